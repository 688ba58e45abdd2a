"""All settings, read from the environment (KOERS_…) once and never changed. `.env.example` lists them."""

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from secrecy import Keyring, WrongKeys

EXAMPLE_SECRETS = frozenset({"", "changeme", "change-me", "secret", "geheim", "vul-hier-een-lang-geheim-in"})
SHORTEST_SECRET = 32
DEMO_KEYS = "demo-data-keys"  # file in the data folder
PREFIX = "KOERS_"
BESIDE = frozenset({"KOERS_CHROMIUM"})  # no settings of Koers, but of its tests
DATABASES = {"sqlite", "postgresql", "postgresql+psycopg"}


class WrongSetting(Exception):
    """Settings that Koers refuses to start with; each line of the text says which one and what to do."""


class Settings(BaseSettings):
    """The settings of one installation. Durations are in the unit that their name says."""

    model_config = SettingsConfigDict(env_prefix="KOERS_", env_file=".env", frozen=True, extra="ignore")

    port: int = Field(default=8501, ge=1, le=65535)
    data_dir: Path = Path("data")
    database_url: str = ""
    secret_key: SecretStr = SecretStr("")
    data_keys: SecretStr = SecretStr("")
    demo: bool = False
    base_url: str = ""
    secure_cookie: bool = True
    trusted_proxies: int = Field(default=0, ge=0, le=5)
    idle_minutes: int = Field(default=15, ge=10, le=60)
    idle_warning_minutes: int = Field(default=5, ge=1, le=9)
    session_hours: int = Field(default=10, ge=1, le=12)
    login_tries: int = Field(default=5, ge=3, le=20)
    login_tries_per_address: int = Field(default=50, ge=5, le=500)
    lockout_minutes: int = Field(default=15, ge=1, le=120)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    duo_url: str = ""
    duo_oin: str = ""
    duo_target_oin: str = ""
    duo_certificate: str = ""
    duo_key: str = ""
    duo_ca: str = ""
    duo_proxy_secret: SecretStr = SecretStr("")

    @field_validator("base_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/")):
            raise ValueError("moet een adres zijn zoals https://koers.gemeente.example, zonder iets erachter")
        return value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        if value and urlsplit(value).scheme not in DATABASES:
            raise ValueError("moet beginnen met postgresql:// of sqlite:///")
        return value

    @property
    def sends_to_duo(self) -> bool:
        """Whether messages go to DUO; without an address none does."""
        return bool(self.duo_url)

    @property
    def hears_from_duo(self) -> bool:
        """Whether DUO's notifications are let in; without the secret of the proxy none is."""
        return bool(self.duo_proxy_secret.get_secret_value())

    @property
    def url(self) -> str:
        """The database address; an embedded SQLite file in the data folder when none is set."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'koers.db').absolute()}"

    @property
    def keys(self) -> str:
        """The keys for what is encrypted in the database; a demo without a setting has its own in the data folder."""
        own, of_demo = self.data_keys.get_secret_value().strip(), self.data_dir / DEMO_KEYS
        if self.demo and not own and of_demo.is_file():
            return of_demo.read_text(encoding="ascii").strip()
        return own


def require_safe(settings: Settings) -> None:
    """Refuse to serve real data with a secret that others know, or no keys. Raises WrongSetting naming the setting."""
    secret = settings.secret_key.get_secret_value()
    if settings.demo:
        return
    if secret.strip().lower() in EXAMPLE_SECRETS:
        raise WrongSetting(
            "KOERS_SECRET_KEY ontbreekt of is het voorbeeld. Maak een eigen geheim: openssl rand -hex 32"
        )
    if len(secret) < SHORTEST_SECRET:
        raise WrongSetting(
            f"KOERS_SECRET_KEY is te kort: minstens {SHORTEST_SECRET} tekens. Maak er een: openssl rand -hex 32"
        )
    try:
        _ = Keyring(settings.keys).ids
    except WrongKeys as wrong:
        raise WrongSetting(str(wrong)) from wrong


def read() -> Settings:
    """The settings of the environment and of .env. Raises WrongSetting with a sentence for each that is not right."""
    values = _environment()
    wrong = [*_unknown(values), *_empty(values)]
    if not wrong:
        try:
            return Settings()
        except ValidationError as refused:
            wrong = [_refused(each) for each in refused.errors()]
    raise WrongSetting("\n".join(wrong))


def _environment() -> dict[str, str]:
    file = Settings.model_config.get("env_file")
    written: Mapping[str, str | None] = dotenv_values(Path(file)) if isinstance(file, str) else {}
    both = {**written, **os.environ}
    return {name.upper(): value or "" for name, value in both.items() if name.upper().startswith(PREFIX)}


def _names() -> dict[str, Any]:
    return {f"{PREFIX}{name.upper()}": field.default for name, field in Settings.model_fields.items()}


def _unknown(values: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(values.keys() - _names().keys() - BESIDE):
        matches = get_close_matches(name, _names(), n=1)
        yield f"{name} kent Koers niet." + (f" Bedoelt u {matches[0]}?" if matches else " Haal die instelling weg.")


def _empty(values: Mapping[str, str]) -> Iterator[str]:
    """An empty setting is none, but for one whose absence would quietly be another database or folder."""
    for name, default in _names().items():
        matters = name == "KOERS_DATABASE_URL" or not (default == "" or isinstance(default, SecretStr))
        if matters and name in values and not values[name].strip():
            yield f"{name} is leeg. Vul een waarde in, of haal de regel weg."


def _refused(wrong: Any) -> str:
    name, kind, limits = f"{PREFIX}{str(wrong['loc'][0]).upper()}", wrong["type"], wrong.get("ctx", {})
    sentences = {
        "int_parsing": "moet een heel getal zijn",
        "bool_parsing": "moet true of false zijn",
        "greater_than_equal": f"moet minstens {limits.get('ge')} zijn",
        "less_than_equal": f"mag hoogstens {limits.get('le')} zijn",
        "literal_error": "moet DEBUG, INFO, WARNING of ERROR zijn",
        "value_error": str(limits.get("error", "")),
    }
    return f"{name} {sentences.get(kind, 'is niet goed')}."


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process. Raises WrongSetting."""
    return read()

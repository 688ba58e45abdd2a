"""All settings, read from the environment (KOERS_…) once and never changed. `.env.example` lists them."""

from functools import lru_cache
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from secrecy import Keyring, WrongKeys

EXAMPLE_SECRETS = frozenset({"", "changeme", "change-me", "secret", "geheim", "vul-hier-een-lang-geheim-in"})
SHORTEST_SECRET = 32
DEMO_KEYS = "demo-data-keys"  # file in the data folder


class WrongSetting(Exception):
    """A setting that Koers refuses to start with; the text says which one and what to do."""


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
    log_level: str = "INFO"
    duo_url: str = ""
    duo_oin: str = ""
    duo_target_oin: str = ""
    duo_certificate: str = ""
    duo_key: str = ""
    duo_ca: str = ""
    duo_proxy_secret: SecretStr = SecretStr("")

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


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process."""
    return Settings()

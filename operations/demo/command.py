"""The demo: Koers with invented people, ready at one command. What was entered stays, until `--reset`."""

import secrets
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

import sqlalchemy as sa
from pydantic import SecretStr
from rich.console import Console
from rich.progress import Progress
from rich.table import Table
from sqlmodel import SQLModel, select

from database import connect, open_session
from models import Caseworker, Gemeente
from operations.demo.fill import fill, size
from operations.keys import refuse_wrong_keys
from operations.migrate import upgrade
from operations.safety.folders import FOLDER
from secrecy import WrongKeys, new_keys
from settings import DEMO_KEYS, EXAMPLE_SECRETS, Settings
from texts.beheer.demo import ACCOUNTS

# Fixed ids mark a database as a demo: a name can be changed in the demo itself.
DUINMEER = uuid5(NAMESPACE_URL, "koers:demo:duinmeer")
VEENRAND = uuid5(NAMESPACE_URL, "koers:demo:veenrand")
LAST_MADE = ACCOUNTS[-1].username  # this account is made after everybody else: without it the filling was cut short


class NotADemo(Exception):
    """This database holds something else than the demo; nothing of it was touched."""


class LostKey(Exception):
    """The demo cannot be read with the keys that are there; nothing of it was touched."""


def prepare(configured: Settings, say: Console, *, reset: bool = False) -> Settings:
    """Make the demo where it is not there yet; the settings to serve it with. Raises NotADemo, LostKey."""
    configured.data_dir.mkdir(FOLDER, parents=True, exist_ok=True)
    demo = {"demo": True, "secret_key": SecretStr(_secret(configured)), "data_keys": SecretStr(_data_keys(configured))}
    served = configured.model_copy(update=demo)
    engine = _hasty(served.url, served.keys)
    try:
        _refuse_other(engine)
        if reset or (is_demo(engine) and not _is_complete(engine)):
            _empty(engine)
        _upgrade(configured, served, engine)
        if not _is_complete(engine):
            _fill(engine, say)
        elif not reset:
            say.print("De verzonnen mensen zijn er nog, met alles wat u invoerde. Opnieuw beginnen: make demo-reset")
    finally:
        engine.dispose()
    return served


def is_demo(engine: sa.Engine) -> bool:
    """Whether this database was made by the demo."""
    return bool(_gemeenten(engine) & {DUINMEER, VEENRAND})


def show_accounts(say: Console) -> None:
    """The accounts of the demo, for who starts it from a terminal."""
    table = Table("Gebruikersnaam", "Wachtwoord", "Rol", title="Demo: verzonnen gegevens")
    for each in ACCOUNTS:
        table.add_row(each.username, each.password, each.what)
    say.print(table)


def _secret(configured: Settings) -> str:
    """The secret that was set, else one that is made once and kept in the data folder, for this user's eyes only."""
    own = configured.secret_key.get_secret_value()
    if own.strip().lower() not in EXAMPLE_SECRETS:
        return own
    file = configured.data_dir / "demo-secret"
    if not file.exists():
        _write_private(file, secrets.token_hex(32))
    return file.read_text(encoding="ascii").strip()


def _data_keys(configured: Settings) -> str:
    """The keys that were set or that lie in the data folder, else new ones; those are kept once they are used."""
    return configured.model_copy(update={"demo": True}).keys or new_keys()


def _upgrade(configured: Settings, served: Settings, engine: sa.Engine) -> None:
    try:
        refuse_wrong_keys(engine)
        if not configured.data_keys.get_secret_value().strip():
            _write_private(served.data_dir / DEMO_KEYS, served.keys)
        upgrade(served.url, served.keys)
    except WrongKeys as wrong:
        raise LostKey(f"{wrong} De verzonnen mensen opnieuw maken kan altijd: make demo-reset") from wrong


def _write_private(file: Path, text: str) -> None:
    file.touch(mode=0o600)
    file.write_text(text, encoding="ascii")


def _hasty(url: str, data_keys: str) -> sa.Engine:
    """An engine that does not wait for the disk: a filling that a power cut spoils is simply made again."""
    engine = connect(url, data_keys)
    setting = "PRAGMA synchronous=OFF" if url.startswith("sqlite") else "SET synchronous_commit TO off"

    def hurry(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(setting)
        cursor.close()

    sa.event.listen(engine, "connect", hurry)
    return engine


def _gemeenten(engine: sa.Engine) -> set[UUID]:
    if not sa.inspect(engine).has_table("gemeente"):
        return set()
    with open_session(engine) as session:
        return set(session.exec(select(Gemeente.id)).all())


def _refuse_other(engine: sa.Engine) -> None:
    if _gemeenten(engine) - {DUINMEER, VEENRAND}:
        address = engine.url.render_as_string(hide_password=True)
        raise NotADemo(
            f"De database {address} bevat gegevens die niet van de demo zijn. Er is niets aan veranderd. "
            "Kies voor de demo een andere KOERS_DATA_DIR of KOERS_DATABASE_URL."
        )


def _is_complete(engine: sa.Engine) -> bool:
    if not is_demo(engine):
        return False
    with open_session(engine) as session:
        return session.exec(select(Caseworker.id).where(Caseworker.username == LAST_MADE)).first() is not None


def _empty(engine: sa.Engine) -> None:
    """Take away all tables, and what stands beside them."""
    with engine.begin() as connection:
        SQLModel.metadata.drop_all(connection)
        connection.execute(sa.text("DROP TABLE IF EXISTS alembic_version"))
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("DROP FUNCTION IF EXISTS refuse_change"))


def _fill(engine: sa.Engine, say: Console) -> None:
    with Progress(console=say, transient=True) as progress:
        bar = progress.add_task("Verzonnen mensen maken …", total=size())
        fill(
            partial(open_session, engine),
            duinmeer_id=DUINMEER,
            veenrand_id=VEENRAND,
            now=datetime.now(UTC),
            after_each=lambda: progress.advance(bar),
        )
    say.print("De demo is gevuld met verzonnen mensen.")

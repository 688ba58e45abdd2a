"""Bring a database to the newest tables, and tell whether it is."""

from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlmodel import Session, SQLModel

import models  # noqa: F401  (imports every table)
from actions.deed.dossier_status import recount
from database import connect
from operations.keys import encrypt_plain, refuse_wrong_keys, take_up

FOLDER = Path(__file__).parent.parent / "migrations"


class LooseEnd(Exception):
    """A row of this table refers to one that is not there."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    return config


def upgrade(url: str, data_keys: str | None = None) -> None:
    """Run all migrations that this database has not had yet, encrypt what is secret and still plain, and where there
    was something to migrate, compute the stored days and counts of every dossier anew.

    `data_keys` instead of those of the settings. Raises secrecy.WrongKeys before anything has changed.
    """
    engine = connect(url, data_keys)
    try:
        refuse_wrong_keys(engine)
        before = _revision(engine)
        _run_migrations(engine)
        take_up(engine, datetime.now(UTC))
        encrypt_plain(engine)
        if _revision(engine) != before:
            _recompute(engine)
    finally:
        engine.dispose()


def _revision(engine: sa.Engine) -> set[str]:
    with engine.connect() as connection:
        return set(MigrationContext.configure(connection).get_current_heads())


def _recompute(engine: sa.Engine) -> None:
    """Write the stored copies of what the rules compute: a new version may compute another day from the same dates."""
    with Session(engine) as session:
        recount(session)
        session.commit()


def _run_migrations(engine: sa.Engine) -> None:
    config = _config()
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            # SQLite changes a table by making it anew; what refers to it would stop that, and is checked afterwards.
            connection.exec_driver_sql("PRAGMA foreign_keys=OFF")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.dialect.name == "sqlite":
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if loose is not None:
                raise LooseEnd(str(loose[0]))
            connection.exec_driver_sql("PRAGMA foreign_keys=ON")


def revise(url: str, message: str) -> None:
    """Write a new migration file from the difference between the tables in code and this database."""
    config = _config()
    engine = connect(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True)
    engine.dispose()


def is_current(connection: sa.Connection) -> bool:
    """Whether this database has had every migration."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def differences(connection: sa.Connection) -> list[object]:
    """What the tables in code have that this database has not, or the other way round."""
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))

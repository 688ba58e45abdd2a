"""Bring a database to the newest tables, and tell whether it is."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

import models  # noqa: F401  (imports every table)
from database import connect

FOLDER = Path(__file__).parent.parent / "migrations"


class LooseEnd(Exception):
    """A row of this table refers to one that is not there."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    return config


def upgrade(url: str) -> None:
    """Run all migrations that this database has not had yet."""
    config = _config()
    engine = connect(url)
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
    engine.dispose()


def revise(url: str, message: str) -> None:
    """Write a new migration file from the difference between the tables in code and this database."""
    config = _config()
    engine = connect(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.revision(config, message, autogenerate=True)
    engine.dispose()


def is_current(connection: Connection) -> bool:
    """Whether this database has had every migration."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    return set(MigrationContext.configure(connection).get_current_heads()) == heads


def differences(connection: Connection) -> list[object]:
    """What the tables in code have that this database has not, or the other way round."""
    return list(compare_metadata(MigrationContext.configure(connection), SQLModel.metadata))

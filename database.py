"""The one place that knows the database: its address, how it is opened, and how it says that it is away."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlmodel import Session

from refusals import DiskFull, Unavailable
from secrecy import Keyring
from settings import settings

BUSY_TIMEOUT_MS = 5000
SQLITE_IOERR, SQLITE_FULL, POSTGRESQL_DISK_FULL = 10, 13, "53100"
LEAST_ROOM = 8 * 1024 * 1024  # bytes; with less the next few answers may not be kept
_FULL: set[str] = set()  # holds "full" from a write that found no room until the next that did


def connect(url: str, data_keys: str | None = None) -> sa.Engine:
    """An engine for `url` (sqlite or postgresql), with the pragmas and time-outs that Koers relies on.

    It carries the keys for what is encrypted in that database: those of the settings unless others are given.
    """
    keyring = {"keyring": Keyring(settings().keys if data_keys is None else data_keys)}
    if url.startswith("sqlite"):
        # hide_parameters: a logged fault must never hold an answer
        engine = sa.create_engine(url, hide_parameters=True, execution_options=keyring)
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "commit", _wrote)
        return engine
    url = url.replace("postgresql://", "postgresql+psycopg://", 1)
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        execution_options=keyring,
        pool_pre_ping=True,
        pool_timeout=BUSY_TIMEOUT_MS / 1000,
        connect_args={"connect_timeout": 5, "options": f"-c lock_timeout={BUSY_TIMEOUT_MS}"},
    )
    sa.event.listen(engine, "handle_error", _without_content)
    sa.event.listen(engine, "commit", _wrote)
    return engine


def _without_content(context: sa.engine.ExceptionContext) -> None:
    """Take what was to be kept out of the words of a fault, for faults are logged.

    PostgreSQL tells the whole row in its detail ("Failing row contains ..."), and a value that it cannot read (faults
    of class 22) in the message itself.
    """
    diagnostics = getattr(context.original_exception, "diag", None)
    if diagnostics is None or not diagnostics.message_primary:
        return
    code = str(diagnostics.sqlstate)
    words = f"{code} in {diagnostics.table_name}" if code.startswith("22") else f"{code} {diagnostics.message_primary}"
    context.original_exception.args = (words,)
    if context.sqlalchemy_exception is not None:
        context.sqlalchemy_exception.args = (f"({type(context.original_exception).__name__}) {words}",)


def _prepare_sqlite(connection: SqliteConnection, _record: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    # INSERT OR REPLACE deletes a row without its triggers unless this is on.
    cursor.execute("PRAGMA recursive_triggers=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    # FULL, not NORMAL: an answer that was shown as kept survives a power cut too.
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


@lru_cache(maxsize=1)
def engine() -> sa.Engine:
    """The engine of this process."""
    return connect(settings().url)


@contextmanager
def open_session(bind: sa.Engine | None = None) -> Iterator[Session]:
    """One unit of work. Objects stay readable after commit; what is not committed is rolled back.

    Raises refusals.Unavailable when the database is locked or out of reach, DiskFull when there is no room left.
    """
    try:
        with Session(bind or engine(), expire_on_commit=False) as session:
            yield session
    except (OperationalError, InterfaceError, PoolTimeout) as fault:
        raise cause(fault) from fault
    except DBAPIError as fault:
        if fault.connection_invalidated:
            raise Unavailable from fault
        raise


def cause(fault: Exception) -> Unavailable:
    """What a database that does not do its work has: no room, or it is away."""
    original = getattr(fault, "orig", None)
    code = getattr(original, "sqlite_errorcode", None)
    no_room = code == SQLITE_FULL or getattr(original, "sqlstate", None) == POSTGRESQL_DISK_FULL
    if code is not None and code % 256 == SQLITE_IOERR:
        no_room = no_room or not _room_for_sqlite(engine().url)
    if no_room:
        _FULL.add("full")
        return DiskFull()
    return Unavailable()


def _wrote(_connection: sa.Connection) -> None:
    _FULL.clear()


def _room_for_sqlite(url: sa.URL) -> bool:
    if not url.database:
        return True
    try:
        return shutil.disk_usage(Path(url.database).parent).free >= LEAST_ROOM
    except OSError:
        return True


def has_room() -> bool:
    """Whether there was room for the last write, and on SQLite is for the next."""
    url = engine().url
    return not _FULL and (not url.drivername.startswith("sqlite") or _room_for_sqlite(url))


def reachable() -> bool:
    """Whether the database answers now."""
    try:
        with open_session() as session:
            session.connection().execute(sa.text("select 1"))
    except Unavailable:
        return False
    return True

"""Bring what is secret under the first key: a batch at a time, so that it can be cut short and taken up again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from models.guards.encryption import keyring_of
from operations.sealed_rows import HOLDERS, Holder, Row
from secrecy import Keyring, Unreadable

BATCH = 500  # rows a transaction

Which = Callable[[Holder, Keyring], sa.ColumnElement[bool]]
Then = Callable[[int], object]


class Differs(Exception):
    """A row would have said something else afterwards; nothing of its batch was changed."""


def quietly(_rows: int) -> None:
    """For who does not want to hear how far it is."""


@dataclass
class Resealed:
    """How many rows went under the first key, and how many could not be opened and were left as they are."""

    rows: int = 0
    unreadable: int = 0


def plain(holder: Holder, _keyring: Keyring) -> sa.ColumnElement[bool]:
    """What stands there for anybody to read."""
    return holder.plain()


def not_under_the_first(holder: Holder, keyring: Keyring) -> sa.ColumnElement[bool]:
    """What is plain, or sealed with another key."""
    return holder.plain() | holder.under_another(keyring.first)


def waiting(connection: sa.Connection, condition_of: Which) -> int:
    """How many rows there are of this kind."""
    keyring = keyring_of(connection)
    return sum(
        connection.execute(
            sa.select(sa.func.count()).select_from(each.of).where(condition_of(each, keyring))
        ).scalar_one()
        for each in HOLDERS
    )


def reseal(engine: sa.Engine, condition_of: Which, after_each: Then = quietly) -> Resealed:
    """Seal the rows of this kind with the first key; `after_each` hears how many were done since the last time.

    The ring of the engine must have been proven. Raises Differs.
    """
    resealed = Resealed()
    for holder in HOLDERS:
        last: tuple[Any, ...] | None = None
        while True:
            with _transaction(engine) as connection:
                rows = _read(connection, holder, condition_of(holder, keyring_of(engine)), last, to_change=True)
                if not rows:
                    break
                _change(connection, holder, rows, resealed)
            last = tuple(rows[-1][column.name] for column in holder.key)
            after_each(len(rows))
    return resealed


def unreadable(connection: sa.Connection, after_each: Then = quietly) -> tuple[int, int]:
    """How many rows hold something sealed, and how many of those cannot be opened."""
    keyring, total, unreadable_rows = keyring_of(connection), 0, 0
    for holder in HOLDERS:
        last: tuple[Any, ...] | None = None
        while rows := _read(connection, holder, holder.sealed(), last):
            for row in rows:
                try:
                    holder.content(row, keyring)
                except Unreadable:
                    unreadable_rows += 1
            total += len(rows)
            last = tuple(rows[-1][column.name] for column in holder.key)
            after_each(len(rows))
    return total, unreadable_rows


def _read(
    connection: sa.Connection,
    holder: Holder,
    condition: sa.ColumnElement[bool],
    last: tuple[Any, ...] | None,
    *,
    to_change: bool = False,
) -> list[Row]:
    statement = sa.select(holder.of, holder.secret.label("secret")).where(condition).order_by(*holder.key).limit(BATCH)
    if last is not None:
        statement = statement.where(sa.tuple_(*holder.key) > last)
    if to_change:
        statement = statement.with_for_update(of=holder.of)
    return [dict(row) for row in connection.execute(statement).mappings()]


def _change(connection: sa.Connection, holder: Holder, rows: list[Row], resealed: Resealed) -> None:
    keyring = keyring_of(connection)
    with _lifted(connection, holder):
        for row in rows:
            try:
                before, columns = holder.content(row, keyring), holder.change(row, keyring)
            except Unreadable:
                resealed.unreadable += 1
                continue
            if columns:
                this = sa.and_(*(column == row[column.name] for column in holder.key))
                connection.execute(sa.update(holder.of).where(this).values(columns))
                after = connection.execute(sa.select(holder.of).where(this)).mappings().one()
                if holder.content(dict(after), keyring) != before:
                    raise Differs(holder.of.name)
                resealed.rows += 1


@contextmanager
def _transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    with engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            # Python's driver begins by itself only at the first change of a row, and a trigger is no row.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


@contextmanager
def _lifted(connection: sa.Connection, holder: Holder) -> Iterator[None]:
    """Let this transaction, and no other, change a table that only grows."""
    if not holder.grows_only:
        yield
        return
    name = holder.of.name
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"ALTER TABLE {name} DISABLE TRIGGER {name}_only_grows")
        yield
        connection.exec_driver_sql(f"ALTER TABLE {name} ENABLE TRIGGER {name}_only_grows")
        return
    guard = f"{name}_no_update"
    written = connection.execute(
        sa.text("select sql from sqlite_master where type = 'trigger' and name = :name"), {"name": guard}
    ).scalar_one()
    connection.exec_driver_sql(f"DROP TRIGGER {guard}")
    yield
    connection.exec_driver_sql(written)


def tidy(engine: sa.Engine) -> None:
    """Let nothing of what stood there before be left on the disk, in the room that the old rows took."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            for holder in HOLDERS:
                connection.exec_driver_sql(f"VACUUM FULL {holder.of.name}")
            return
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

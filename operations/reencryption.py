"""Encrypt all secrets with the first key, a batch at a time, so that it can be stopped and continued."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from models.guards.encryption import keyring_of
from operations.encrypted_rows import HOLDERS, Holder, Row
from secrecy import Keyring, Unreadable

BATCH = 500  # rows a transaction

Which = Callable[[Holder, Keyring], sa.ColumnElement[bool]]
Then = Callable[[int], object]


class Differs(Exception):
    """A row did not decrypt to the same content afterwards; its batch was rolled back."""


def quietly(_rows: int) -> None:
    """A progress callback that does nothing."""


@dataclass
class Reencrypted:
    """How many rows were encrypted with the first key,
    and how many could not be decrypted and were left as they are.
    """

    rows: int = 0
    unreadable: int = 0


def plain(holder: Holder, _keyring: Keyring) -> sa.ColumnElement[bool]:
    """The rows with a secret that is not encrypted."""
    return holder.plain()


def not_under_the_first(holder: Holder, keyring: Keyring) -> sa.ColumnElement[bool]:
    """The rows with a secret that is not encrypted, or encrypted with another key."""
    return holder.plain() | holder.under_another(keyring.first)


def waiting(connection: sa.Connection, which: Which) -> int:
    """How many rows `which` selects."""
    keyring = keyring_of(connection)
    return sum(
        connection.execute(sa.select(sa.func.count()).select_from(each.of).where(which(each, keyring))).scalar_one()
        for each in HOLDERS
    )


def reencrypt(engine: sa.Engine, which: Which, then: Then = quietly) -> Reencrypted:
    """Encrypt the rows that `which` selects with the first key; `then` is called with the size of each batch.

    The keyring of the engine must be verified. Raises Differs.
    """
    done = Reencrypted()
    for holder in HOLDERS:
        last: tuple[Any, ...] | None = None
        while True:
            with _transaction(engine) as connection:
                rows = _read(connection, holder, which(holder, keyring_of(engine)), last, to_change=True)
                if not rows:
                    break
                _change(connection, holder, rows, done)
            last = tuple(rows[-1][column.name] for column in holder.key)
            then(len(rows))
    return done


class EncryptedCount(NamedTuple):
    """How many rows hold something encrypted, and how many of those cannot be decrypted."""

    rows: int
    unreadable: int


def unreadable(connection: sa.Connection, then: Then = quietly) -> EncryptedCount:
    """How many rows hold something encrypted, and how many of those cannot be decrypted."""
    keyring, total, wrong = keyring_of(connection), 0, 0
    for holder in HOLDERS:
        last: tuple[Any, ...] | None = None
        while rows := _read(connection, holder, holder.encrypted(), last):
            for row in rows:
                try:
                    holder.content(row, keyring)
                except Unreadable:
                    wrong += 1
            total += len(rows)
            last = tuple(rows[-1][column.name] for column in holder.key)
            then(len(rows))
    return EncryptedCount(total, wrong)


def _read(
    connection: sa.Connection,
    holder: Holder,
    which: sa.ColumnElement[bool],
    last: tuple[Any, ...] | None,
    *,
    to_change: bool = False,
) -> list[Row]:
    statement = sa.select(holder.of, holder.secret.label("secret")).where(which).order_by(*holder.key).limit(BATCH)
    if last is not None:
        statement = statement.where(sa.tuple_(*holder.key) > last)
    if to_change:
        statement = statement.with_for_update(of=holder.of)
    return [dict(row) for row in connection.execute(statement).mappings()]


def _change(connection: sa.Connection, holder: Holder, rows: list[Row], done: Reencrypted) -> None:
    keyring = keyring_of(connection)
    with _lifted(connection, holder):
        for row in rows:
            try:
                before, columns = holder.content(row, keyring), holder.change(row, keyring)
            except Unreadable:
                done.unreadable += 1
                continue
            if columns:
                this = sa.and_(*(column == row[column.name] for column in holder.key))
                connection.execute(sa.update(holder.of).where(this).values(columns))
                after = connection.execute(sa.select(holder.of).where(this)).mappings().one()
                if holder.content(dict(after), keyring) != before:
                    raise Differs(holder.of.name)
                done.rows += 1


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
    """Rewrite the tables, so that the old, unencrypted rows are no longer on the disk."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "postgresql":
            for holder in HOLDERS:
                connection.exec_driver_sql(f"VACUUM FULL {holder.of.name}")
            return
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

"""Shared by all tables: keys that sort by time, constraint names, and columns for enums and JSON."""

from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7

# Names for all constraints: SQLite's batch migrations can only change a constraint that has a name.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> UUID:
    """A new key (UUID version 7); keys made later sort later, which keeps indexes compact."""
    return uuid7()


def id_field() -> Any:
    """The primary key column of a table."""
    return Field(default_factory=new_id, primary_key=True)


def gemeente_field() -> Any:
    """The gemeente that a row belongs to. It leads the indexes of each table; those are declared per table."""
    return Field(foreign_key="gemeente.id", nullable=False)


def enum_type(kind: type[StrEnum], name: str) -> Any:
    """A text column that stores the value of a member of `kind`, with a check constraint;
    a new member needs a migration.
    """
    return sa.Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        values_callable=lambda members: [each.value for each in members],
        name=name,
    )


def json_type() -> Any:
    """A JSON column. Assign a new value to change it: a change in place is not detected."""
    return sa.JSON().with_variant(JSONB(), "postgresql")


def table(of: type[SQLModel]) -> sa.Table:
    """The table behind a model, for a statement that is built once and run without the ORM."""
    return SQLModel.metadata.tables[str(of.__tablename__)]

"""The gemeente and the people who work there."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from access import Role, Scope
from models.base import enum_type, gemeente_field, id_field


class Gemeente(SQLModel, table=True):
    """One municipality; several share an installation without seeing each other."""

    id: UUID = id_field()
    name: str = Field(max_length=80, unique=True)
    address: str = Field(default="", max_length=200)
    contact: str = Field(default="", max_length=200)
    logo: bytes | None = Field(default=None, sa_type=sa.LargeBinary)
    code: str = Field(default="", max_length=4)  # CBS gemeentecode, by which DUO knows a gemeente
    four_eyes: bool = False  # a coördinator approves a plan before it is vastgesteld
    dossier_count: int = 0  # the highest dossier number given out


class Caseworker(SQLModel, table=True):
    """One person with an account. A closed account stays, because the audit trail names it."""

    __table_args__ = (sa.Index(None, "gemeente_id", "role"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    username: str = Field(max_length=60, unique=True)
    name: str = Field(max_length=120)
    email: str = Field(default="", max_length=160)
    phone: str = Field(default="", max_length=40)
    role: Role = Field(sa_type=enum_type(Role, "role"))
    scope: Scope = Field(sa_type=enum_type(Scope, "scope"))
    password_hash: str = Field(max_length=100)
    created_at: datetime
    password_changed_at: datetime
    visited_at: datetime | None = None  # when the screen Vandaag was last left, for "what others changed"
    disabled_at: datetime | None = None

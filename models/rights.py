"""The rights per role and restricted section as a gemeente set them, and each inzage."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from access import Role
from models.base import enum_type, gemeente_field, id_field


class DomeinRecht(SQLModel, table=True):
    """The level that a gemeente set for one role and one restricted section, where it differs from the default."""

    __tablename__ = "domein_recht"

    gemeente_id: UUID = Field(foreign_key="gemeente.id", primary_key=True)
    role: Role = Field(sa_type=enum_type(Role, "role"), primary_key=True)
    restricted_section: str = Field(max_length=60, primary_key=True)
    level: str = Field(max_length=12)  # access.Level
    set_by: UUID = Field(foreign_key="caseworker.id")
    set_at: datetime


class DomeinInzage(SQLModel, table=True):
    """One inzage: a user opened a sensitive section of a dossier that is not their own, why,
    and until when. Never edited.
    """

    __tablename__ = "domein_inzage"
    __table_args__ = (
        sa.Index("ix_domein_inzage_open_section", "dossier_id", "caseworker_id", "restricted_section", "until"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    restricted_section: str = Field(max_length=60)
    reason: str = Field(max_length=500)
    opened_at: datetime
    until: datetime

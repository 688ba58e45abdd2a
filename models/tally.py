"""Counts of dossiers, kept up to date by every deed, so that the overview costs the same at any size."""

from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import enum_type, gemeente_field, id_field


class Grain(StrEnum):
    """By what a line of the tally counts; the columns that a grain does not count by stay empty."""

    STANDING_AND_DUE = "standing_and_due"  # fase, leerroute, doelgroep, last day: many lines, for filters combined
    STANDING = "standing"  # fase, leerroute, doelgroep
    DUE = "due"  # last day
    REGIEVOERDER = "regievoerder"


class DossierTally(SQLModel, table=True):
    """How many open dossiers stand in one place. Empty text stands for "none", so that the key is never null."""

    __tablename__ = "dossier_tally"
    __table_args__ = (
        sa.UniqueConstraint(
            "gemeente_id",
            "grain",
            "fase",
            "leerroute",
            "doelgroep",
            "regievoerder",
            "sort_due",
            name="uq_dossier_tally",
        ),
        sa.CheckConstraint("dossiers >= 0", name="not_negative"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    grain: Grain = Field(sa_type=enum_type(Grain, "grain"))
    fase: str = Field(default="", max_length=24)
    leerroute: str = Field(default="", max_length=24)
    doelgroep: str = Field(default="", max_length=24)
    regievoerder: str = Field(default="", max_length=36)  # the id as text
    sort_due: date = date.min
    dossiers: int

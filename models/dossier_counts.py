"""Counts of dossiers, updated by every action, so that the overview is equally fast at any size."""

from datetime import date
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import enum_type, gemeente_field, id_field


class CountedBy(StrEnum):
    """The columns by which a row counts; its other columns are empty."""

    STATUS_AND_DUE = "status_and_due"  # fase, leerroute, doelgroep, last day: many lines, for filters combined
    STATUS = "status"  # fase, leerroute, doelgroep
    DUE = "due"  # last day
    REGIEVOERDER = "regievoerder"


class DossierCount(SQLModel, table=True):
    """The number of open dossiers with one combination of values.

    An empty text means none, so that the key is never null.
    """

    __tablename__ = "dossier_count"
    __table_args__ = (
        sa.UniqueConstraint(
            "gemeente_id",
            "counted_by",
            "fase",
            "leerroute",
            "doelgroep",
            "regievoerder",
            "sort_due",
            name="uq_dossier_count",
        ),
        sa.CheckConstraint("dossiers >= 0", name="not_negative"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    counted_by: CountedBy = Field(sa_type=enum_type(CountedBy, "counted_by"))
    fase: str = Field(default="", max_length=24)
    leerroute: str = Field(default="", max_length=24)
    doelgroep: str = Field(default="", max_length=24)
    regievoerder: str = Field(default="", max_length=36)  # the id as text
    sort_due: date = date.min
    dossiers: int

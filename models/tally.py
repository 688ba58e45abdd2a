"""Counts of dossiers, kept up to date by every deed, so that the overview costs the same at any size."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class DossierTally(SQLModel, table=True):
    """How many open dossiers stand in one place. Empty text stands for "none", so that the key is never null."""

    __tablename__ = "dossier_tally"
    __table_args__ = (
        sa.UniqueConstraint("gemeente_id", "fase", "leerroute", "doelgroep", "sort_due"),
        sa.CheckConstraint("dossiers >= 0", name="not_negative"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    fase: str = Field(max_length=24)
    leerroute: str = Field(default="", max_length=24)
    doelgroep: str = Field(max_length=24)
    sort_due: date
    dossiers: int

"""After the vaststelling: bekendmaking, signatures and bezwaar. The version itself never changes
(models.pip.PipVersie).
"""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class PipBekendmaking(SQLModel, table=True):
    """How and when a version reached the inburgeraar: the term for bezwaar begins the day after (Awb art. 6:8)."""

    __tablename__ = "pip_bekendmaking"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    versie_id: UUID = Field(foreign_key="pip_versie.id", unique=True)
    sent_on: date
    manner: str = Field(max_length=16)  # rules.pip.bekendmaking.BekendmakingManner: post, uitgereikt, digitaal
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    version: int = 1


class PipHandtekening(SQLModel, table=True):
    """A signature under one version: on paper (where the scan is), or drawn on the screen."""

    __tablename__ = "pip_handtekening"
    __table_args__ = (
        sa.UniqueConstraint("versie_id", "who"),
        sa.Index(None, "gemeente_id", "dossier_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    versie_id: UUID = Field(foreign_key="pip_versie.id")
    who: str = Field(max_length=16)  # inburgeraar, regievoerder
    name: str = Field(max_length=160)
    manner: str = Field(max_length=16)  # papier, scherm
    signed_at: datetime
    sha256: str = Field(max_length=64)  # of the version that was signed
    strokes: str = Field(default="", sa_type=sa.Text)  # encrypted: the lines of a drawn signature as JSON
    scan_note: str = Field(default="", max_length=300)  # where the scan of the paper is kept
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime


class Bezwaar(SQLModel, table=True):
    """A bezwaar against a version, and its outcome. It does not move the inburgeringstermijn (Wet art. 11)."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    versie_id: UUID = Field(foreign_key="pip_versie.id")
    received_on: date
    grounds: str = Field(default="", sa_type=sa.Text)  # encrypted
    outcome: str = Field(default="", max_length=24)  # rules.pip.bezwaar.BezwaarOutcome
    decided_on: date | None = None
    note: str = Field(default="", sa_type=sa.Text)  # encrypted
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    version: int = 1

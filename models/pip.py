"""The persoonlijk plan inburgering en participatie (Wet art. 15): the draft, its doelen, and the frozen versions."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import enum_type, gemeente_field, id_field, json_type
from rules.law.terms import Leefgebied, Leerroute, PipStatus, TeltVoor


class Pip(SQLModel, table=True):
    """The draft of the PIP of one dossier. Vastgestelde versions are in PipVersie."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id", unique=True)
    sheet_id: UUID = Field(foreign_key="answer_sheet.id", unique=True)
    status: PipStatus = Field(sa_type=enum_type(PipStatus, "status"))
    last_version: int = 0
    change_reason: str = Field(default="", sa_type=sa.Text)
    change_kind: str = Field(default="", max_length=16)  # rules.law.terms.Wijziging
    change_facts: dict[str, object] = Field(default_factory=dict, sa_type=json_type())  # rules.pip.changes.ChangeFacts
    approval_asked_at: datetime | None = None
    approval_asked_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    approved_at: datetime | None = None
    approved_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    approved_content: str = Field(default="", max_length=64)  # SHA-256 of the plan that was approved
    approval_note: str = Field(default="", sa_type=sa.Text)
    started_on: date
    version: int = 1


class Doel(SQLModel, table=True):
    """One doel of the draft. Each field has its own version, so that two people can edit different fields."""

    __table_args__ = (sa.Index(None, "gemeente_id", "pip_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    pip_id: UUID = Field(foreign_key="pip.id")
    area: Leefgebied = Field(sa_type=enum_type(Leefgebied, "area"))
    position: int
    own_words: str = Field(default="", sa_type=sa.Text)
    result: str = Field(default="", sa_type=sa.Text)
    baseline: str = Field(default="", max_length=500)
    target: date | None = None
    owner: str = Field(default="", max_length=500)
    suggested_by: str = Field(default="", max_length=40)  # code of the suggestion that it came from
    horizon: str = Field(default="", max_length=16)  # rules.law.terms.Horizon
    status: str = Field(default="", max_length=16)  # rules.law.terms.DoelStatus; empty: not judged yet
    status_reason: str = Field(default="", sa_type=sa.Text)
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())
    removed_at: datetime | None = None


class Activiteit(SQLModel, table=True):
    """One activiteit under a doel."""

    __table_args__ = (sa.Index(None, "gemeente_id", "pip_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    pip_id: UUID = Field(foreign_key="pip.id")
    doel_id: UUID = Field(foreign_key="doel.id", index=True)
    position: int
    what: str = Field(default="", max_length=500)
    provider: str = Field(default="", max_length=500)
    minutes_per_week: int | None = None
    start: date | None = None
    until: date | None = None
    counts_for: TeltVoor = Field(default=TeltVoor.NIETS, sa_type=enum_type(TeltVoor, "counts_for"))
    aanbod_id: UUID | None = Field(default=None, foreign_key="aanbod.id")
    place: str = Field(default="", max_length=160)
    slots: list[dict[str, str]] = Field(default_factory=list, sa_type=json_type())  # day, from, until ("09:00")
    travel_minutes: int | None = None  # one way
    childcare: str = Field(default="", max_length=16)  # rules.law.terms.Childcare
    split: dict[str, int] = Field(default_factory=dict, sa_type=json_type())  # dual: minutes a week by TeltVoor
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())
    removed_at: datetime | None = None


class PipVersie(SQLModel, table=True):
    """A vastgesteld PIP as it was on that day. Never edited (a trigger refuses it)."""

    __tablename__ = "pip_versie"
    __table_args__ = (
        sa.UniqueConstraint("pip_id", "number"),
        sa.Index(None, "gemeente_id", "dossier_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    pip_id: UUID = Field(foreign_key="pip.id")
    number: int
    dagtekening: date
    leerroute: Leerroute = Field(sa_type=enum_type(Leerroute, "leerroute"))
    reason: str = Field(default="", sa_type=sa.Text)
    document: dict[str, object] = Field(sa_type=json_type())
    sha256: str = Field(max_length=64)
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime

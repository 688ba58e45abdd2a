"""The talks of the brede intake; each answer is linked to the talk in which it was given."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class Gesprek(SQLModel, table=True):
    """One talk: kennismaking, deel A in the azc, deel B after housing, driegesprek and so on."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id", "held_on"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    held_on: date
    kind: str = Field(max_length=24)  # forms.engine.talks.TalkKind
    place: str = Field(max_length=24)  # forms.engine.talks.TalkPlace
    attendees: list[str] = Field(default_factory=list, sa_type=json_type())  # forms.engine.talks.Attendee
    language: str = Field(default="", max_length=8)
    interpreter: str = Field(default="", max_length=24)  # forms.engine.talks.Interpreter
    interpreter_note: str = Field(default="", sa_type=sa.Text)
    minutes: int | None = None
    note: str = Field(default="", sa_type=sa.Text)
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    removed_at: datetime | None = None
    version: int = 1

"""Languages: who speaks what, which interpreters can be called, and corrected translations of the questionnaire."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class Vertaling(SQLModel, table=True):
    """One text of a questionnaire in another language, as this gemeente corrected or confirmed it."""

    __table_args__ = (
        sa.UniqueConstraint(
            "gemeente_id", "language", "questionnaire", "questionnaire_version", "text_key", name="uq_vertaling_text"
        ),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    language: str = Field(max_length=8)
    questionnaire: str = Field(max_length=40)
    questionnaire_version: str = Field(max_length=20)
    # forms.intake.translations.TextKey, e.g. "huisarts.text", "huisarts.option.ja"
    text_key: str = Field(max_length=160)
    text: str = Field(sa_type=sa.Text)
    checked_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    checked_on: date | None = None
    updated_at: datetime
    version: int = 1


class CaseworkerTaal(SQLModel, table=True):
    """A language that somebody of the team speaks well enough for a talk."""

    __tablename__ = "caseworker_taal"

    caseworker_id: UUID = Field(foreign_key="caseworker.id", primary_key=True)
    language: str = Field(max_length=8, primary_key=True)
    gemeente_id: UUID = gemeente_field()


class Tolk(SQLModel, table=True):
    """An interpreter, or an interpreter service, that the team can call."""

    __table_args__ = (sa.Index(None, "gemeente_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    name: str = Field(max_length=120)
    languages: list[str] = Field(default_factory=list, sa_type=json_type())
    phone: str = Field(default="", max_length=40)
    note: str = Field(default="", max_length=500)
    removed_at: datetime | None = None
    version: int = 1

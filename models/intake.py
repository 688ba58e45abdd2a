"""The brede intake of a dossier: begun, completed, reopened. Its answers are in `models.sheet`."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class Intake(SQLModel, table=True):
    """The brede intake of one dossier (Wet art. 14)."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id", unique=True)
    sheet_id: UUID = Field(foreign_key="answer_sheet.id", unique=True)
    started_on: date
    completed_at: datetime | None = None
    version: int = 1


class IntakeClosing(SQLModel, table=True):
    """One completion of the intake, and why it was reopened afterwards."""

    __tablename__ = "intake_closing"
    __table_args__ = (sa.Index(None, "gemeente_id", "intake_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    intake_id: UUID = Field(foreign_key="intake.id")
    completed_at: datetime
    completed_by: UUID = Field(foreign_key="caseworker.id")
    agreed_by: str = Field(default="", max_length=300)  # names of those who agree
    answers_given: int  # number at completion: fewer later means that answers were lost
    reopened_at: datetime | None = None
    reopened_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    reopen_reason: str = Field(default="", max_length=2000)

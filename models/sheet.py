"""Answers. One answer is one row, and each change one line of history; a questionnaire is never saved as a whole."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class AnswerSheet(SQLModel, table=True):
    """One filled-in questionnaire: the brede intake, the questions of a PIP, or a talk. Its version never changes."""

    __tablename__ = "answer_sheet"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    questionnaire: str = Field(max_length=40)
    questionnaire_version: str = Field(max_length=20)


class AnswerRow(SQLModel, table=True):
    """The current answer to one question. `value` is JSON text, empty when only a mark was given."""

    __tablename__ = "answer"

    sheet_id: UUID = Field(foreign_key="answer_sheet.id", primary_key=True)
    question_id: str = Field(max_length=60, primary_key=True)
    gemeente_id: UUID = gemeente_field()
    value: str | None = Field(default=None, sa_type=sa.Text)
    mark: str | None = Field(default=None, max_length=20)
    source: str | None = Field(default=None, max_length=20)
    talk_id: UUID | None = Field(default=None, foreign_key="gesprek.id")
    checked_talk_id: UUID | None = Field(default=None, foreign_key="gesprek.id")  # the talk in which it was confirmed
    ask_again: bool = False
    version: int
    updated_by: UUID = Field(foreign_key="caseworker.id")
    updated_at: datetime


class AnswerHistory(SQLModel, table=True):
    """One change, of an answer or of a field of a doel or activiteit (`item_id`). Never edited."""

    __tablename__ = "answer_history"
    __table_args__ = (sa.Index(None, "sheet_id", "question_id", "item_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    sheet_id: UUID = Field(foreign_key="answer_sheet.id")
    question_id: str = Field(max_length=60)
    item_id: UUID | None = None
    # saved; conflict: refused because somebody else was first; put_back; checked: confirmed in a later talk;
    # ask_again; carried: from an older version of the questionnaire; imported
    kind: str = Field(max_length=12)
    version: int  # the version after this change; for a conflict the version that was stored
    old_value: str | None = Field(default=None, sa_type=sa.Text)
    old_mark: str | None = Field(default=None, max_length=20)
    new_value: str | None = Field(default=None, sa_type=sa.Text)
    new_mark: str | None = Field(default=None, max_length=20)
    source: str | None = Field(default=None, max_length=20)
    talk_id: UUID | None = Field(default=None, foreign_key="gesprek.id")
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    at: datetime

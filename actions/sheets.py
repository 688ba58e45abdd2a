"""The sheet of answers that is open for one deed: found, within reach, and not closed. One look at the database.

A look and a write happen at the end of every answer, so their statements are built once and run without the ORM.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, Scope, User
from actions.gate import OPEN_LOGIN, refuse_role
from models import Answer, AnswerSheet, Dossier, Intake, Pip
from models.scope import within
from refusals import AlreadyDone, LoggedOut, NotFound
from rules.terms import PipStatus

NEEDED = {"brede_intake": Permission.EDIT_INTAKE, "plan": Permission.EDIT_PIP}


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet that takes answers now, with what is kept for the one question asked for (version 0: nothing)."""

    id: UUID
    gemeente_id: UUID
    dossier_id: UUID
    questionnaire: str
    questionnaire_version: str
    value: str | None
    mark: str | None
    source: str | None
    version: int
    updated_at: datetime | None


@cache
def _look(scope: Scope) -> sa.Select[*tuple[Any, ...]]:
    return (
        sa.select(
            col(AnswerSheet.id),
            col(AnswerSheet.gemeente_id),
            col(AnswerSheet.dossier_id),
            col(AnswerSheet.questionnaire),
            col(AnswerSheet.questionnaire_version),
            col(Answer.value),
            col(Answer.mark),
            col(Answer.source),
            sa.func.coalesce(col(Answer.version), 0),
            col(Answer.updated_at),
            col(Dossier.is_open),
            col(Intake.completed_at),
            col(Pip.status),
            sa.or_(sa.bindparam("login", type_=sa.Uuid()).is_(None), OPEN_LOGIN.exists()),
        )
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(Pip, col(Pip.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(
            Answer,
            (col(Answer.sheet_id) == col(AnswerSheet.id)) & (col(Answer.question_id) == sa.bindparam("question")),
            isouter=True,
        )
        .where(col(AnswerSheet.id) == sa.bindparam("sheet"))
        .where(within(scope, sa.bindparam("gemeente"), sa.bindparam("caseworker")))
    )


def open_sheet(session: Session, sheet_id: UUID, question_id: str, *, by: User, at: datetime) -> OpenSheet:
    """The sheet, open for an answer to this question.

    Raises NotFound (not there, or not theirs), NotAllowed, LoggedOut, and AlreadyDone when the dossier is closed, the
    intake completed or the PIP vastgesteld.
    """
    asked = {
        "sheet": sheet_id,
        "question": question_id,
        "gemeente": by.gemeente_id,
        "caseworker": by.id,
        "login": by.login_id,
        "at": at,
    }
    row = session.connection().execute(_look(by.scope), asked).first()
    if row is None:
        raise NotFound
    *kept, is_open, completed_at, pip_status, logged_in = row
    sheet = OpenSheet(*kept)
    refuse_role(by, NEEDED[sheet.questionnaire])
    if not logged_in:
        raise LoggedOut
    if not is_open or completed_at is not None or pip_status is PipStatus.VASTGESTELD:
        raise AlreadyDone
    return sheet

"""Keep one answer: one row, one line of history, one audit event, one transaction."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from access import Permission, User
from actions.audit import record
from actions.gate import admit
from events import AnswerConflicted, AnswerSaved
from forms.answers import Json, Mark, Source, is_filled
from forms.library import questionnaire
from forms.validation import problem
from models import Answer, AnswerHistory, AnswerSheet, Caseworker, Dossier, Intake, Pip
from models.scope import visible_to
from refusals import AlreadyDone, Invalid, NotFound, Stale
from rules.terms import PipStatus
from texts.formats import NETHERLANDS

NEEDED = {"brede_intake": Permission.EDIT_INTAKE, "plan": Permission.EDIT_PIP}


@dataclass(frozen=True)
class Saved:
    """What is stored now: the version of the answer and the (aware, UTC) moment."""

    version: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody answers: a value or a mark, and where it comes from."""

    value: Json = None
    mark: Mark | None = None
    source: Source | None = None

    @property
    def text(self) -> str | None:
        """The value as it is stored; None when it says nothing."""
        return json.dumps(self.value, ensure_ascii=False) if is_filled(self.value) else None


def save_answer(
    session: Session,
    *,
    sheet_id: UUID,
    question_id: str,
    value: Json = None,
    mark: Mark | None = None,
    source: Source | None = None,
    seen_version: int,
    by: User,
    at: datetime,
    kind: str = "saved",
) -> Saved:
    """Keep the answer to one question; `seen_version` is the version that the caseworker looked at (0: none yet).

    Raises Invalid (the value does not fit the question), Stale (somebody else was first; the refused value is kept in
    the history), AlreadyDone (the intake is completed, the PIP vastgesteld or the dossier closed), NotFound.
    """
    given = Given(value=value, mark=mark, source=source)
    sheet, dossier_id, kept = _open_sheet(session, sheet_id, question_id, by, at)
    _refuse_invalid(sheet, question_id, value, at)
    if kept is not None and (kept.value, kept.mark, kept.source) == (given.text, mark, source):
        return Saved(kept.version, kept.updated_at)
    if (kept.version if kept else 0) != seen_version:
        raise _conflict(session, sheet, dossier_id, question_id, given, by, at)
    version = seen_version + 1
    try:
        written = _write(session, sheet, question_id, given, version, by, at)
    except IntegrityError:
        written = False  # somebody gave the first answer in the same instant
    if not written:
        session.rollback()
        raise _conflict(session, sheet, dossier_id, question_id, given, by, at)
    _remember(session, sheet, question_id, kept, given, kind=kind, version=version, by=by, at=at)
    event = AnswerSaved(dossier_id=dossier_id, sheet_id=sheet_id, question=question_id, version=version)
    record(session, event, by=by, at=at)
    session.commit()
    return Saved(version, at)


def _open_sheet(
    session: Session, sheet_id: UUID, question_id: str, by: User, at: datetime
) -> tuple[AnswerSheet, UUID, Answer | None]:
    found = session.execute(
        sa.select(AnswerSheet, Answer, col(Dossier.is_open), col(Intake.completed_at), col(Pip.status))
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(Pip, col(Pip.sheet_id) == col(AnswerSheet.id), isouter=True)
        .join(
            Answer,
            (col(Answer.sheet_id) == col(AnswerSheet.id)) & (col(Answer.question_id) == question_id),
            isouter=True,
        )
        .where(col(AnswerSheet.id) == sheet_id, visible_to(by))
    ).first()
    if found is None:
        raise NotFound
    sheet, kept, is_open, completed_at, pip_status = found
    admit(session, by=by, permission=NEEDED[sheet.questionnaire], at=at)
    if not is_open or completed_at is not None or pip_status is PipStatus.VASTGESTELD:
        raise AlreadyDone
    return sheet, sheet.dossier_id, kept


def _refuse_invalid(sheet: AnswerSheet, question_id: str, value: Json, at: datetime) -> None:
    try:
        question = questionnaire(sheet.questionnaire, sheet.questionnaire_version).question(question_id)
    except KeyError:
        raise Invalid(((question_id, "unknown"),)) from None
    wrong = problem(question, value, at.astimezone(NETHERLANDS).date())
    if wrong is not None:
        raise Invalid(((question_id, wrong.code.value),))


def _write(
    session: Session, sheet: AnswerSheet, question_id: str, given: Given, version: int, by: User, at: datetime
) -> bool:
    values = {
        "value": given.text,
        "mark": given.mark,
        "source": given.source,
        "version": version,
        "updated_by": by.id,
        "updated_at": at,
    }
    if version == 1:
        key = {"sheet_id": sheet.id, "question_id": question_id, "gemeente_id": sheet.gemeente_id}
        session.connection().execute(sa.insert(Answer).values(**key, **values))
        return True
    changed = session.connection().execute(
        sa.update(Answer)
        .where(col(Answer.sheet_id) == sheet.id, col(Answer.question_id) == question_id)
        .where(col(Answer.version) == version - 1)
        .values(**values)
    )
    return bool(changed.rowcount)


def _remember(
    session: Session,
    sheet: AnswerSheet,
    question_id: str,
    old: Answer | None,
    new: Given,
    *,
    kind: str,
    version: int,
    by: User,
    at: datetime,
) -> None:
    session.add(
        AnswerHistory(
            gemeente_id=sheet.gemeente_id,
            sheet_id=sheet.id,
            question_id=question_id,
            kind=kind,
            version=version,
            old_value=old.value if old else None,
            old_mark=old.mark if old else None,
            new_value=new.text,
            new_mark=new.mark,
            source=new.source,
            caseworker_id=by.id,
            at=at,
        )
    )


def _conflict(
    session: Session, sheet: AnswerSheet, dossier_id: UUID, question_id: str, given: Given, by: User, at: datetime
) -> Stale:
    kept, name = session.exec(
        select(Answer, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Answer.updated_by))
        .where(Answer.sheet_id == sheet.id, Answer.question_id == question_id)
        .execution_options(populate_existing=True)
    ).one()
    _remember(session, sheet, question_id, kept, given, kind="conflict", version=kept.version, by=by, at=at)
    event = AnswerConflicted(dossier_id=dossier_id, sheet_id=sheet.id, question=question_id)
    record(session, event, by=by, at=at)
    session.commit()
    value = cast(Json, json.loads(kept.value)) if kept.value else None
    return Stale(field=question_id, value=value, version=kept.version, by=name, at=kept.updated_at)

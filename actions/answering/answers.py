"""Keep one answer: one row, one line of history, one audit event, one transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.answering.answer_writer import Given, Writing
from actions.answering.open_sheet import OpenSheet, open_sheet
from actions.deed.audit import record
from events import AnswerSaved
from forms.engine.answers import Json, Mark, Source
from forms.engine.library import questionnaire
from forms.engine.validation import problem
from refusals import Invalid
from rules.law.dutch_time import day_of
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True)
class Saved:
    """What is stored now: the version of the answer and the (aware, UTC) moment."""

    version: int
    at: datetime


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
    talk_id: UUID | None = None,
) -> Saved:
    """Keep the answer to one question; `seen_version` is the version that the caseworker looked at (0: none yet).

    `talk_id` is the talk in which it is given; an answer that only gets another source stays in the talk that it has.
    Raises Invalid (the value does not fit the question), Stale (somebody else was first; the refused value is kept in
    the history), AlreadyDone (the intake is completed, the PIP vastgesteld or the dossier closed), NotFound.
    """
    given = Given(value=value, mark=mark, source=source)
    sheet = open_sheet(session, sheet_id, question_id, by=by, at=at, talk_id=talk_id)
    _refuse_invalid(sheet, question_id, value, at)
    writing = Writing(session, sheet, question_id, given, by, at, talk_id)
    if writing.says_the_same and sheet.source == source and sheet.updated_at is not None:
        return Saved(sheet.version, sheet.updated_at)
    if sheet.version != seen_version or not writing.write():
        raise writing.conflict()
    writing.remember(kind, seen_version + 1, sheet.value, sheet.mark)
    event = AnswerSaved(dossier_id=sheet.dossier_id, sheet_id=sheet_id, question=question_id, version=seen_version + 1)
    record(session, event, by=by, at=at)
    session.commit()
    return Saved(seen_version + 1, at)


def _refuse_invalid(sheet: OpenSheet, question_id: str, value: Json, at: datetime) -> None:
    try:
        question = questionnaire(sheet.questionnaire, sheet.questionnaire_version).question(question_id)
    except KeyError:
        raise Invalid(Problem(question_id, ProblemCode.UNKNOWN)) from None
    wrong = problem(question, value, day_of(at))
    if wrong is not None:
        raise Invalid(wrong)

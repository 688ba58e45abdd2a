"""Ask after an answer of an earlier talk: it is still true, or it is to be asked again. The answer itself stays."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.answering.answer_writer import Given, Writing
from actions.answering.answers import Saved
from actions.answering.open_sheet import OpenSheet, open_sheet
from actions.deed.audit import record
from events import AnswerChecked, AnswerDoubted
from forms.engine.answers import Json, Mark, Source
from refusals import Invalid
from rules.problems import Problem, ProblemCode


def check_answer(
    session: Session, *, sheet_id: UUID, question_id: str, talk_id: UUID, seen_version: int, by: User, at: datetime
) -> Saved:
    """Note that an answer is still true in this talk. Twice in one talk is once.

    Raises Invalid when there is no answer, Stale when somebody changed it meanwhile, and what `save_answer` raises.
    """
    sheet = open_sheet(session, sheet_id, question_id, by=by, at=at, talk_id=talk_id)
    if sheet.checked_talk_id == talk_id and not sheet.ask_again and sheet.updated_at is not None:
        return Saved(sheet.version, sheet.updated_at)
    writing = _writing(session, sheet, question_id, by, at, talk_id)
    _change(writing, seen_version, "checked", {"checked_talk_id": talk_id, "ask_again": False})
    event = AnswerChecked(
        dossier_id=sheet.dossier_id, sheet_id=sheet_id, question=question_id, version=seen_version + 1, talk_id=talk_id
    )
    record(session, event, by=by, at=at)
    session.commit()
    return Saved(seen_version + 1, at)


def ask_again(
    session: Session, *, sheet_id: UUID, question_id: str, talk_id: UUID, seen_version: int, by: User, at: datetime
) -> Saved:
    """Note that an answer is to be asked again: it stands until a new one is given. Twice is once.

    Raises what `check_answer` raises.
    """
    sheet = open_sheet(session, sheet_id, question_id, by=by, at=at, talk_id=talk_id)
    if sheet.ask_again and sheet.updated_at is not None:
        return Saved(sheet.version, sheet.updated_at)
    writing = _writing(session, sheet, question_id, by, at, talk_id)
    _change(writing, seen_version, "ask_again", {"ask_again": True})
    event = AnswerDoubted(
        dossier_id=sheet.dossier_id, sheet_id=sheet_id, question=question_id, version=seen_version + 1, talk_id=talk_id
    )
    record(session, event, by=by, at=at)
    session.commit()
    return Saved(seen_version + 1, at)


def _writing(session: Session, sheet: OpenSheet, question_id: str, by: User, at: datetime, talk_id: UUID) -> Writing:
    if sheet.value is None and sheet.mark is None:
        raise Invalid(Problem(question_id, ProblemCode.MISSING))
    given = Given(
        value=cast(Json, json.loads(sheet.value)) if sheet.value is not None else None,
        mark=Mark(sheet.mark) if sheet.mark else None,
        source=Source(sheet.source) if sheet.source else None,
    )
    return Writing(session, sheet, question_id, given, by, at, talk_id)


def _change(writing: Writing, seen_version: int, kind: str, values: Mapping[str, object]) -> None:
    sheet = writing.sheet
    # Who gave the answer and when stays: this deed is in the history.
    if sheet.version != seen_version or not writing.change({**values, "version": sheet.version + 1}):
        raise writing.conflict(refused=False)
    writing.remember(kind, sheet.version + 1, sheet.value, sheet.mark)

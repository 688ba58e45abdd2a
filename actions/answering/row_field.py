"""One field of what is kept beside the plan's questions (an agreement, the ontzorgen): changed and remembered.

As `actions.pip.item_field` does for a doel: each field has its own version, so that two people only meet in the same
field.
What a field was before stands in the history of the plan; a dossier without a plan keeps only the event.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from actions.answering.answers import Saved
from actions.deed.audit import record
from events import AnswerConflicted, Event
from forms.engine.answers import Json
from forms.engine.schema import Questionnaire
from forms.engine.typed_input import clean
from forms.engine.validation import problem
from forms.pip.agreement_questions import LONGEST
from models import AnswerHistory, Caseworker, Ontzorging, Pip, PipAfspraak
from models.base import new_id
from models.guards.encryption import as_stored, encrypted, new_answer_ad, old_answer_ad, ontzorging_ad
from models.values.support import SEALED, support_column
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.problems import Problem, ProblemCode

Row = TypeVar("Row", PipAfspraak, Ontzorging)
Values = Callable[[Any], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """One field of one row, from what was seen to what is wanted."""

    asked: Questionnaire
    values: Values  # the fields of the row, by question
    field: str
    value: Json
    seen_version: int
    kind: str
    event: Callable[[str], Event]  # of the field
    also: Callable[[], None] = lambda: None  # what else the change moves, in the same transaction


def taken(session: Session, kind: type[Row], row_id: UUID) -> Row:
    """The row, kept for this deed: whoever else writes it waits. Raises NotFound when it is not there."""
    write = sa.update(kind).where(col(kind.id) == row_id).values(version=col(kind.version) + 1)
    if session.connection().execute(write).rowcount != 1:
        raise NotFound
    return session.exec(select(kind).where(kind.id == row_id).execution_options(populate_existing=True)).one()


def revise_field(session: Session, row: Row, change: Change, *, by: User, at: datetime) -> Saved:
    """Change one field of a row that was `taken`, and commit.

    Raises Invalid (the question would not take the value), Stale (somebody changed this field first; the refused value
    is kept in the history of the plan).
    """
    kept = change.values(row)
    wanted = _wanted(change.value)
    _refuse_invalid(session, change, kept, wanted, at)
    version = row.field_versions.get(change.field, 0)
    old = kept[change.field]
    if support_column(change.field, old) == support_column(change.field, cast(Any, wanted)):
        session.rollback()
        return Saved(version, at)
    if version != change.seen_version:
        raise _conflict(session, row, change, old, wanted, version, by, at)
    put(row, {change.field: _as_kept(session, row, change.field, support_column(change.field, cast(Any, wanted)))})
    remember(session, row, change.field, old, wanted, kind=change.kind, by=by, at=at)
    change.also()
    record(session, change.event(change.field), by=by, at=at)
    session.commit()
    return Saved(version + 1, at)


def put(row: PipAfspraak | Ontzorging, columns: Mapping[str, object]) -> None:
    """Put values in columns of a row, each with the next version of its field."""
    for column, content in columns.items():
        setattr(row, column, content)
    row.field_versions = {**row.field_versions, **{each: row.field_versions.get(each, 0) + 1 for each in columns}}


def remember(
    session: Session,
    row: PipAfspraak | Ontzorging,
    field: str,
    old: object,
    new: object,
    *,
    kind: str = "saved",
    by: User,
    at: datetime,
    version: int | None = None,
) -> None:
    """Keep one change in the history of the plan; nothing when the dossier has no plan."""
    sheet_id = session.exec(select(Pip.sheet_id).where(Pip.dossier_id == row.dossier_id)).first()
    if sheet_id is None:
        return
    line_id, secret = new_id(), field in SEALED
    session.add(
        AnswerHistory(
            id=line_id,
            gemeente_id=row.gemeente_id,
            sheet_id=sheet_id,
            question_id=field,
            item_id=row.id,
            kind=kind,
            version=row.field_versions.get(field, 0) if version is None else version,
            old_value=as_stored(session, _text(old), old_answer_ad(line_id), secret=secret),
            new_value=as_stored(session, _text(new), new_answer_ad(line_id), secret=secret),
            caseworker_id=by.id,
            at=at,
        )
    )


def refuse_wrong(session: Session, asked: Questionnaire, values: Mapping[str, Json], at: datetime) -> None:
    """Raise Invalid, (field, code) per value that its question would not take."""
    day = day_of(at)
    wrong = [each for name, value in values.items()
             if (each := problem(asked.question(name), value, day))]  # fmt: skip
    wrong += [
        Problem(name, ProblemCode.TOO_LONG)
        for name, value in values.items()
        if len(str(value or "")) > LONGEST.get(name, 20_000)
    ]
    if wrong:
        session.rollback()
        raise Invalid(*wrong)


def _refuse_invalid(session: Session, change: Change, kept: Mapping[str, Any], wanted: Json, at: datetime) -> None:
    if change.field not in kept:
        session.rollback()
        raise Invalid(Problem(change.field, ProblemCode.UNKNOWN))
    refuse_wrong(session, change.asked, {change.field: wanted}, at)


def _wanted(value: Json) -> Json:
    if isinstance(value, str):
        return clean(value) or None
    return value or None


def _conflict(
    session: Session,
    row: PipAfspraak | Ontzorging,
    change: Change,
    old: Json,
    wanted: Json,
    version: int,
    by: User,
    at: datetime,
) -> Stale:
    first = session.exec(
        select(Caseworker.name, AnswerHistory.at)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.item_id == row.id, AnswerHistory.question_id == change.field)
        .where(AnswerHistory.version == version, AnswerHistory.kind != "conflict")
    ).first()
    name, when = first or ("Een collega", None)
    remember(session, row, change.field, old, wanted, kind="conflict", by=by, at=at, version=version)
    sheet_id = session.exec(select(Pip.sheet_id).where(Pip.dossier_id == row.dossier_id)).first()
    if sheet_id is not None:
        event = AnswerConflicted(dossier_id=row.dossier_id, sheet_id=sheet_id, question=change.field)
        record(session, event, by=by, at=at)
    session.commit()
    return Stale(field=change.field, value=old, version=version, by=name, at=when)


def _as_kept(session: Session, row: PipAfspraak | Ontzorging, field: str, content: object) -> object:
    return encrypted(session, str(content), ontzorging_ad(row.id, field)) if field in SEALED else content


def _text(value: object) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)

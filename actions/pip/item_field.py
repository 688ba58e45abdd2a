"""One field of a doel or activiteit: changed, remembered, or refused because a colleague was first.

Each field has its own version, so that two people in one doel only meet when they write the same field.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.answers import Saved
from actions.deed.audit import record
from actions.pip.draft import BEING_WRITTEN, lock_pip
from events import AnswerConflicted, AnswerSaved
from forms.engine.answers import Json
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from forms.engine.validation import problem
from forms.pip.activiteit_fields import field_problem, one_way
from models import Activiteit, AnswerHistory, AnswerSheet, Caseworker, Doel, Pip
from models.values.plan import activiteit_values, column_of, doel_values
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.pip.dual_trajectory import hours
from rules.problems import Problem, ProblemCode

Item = TypeVar("Item", Doel, Activiteit)

_VALUES: Mapping[type, Callable[[Any], dict[str, str | None]]] = {Doel: doel_values, Activiteit: activiteit_values}
_SECTIONS: Mapping[type, str] = {Doel: "doel", Activiteit: "activiteit"}


@dataclass(frozen=True, kw_only=True)
class _Change:
    """One field of one item from what is kept to what is wanted."""

    pip: Pip
    item_id: UUID
    field: str
    old: str | None
    new: str | None
    by: User
    at: datetime


def item_of_plan(session: Session, kind: type[Item], item_id: UUID) -> Item:
    """A doel or activiteit, whosoever's it is: for whom, the gate of its plan says. Raises NotFound."""
    found = session.exec(select(kind).where(kind.id == item_id)).first()
    if found is None:
        raise NotFound
    return found


def refuse_invalid(session: Session, pip: Pip, values: Mapping[str, Json], at: datetime) -> None:
    """Raise Invalid for the values that the plan questionnaire of this plan would not take."""
    questions = _questions(session, pip)
    day = day_of(at)
    found = [problem(questions.question(name), value, day) for name, value in values.items()]
    wrong = [each for each in found if each is not None]
    if wrong:
        session.rollback()
        raise Invalid(*wrong)


def asked_fields(session: Session, pip: Pip, kind: type[Item]) -> set[str]:
    """The fields that the plan questionnaire of this plan asks: an older version asks fewer."""
    return {each.id for each in _questions(session, pip).section(_SECTIONS[kind]).questions}


def revise(
    session: Session,
    kind: type[Item],
    item_id: UUID,
    field: str,
    value: Json,
    *,
    seen_version: int,
    by: User,
    at: datetime,
    kind_of_change: str = "saved",
) -> Saved:
    """Change one field in one transaction; what it was before is in the history. Refusals: see `revise_doel`."""
    item = item_of_plan(session, kind, item_id)
    pip, dossier = lock_pip(session, item.pip_id, BEING_WRITTEN, by=by, permission=Permission.EDIT_PIP, at=at)
    session.refresh(item)
    if item.removed_at is not None:
        raise NotFound
    change = _change(session, pip, item, field, value, by=by, at=at)
    version = item.field_versions.get(field, 0)
    if change is None:
        session.rollback()
        return Saved(version, at)
    if version != seen_version:
        raise _conflict(session, change, version, dossier.id)
    _keep(session, item, change, dossier.id, kind_of_change)
    session.commit()
    return Saved(version + 1, at)


def fill(
    session: Session,
    pip: Pip,
    item: Activiteit,
    values: Mapping[str, Json],
    *,
    dossier_id: UUID,
    by: User,
    at: datetime,
) -> None:
    """Change several fields of an activiteit of a plan that is held, each with its history. Does not commit.

    Raises Invalid, and then nothing of it is kept.
    """
    for field, value in values.items():
        change = _change(session, pip, item, field, value, by=by, at=at)
        if change is not None:
            _keep(session, item, change, dossier_id, "saved")


def _change(
    session: Session, pip: Pip, item: Item, field: str, value: Json, *, by: User, at: datetime
) -> _Change | None:
    """From what is kept to what is wanted; None when that is the same. Raises Invalid."""
    kept = _VALUES[type(item)](item)
    if field not in kept or field not in asked_fields(session, pip, type(item)):
        raise Invalid(Problem(field, ProblemCode.UNKNOWN))
    refuse_invalid(session, pip, {field: value}, at)
    wanted = value if isinstance(value, str) and value.strip() else None
    if code := field_problem(field, wanted, _hours(item)):
        session.rollback()
        raise Invalid(Problem(field, code))
    wanted = one_way(field, wanted)
    if column_of(field, kept[field]) == column_of(field, wanted):
        return None
    return _Change(pip=pip, item_id=item.id, field=field, old=kept[field], new=wanted, by=by, at=at)


def _keep(session: Session, item: Item, change: _Change, dossier_id: UUID, kind_of_change: str) -> None:
    version = item.field_versions.get(change.field, 0) + 1
    for column, content in column_of(change.field, change.new).items():
        setattr(item, column, content)
    item.version += 1
    item.field_versions = {**item.field_versions, change.field: version}
    _remember(session, change, kind_of_change, version)
    event = AnswerSaved(dossier_id=dossier_id, sheet_id=change.pip.sheet_id, question=change.field, version=version)
    record(session, event, by=change.by, at=change.at)


def _hours(item: Item) -> Decimal | None:
    if isinstance(item, Doel) or item.minutes_per_week is None:
        return None
    return hours(item.minutes_per_week)


def _questions(session: Session, pip: Pip) -> Questionnaire:
    sheet = session.get_one(AnswerSheet, pip.sheet_id)
    return questionnaire(sheet.questionnaire, sheet.questionnaire_version)


def _remember(session: Session, change: _Change, kind: str, version: int) -> None:
    session.add(
        AnswerHistory(
            gemeente_id=change.pip.gemeente_id,
            sheet_id=change.pip.sheet_id,
            question_id=change.field,
            item_id=change.item_id,
            kind=kind,
            version=version,
            old_value=_text(change.old),
            new_value=_text(change.new),
            caseworker_id=change.by.id,
            at=change.at,
        )
    )


def _conflict(session: Session, change: _Change, version: int, dossier_id: UUID) -> Stale:
    first = session.exec(
        select(Caseworker.name, AnswerHistory.at)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.sheet_id == change.pip.sheet_id, AnswerHistory.item_id == change.item_id)
        .where(AnswerHistory.question_id == change.field, AnswerHistory.version == version)
        .where(AnswerHistory.kind != "conflict")
    ).first()
    name, when = first or ("", None)
    _remember(session, change, "conflict", version)
    event = AnswerConflicted(dossier_id=dossier_id, sheet_id=change.pip.sheet_id, question=change.field)
    record(session, event, by=change.by, at=change.at)
    session.commit()
    return Stale(field=change.field, value=change.old, version=version, by=name, at=when)


def _text(value: str | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False)

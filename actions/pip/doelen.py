"""Doelen and activiteiten of a PIP that is being written: added, revised (`actions.pip.item_field`), taken out, put
back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.field_kind import Edit, Saved
from actions.answering.field_writer import write_field
from actions.answering.open_row import open_row
from actions.answering.row_fields import RowFields
from actions.answering.value_checks import refuse_wrong
from actions.deed.audit import record
from actions.deed.transaction import deed
from actions.pip.draft import BEING_WRITTEN, lock_pip
from actions.pip.item_field import ACTIVITEIT, DOEL, asked_by, fields_of
from events import ActiviteitAdded, ActiviteitRemoved, DoelAdded, DoelRemoved, Event
from models import Activiteit, Doel
from models.base import new_id
from rules.law.dutch_time import day_of
from rules.law.terms import Horizon, Leefgebied
from rules.pip.doel_templates import TemplateActivity
from rules.pip.dual_trajectory import minutes, split_minutes

Announce = Callable[[UUID, UUID], Event]


@dataclass(frozen=True, kw_only=True)
class NewDoel:
    """What is told of a doel to add it: with a first activiteit when `activity` says what, or those of a template."""

    area: Leefgebied
    own_words: str = ""
    result: str = ""
    activity: str = ""
    horizon: Horizon | None = None
    activities: Sequence[TemplateActivity] = ()
    suggested_by: str = ""


@deed
def add_doel(session: Session, *, pip_id: UUID, doel_id: UUID, doel: NewDoel, by: User, at: datetime) -> UUID:
    """Add a doel, with the activiteiten that are told with it.

    Gives the id of the doel. What the plan questionnaire of this plan does not ask is left out. The same `doel_id`
    twice, or a suggestion or template that is in the plan already, adds nothing: what is there is named.
    Raises Invalid, AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    pip, dossier = lock_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.EDIT_PIP, at=at)
    same = col(Doel.id) == doel_id
    if doel.suggested_by:
        same |= (col(Doel.suggested_by) == doel.suggested_by) & col(Doel.removed_at).is_(None)
    there = session.exec(select(Doel.id).where(Doel.pip_id == pip.id, same)).first()
    if there is not None:
        return there
    questionnaire, day = asked_by(session, pip), day_of(at)
    proposed = [*([TemplateActivity(what=doel.activity)] if doel.activity.strip() else []), *doel.activities]
    for each in proposed or [TemplateActivity(what="")]:
        refuse_wrong(questionnaire, {"own_words": doel.own_words, "result": doel.result, "what": each.what}, day)
    row = Doel(
        id=doel_id,
        gemeente_id=pip.gemeente_id,
        pip_id=pip.id,
        area=doel.area,
        position=_next_position(session, Doel, col(Doel.pip_id) == pip.id),
        own_words=doel.own_words.strip(),
        result=doel.result.strip(),
        horizon=doel.horizon.value if doel.horizon and "horizon" in fields_of(questionnaire, Doel) else "",
        suggested_by=doel.suggested_by,
    )
    session.add(row)
    session.flush()
    divides = "split" in fields_of(questionnaire, Activiteit)
    for position, each in enumerate(proposed, start=1):
        first = _proposed(row, each, position=position, divides=divides)
        session.add(first)
        record(session, ActiviteitAdded(dossier_id=dossier.id, activiteit_id=first.id), by=by, at=at)
    record(session, DoelAdded(dossier_id=dossier.id, doel_id=doel_id), by=by, at=at)
    session.commit()
    return doel_id


@deed
def add_activiteit(
    session: Session, *, doel_id: UUID, activiteit_id: UUID, what: str = "", by: User, at: datetime
) -> UUID:
    """Add an activiteit to a doel; the same `activiteit_id` twice adds nothing. The id of the activiteit.

    Raises Invalid, AlreadyDone (the plan is not being written), NotAllowed, NotFound (also for a removed doel).
    """
    row = open_row(session, DOEL, {"item": doel_id}, by=by, at=at)
    doel: Doel = row.row
    there = session.exec(
        select(Activiteit.id).where(Activiteit.pip_id == doel.pip_id, Activiteit.id == activiteit_id)
    ).first()
    if there is not None:
        return there
    refuse_wrong(row.questionnaire, {"what": what}, day_of(at))
    position = _next_position(session, Activiteit, col(Activiteit.doel_id) == doel_id)
    session.add(_activiteit(doel, activiteit_id, what, position=position))
    record(session, ActiviteitAdded(dossier_id=row.dossier_id, activiteit_id=activiteit_id), by=by, at=at)
    session.commit()
    return activiteit_id


@deed
def remove_doel(session: Session, *, doel_id: UUID, by: User, at: datetime) -> None:
    """Take a doel out of the plan, with what is under it; it can be put back. A second call changes nothing.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, DOEL, doel_id, removed_at=at, by=by, at=at, event=_doel_removed)


@deed
def put_back_doel(session: Session, *, doel_id: UUID, by: User, at: datetime) -> None:
    """Put a removed doel back, as it was. Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound."""
    _place(session, DOEL, doel_id, removed_at=None, by=by, at=at, event=_doel_added)


@deed
def remove_activiteit(session: Session, *, activiteit_id: UUID, by: User, at: datetime) -> None:
    """Take an activiteit out of the plan; it can be put back. A second call changes nothing.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, ACTIVITEIT, activiteit_id, removed_at=at, by=by, at=at, event=_activiteit_removed)


@deed
def put_back_activiteit(session: Session, *, activiteit_id: UUID, by: User, at: datetime) -> None:
    """Put a removed activiteit back, as it was.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, ACTIVITEIT, activiteit_id, removed_at=None, by=by, at=at, event=_activiteit_added)


def revise_doel(session: Session, *, doel_id: UUID, edit: Edit) -> Saved:
    """Change one field of a doel; `edit.field` is a question of section `doel`.

    Raises Invalid, Stale (somebody changed this field first; the refused value is kept in the history), AlreadyDone
    (the plan is not being written), NotAllowed, NotFound.
    """
    return write_field(session, DOEL, {"item": doel_id}, edit)


def revise_activiteit(session: Session, *, activiteit_id: UUID, edit: Edit) -> Saved:
    """Change one field of an activiteit; as `revise_doel`, with the questions of section `activiteit`."""
    return write_field(session, ACTIVITEIT, {"item": activiteit_id}, edit)


def _place(
    session: Session,
    kind: RowFields,
    item_id: UUID,
    *,
    removed_at: datetime | None,
    by: User,
    at: datetime,
    event: Announce,
) -> None:
    row = open_row(session, kind, {"item": item_id}, by=by, at=at, even_gone=True)
    item: Doel | Activiteit = row.row
    if (item.removed_at is None) == (removed_at is None):
        return
    item.removed_at = removed_at
    record(session, event(row.dossier_id, item_id), by=by, at=at)
    session.commit()


def _activiteit(doel: Doel, activiteit_id: UUID, what: str, *, position: int) -> Activiteit:
    return Activiteit(
        id=activiteit_id,
        gemeente_id=doel.gemeente_id,
        pip_id=doel.pip_id,
        doel_id=doel.id,
        position=position,
        what=what.strip(),
    )


def _proposed(doel: Doel, each: TemplateActivity, *, position: int, divides: bool) -> Activiteit:
    row = _activiteit(doel, new_id(), each.what, position=position)
    row.provider = each.provider
    row.minutes_per_week = None if each.hours is None else minutes(each.hours)
    row.counts_for = each.counts_for
    row.split = split_minutes(each.split) if divides else {}
    return row


def _next_position(session: Session, kind: type[Doel] | type[Activiteit], where: sa.ColumnElement[bool]) -> int:
    last = session.exec(select(sa.func.max(kind.position)).where(where)).one()
    return (last or 0) + 1


def _doel_added(dossier_id: UUID, doel_id: UUID) -> Event:
    return DoelAdded(dossier_id=dossier_id, doel_id=doel_id)


def _doel_removed(dossier_id: UUID, doel_id: UUID) -> Event:
    return DoelRemoved(dossier_id=dossier_id, doel_id=doel_id)


def _activiteit_added(dossier_id: UUID, activiteit_id: UUID) -> Event:
    return ActiviteitAdded(dossier_id=dossier_id, activiteit_id=activiteit_id)


def _activiteit_removed(dossier_id: UUID, activiteit_id: UUID) -> Event:
    return ActiviteitRemoved(dossier_id=dossier_id, activiteit_id=activiteit_id)

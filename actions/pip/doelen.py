"""Doelen and activiteiten of a PIP that is being written: added, revised (`actions.pip.item_field`), taken out, put
back.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.answers import Saved
from actions.deed.audit import record
from actions.pip.draft import BEING_WRITTEN, lock_pip
from actions.pip.item_field import Item, asked_fields, item_of_plan, refuse_invalid, revise
from events import ActiviteitAdded, ActiviteitRemoved, DoelAdded, DoelRemoved, Event
from forms.engine.answers import Json
from models import Activiteit, Doel, Pip
from models.base import new_id
from refusals import NotFound
from rules.law.terms import Horizon, Leefgebied
from rules.pip.doel_templates import TemplateActivity
from rules.pip.dual_trajectory import minutes, split_minutes

Announce = Callable[[UUID, UUID], Event]


def add_doel(
    session: Session,
    *,
    pip_id: UUID,
    doel_id: UUID,
    area: Leefgebied,
    own_words: str = "",
    result: str = "",
    activity: str = "",
    horizon: Horizon | None = None,
    activities: Sequence[TemplateActivity] = (),
    suggested_by: str = "",
    by: User,
    at: datetime,
) -> UUID:
    """Add a doel, with a first activiteit when `activity` says what, or with the `activities` of a template.

    Gives the id of the doel. What the plan questionnaire of this plan does not ask is left out. The same `doel_id`
    twice, or a suggestion or template that is in the plan already, adds nothing: what is there is named.
    Raises Invalid, AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    pip, dossier = lock_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.EDIT_PIP, at=at)
    same = col(Doel.id) == doel_id
    if suggested_by:
        same |= (col(Doel.suggested_by) == suggested_by) & col(Doel.removed_at).is_(None)
    there = session.exec(select(Doel.id).where(Doel.pip_id == pip.id, same)).first()
    if there is not None:
        session.rollback()
        return there
    proposed = [*([TemplateActivity(what=activity)] if activity.strip() else []), *activities]
    for each in proposed or [TemplateActivity(what="")]:
        refuse_invalid(session, pip, {"own_words": own_words, "result": result, "what": each.what}, at)
    doel = Doel(
        id=doel_id,
        gemeente_id=pip.gemeente_id,
        pip_id=pip.id,
        area=area,
        position=_next_position(session, Doel, col(Doel.pip_id) == pip.id),
        own_words=own_words.strip(),
        result=result.strip(),
        horizon=horizon.value if horizon and "horizon" in asked_fields(session, pip, Doel) else "",
        suggested_by=suggested_by,
    )
    session.add(doel)
    session.flush()
    divides = "split" in asked_fields(session, pip, Activiteit)
    for position, each in enumerate(proposed, start=1):
        row = _proposed(pip, doel_id, each, position=position, divides=divides)
        session.add(row)
        record(session, ActiviteitAdded(dossier_id=dossier.id, activiteit_id=row.id), by=by, at=at)
    record(session, DoelAdded(dossier_id=dossier.id, doel_id=doel_id), by=by, at=at)
    session.commit()
    return doel_id


def add_activiteit(
    session: Session, *, doel_id: UUID, activiteit_id: UUID, what: str = "", by: User, at: datetime
) -> UUID:
    """Add an activiteit to a doel; the same `activiteit_id` twice adds nothing. The id of the activiteit.

    Raises Invalid, AlreadyDone (the plan is not being written), NotAllowed, NotFound (also for a removed doel).
    """
    doel = item_of_plan(session, Doel, doel_id)
    pip, dossier = lock_pip(session, doel.pip_id, BEING_WRITTEN, by=by, permission=Permission.EDIT_PIP, at=at)
    session.refresh(doel)
    if doel.removed_at is not None:
        raise NotFound
    there = session.exec(
        select(Activiteit.id).where(Activiteit.pip_id == pip.id, Activiteit.id == activiteit_id)
    ).first()
    if there is not None:
        session.rollback()
        return there
    refuse_invalid(session, pip, {"what": what}, at)
    position = _next_position(session, Activiteit, col(Activiteit.doel_id) == doel_id)
    session.add(_activiteit(pip, doel_id, activiteit_id, what, position=position))
    record(session, ActiviteitAdded(dossier_id=dossier.id, activiteit_id=activiteit_id), by=by, at=at)
    session.commit()
    return activiteit_id


def remove_doel(session: Session, *, doel_id: UUID, by: User, at: datetime) -> None:
    """Take a doel out of the plan, with what is under it; it can be put back. Twice is once.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, Doel, doel_id, removed_at=at, by=by, at=at, event=_doel_removed)


def put_back_doel(session: Session, *, doel_id: UUID, by: User, at: datetime) -> None:
    """Put a removed doel back, as it was. Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound."""
    _place(session, Doel, doel_id, removed_at=None, by=by, at=at, event=_doel_added)


def remove_activiteit(session: Session, *, activiteit_id: UUID, by: User, at: datetime) -> None:
    """Take an activiteit out of the plan; it can be put back. Twice is once.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, Activiteit, activiteit_id, removed_at=at, by=by, at=at, event=_activiteit_removed)


def put_back_activiteit(session: Session, *, activiteit_id: UUID, by: User, at: datetime) -> None:
    """Put a removed activiteit back, as it was.

    Raises AlreadyDone (the plan is not being written), NotAllowed, NotFound.
    """
    _place(session, Activiteit, activiteit_id, removed_at=None, by=by, at=at, event=_activiteit_added)


def revise_doel(
    session: Session,
    *,
    doel_id: UUID,
    field: str,
    value: Json,
    seen_version: int,
    by: User,
    at: datetime,
    kind: str = "saved",
) -> Saved:
    """Change one field of a doel; `field` is a question of section `doel`, `seen_version` the version of that field.

    Raises Invalid, Stale (somebody changed this field first; the refused value is kept in the history), AlreadyDone
    (the plan is not being written), NotAllowed, NotFound.
    """
    return revise(session, Doel, doel_id, field, value, seen_version=seen_version, by=by, at=at, kind_of_change=kind)


def revise_activiteit(
    session: Session,
    *,
    activiteit_id: UUID,
    field: str,
    value: Json,
    seen_version: int,
    by: User,
    at: datetime,
    kind: str = "saved",
) -> Saved:
    """Change one field of an activiteit; as `revise_doel`, with the questions of section `activiteit`."""
    return revise(
        session, Activiteit, activiteit_id, field, value, seen_version=seen_version, by=by, at=at, kind_of_change=kind
    )


def _place(
    session: Session,
    kind: type[Item],
    item_id: UUID,
    *,
    removed_at: datetime | None,
    by: User,
    at: datetime,
    event: Announce,
) -> None:
    item = item_of_plan(session, kind, item_id)
    _, dossier = lock_pip(session, item.pip_id, BEING_WRITTEN, by=by, permission=Permission.EDIT_PIP, at=at)
    session.refresh(item)
    if (item.removed_at is None) == (removed_at is None):
        session.rollback()
        return
    item.removed_at = removed_at
    record(session, event(dossier.id, item_id), by=by, at=at)
    session.commit()


def _activiteit(pip: Pip, doel_id: UUID, activiteit_id: UUID, what: str, *, position: int) -> Activiteit:
    return Activiteit(
        id=activiteit_id,
        gemeente_id=pip.gemeente_id,
        pip_id=pip.id,
        doel_id=doel_id,
        position=position,
        what=what.strip(),
    )


def _proposed(pip: Pip, doel_id: UUID, each: TemplateActivity, *, position: int, divides: bool) -> Activiteit:
    row = _activiteit(pip, doel_id, new_id(), each.what, position=position)
    row.provider = each.provider
    row.minutes_per_week = None if each.hours is None else minutes(each.hours)
    row.counts_for = each.counts_for
    row.split = split_minutes(each.split) if divides else {}
    return row


def _next_position(session: Session, kind: type[Item], where: sa.ColumnElement[bool]) -> int:
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

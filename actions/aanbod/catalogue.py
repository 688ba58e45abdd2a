"""The catalogue of a gemeente: providers and what they offer; added, changed, taken out and put back."""

from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.field_checks import refuse
from actions.deed.transaction import deed, is_first
from events import (
    AanbiederAdded,
    AanbiederRemoved,
    AanbiederRevised,
    AanbodAdded,
    AanbodRemoved,
    AanbodRevised,
    Event,
)
from forms.aanbod.catalogue import TypedAanbieder, TypedAanbod, read_aanbieder, read_aanbod
from models import Aanbieder, Aanbod
from refusals import NotFound, Stale
from rules.pip.time_slots import rows
from rules.problems import ProblemCode

Row = TypeVar("Row", Aanbieder, Aanbod)


@deed
def add_aanbieder(session: Session, *, aanbieder_id: UUID, typed: TypedAanbieder, by: User, at: datetime) -> UUID:
    """Put a provider in the catalogue. The same `aanbieder_id` again (a second click) does nothing.

    Raises Invalid per field, NotAllowed, NotFound.
    """
    require_login(session, by=by, permission=Permission.MANAGE_CATALOGUE, at=at)
    if _is_kept(session, Aanbieder, aanbieder_id, by):
        return aanbieder_id
    row = Aanbieder(id=aanbieder_id, gemeente_id=by.gemeente_id, **_aanbieder(typed))
    _add(session, row, AanbiederAdded(aanbieder_id=aanbieder_id), by, at)
    return aanbieder_id


@deed
def revise_aanbieder(
    session: Session, *, aanbieder_id: UUID, typed: TypedAanbieder, seen_version: int, by: User, at: datetime
) -> None:
    """Change what is known of a provider; the same again does nothing.

    Raises Invalid as `add_aanbieder`, Stale when a colleague changed it meanwhile, NotFound, NotAllowed.
    """
    row = _row(session, Aanbieder, aanbieder_id, by, at)
    values = _aanbieder(typed)
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    _change(session, row, values, seen_version)
    record(session, AanbiederRevised(aanbieder_id=aanbieder_id), by=by, at=at)
    session.commit()


@deed
def remove_aanbieder(session: Session, *, aanbieder_id: UUID, by: User, at: datetime) -> None:
    """Take a provider out, and what it offers with it; both come back with `put_back_aanbieder`.

    A second call changes nothing.
    """
    _place(session, Aanbieder, aanbieder_id, at, AanbiederRemoved(aanbieder_id=aanbieder_id), by, at)


@deed
def put_back_aanbieder(session: Session, *, aanbieder_id: UUID, by: User, at: datetime) -> None:
    """Put a provider back as it was. Raises NotFound, NotAllowed."""
    _place(session, Aanbieder, aanbieder_id, None, AanbiederAdded(aanbieder_id=aanbieder_id), by, at)


@deed
def add_aanbod(
    session: Session,
    *,
    aanbod_id: UUID,
    typed: TypedAanbod,
    by: User,
    at: datetime,
    on: date,
) -> UUID:
    """Put an offer of a provider in the catalogue. The same `aanbod_id` again (a second click) does nothing.

    Raises Invalid per field (aanbieder_id: not_in_list), NotAllowed, NotFound.
    """
    require_login(session, by=by, permission=Permission.MANAGE_CATALOGUE, at=at)
    if _is_kept(session, Aanbod, aanbod_id, by):
        return aanbod_id
    values = _aanbod(session, typed, by)
    row = Aanbod(id=aanbod_id, gemeente_id=by.gemeente_id, updated_on=on, **values)
    _add(session, row, AanbodAdded(aanbod_id=aanbod_id), by, at)
    return aanbod_id


@deed
def revise_aanbod(
    session: Session,
    *,
    aanbod_id: UUID,
    typed: TypedAanbod,
    seen_version: int,
    by: User,
    at: datetime,
    on: date,
) -> None:
    """Change an offer; the same again only notes that it was looked at today.

    Raises Invalid as `add_aanbod`, Stale when a colleague changed it meanwhile, NotFound, NotAllowed.
    """
    row = _row(session, Aanbod, aanbod_id, by, at)
    values = _aanbod(session, typed, by) | {"updated_on": on}
    if all(getattr(row, name) == value for name, value in values.items()):
        return
    _change(session, row, values, seen_version)
    record(session, AanbodRevised(aanbod_id=aanbod_id), by=by, at=at)
    session.commit()


@deed
def confirm_aanbod(session: Session, *, aanbod_id: UUID, by: User, at: datetime, on: date) -> None:
    """Note that an offer was looked at and is still right. Twice a day is once. Raises NotFound, NotAllowed."""
    row = _row(session, Aanbod, aanbod_id, by, at)
    if row.updated_on == on:
        return
    _change(session, row, {"updated_on": on}, row.version)
    record(session, AanbodRevised(aanbod_id=aanbod_id), by=by, at=at)
    session.commit()


@deed
def remove_aanbod(session: Session, *, aanbod_id: UUID, by: User, at: datetime) -> None:
    """Take an offer out; plans that chose it keep it. A second call changes nothing. Raises NotFound, NotAllowed."""
    _place(session, Aanbod, aanbod_id, at, AanbodRemoved(aanbod_id=aanbod_id), by, at)


@deed
def put_back_aanbod(session: Session, *, aanbod_id: UUID, by: User, at: datetime) -> None:
    """Put an offer back as it was. Raises NotFound, NotAllowed."""
    _place(session, Aanbod, aanbod_id, None, AanbodAdded(aanbod_id=aanbod_id), by, at)


def _aanbieder(typed: TypedAanbieder) -> dict[str, Any]:
    values, faults = read_aanbieder(typed)
    refuse(faults)
    return values


def _aanbod(session: Session, typed: TypedAanbod, by: User) -> dict[str, Any]:
    read = read_aanbod(typed)
    faults = dict(read.faults)
    if typed.aanbieder_id is None:
        faults["aanbieder_id"] = ProblemCode.MISSING
    elif not session.exec(
        select(Aanbieder.id).where(
            Aanbieder.id == typed.aanbieder_id,
            Aanbieder.gemeente_id == by.gemeente_id,
            col(Aanbieder.removed_at).is_(None),
        )
    ).first():
        faults["aanbieder_id"] = ProblemCode.NOT_IN_LIST
    refuse(faults)
    return {
        "aanbieder_id": typed.aanbieder_id,
        "name": read.name,
        "area": str(read.area),
        "counts_for": read.counts_for.value,
        "routes": [each.value for each in read.routes],
        "place": read.place,
        "slots": rows(read.slots),
        "minutes_per_week": read.minutes_per_week,
        "weeks": read.weeks,
        "starts": [each.isoformat() for each in read.starts],
        "places": read.places,
        "waiting_weeks": read.waiting_weeks,
        "childcare": read.childcare,
        "note": read.note,
    }


def _add(session: Session, row: Aanbieder | Aanbod, event: Event, by: User, at: datetime) -> None:
    kind, row_id = type(row), row.id
    session.add(row)
    if not is_first(session, lambda: _is_kept(session, kind, row_id, by)):
        return
    record(session, event, by=by, at=at)
    session.commit()


def _is_kept(session: Session, kind: type[Aanbieder] | type[Aanbod], row_id: UUID, by: User) -> bool:
    gemeente_id = session.exec(select(kind.gemeente_id).where(kind.id == row_id)).first()
    if gemeente_id not in (None, by.gemeente_id):
        raise NotFound
    return gemeente_id is not None


def _row(session: Session, kind: type[Row], row_id: UUID, by: User, at: datetime, *, gone: bool = False) -> Row:
    require_login(session, by=by, permission=Permission.MANAGE_CATALOGUE, at=at)
    row = session.exec(select(kind).where(kind.id == row_id, kind.gemeente_id == by.gemeente_id)).first()
    if row is None or (row.removed_at is not None and not gone):
        raise NotFound
    return row


def _change(session: Session, row: Aanbieder | Aanbod, values: dict[str, Any], seen_version: int) -> None:
    kind, row_id = type(row), row.id
    one = sa.update(kind).where(col(kind.id) == row_id, col(kind.version) == seen_version)
    if not session.exec(one.values(**values, version=seen_version + 1)).rowcount:
        session.refresh(row)
        raise Stale(field="name", value=row.name, version=row.version)


def _place(
    session: Session, kind: type[Row], row_id: UUID, removed_at: datetime | None, event: Event, by: User, at: datetime
) -> None:
    row = _row(session, kind, row_id, by, at, gone=True)
    if (row.removed_at is None) == (removed_at is None):
        return
    _change(session, row, {"removed_at": removed_at}, row.version)
    record(session, event, by=by, at=at)
    session.commit()

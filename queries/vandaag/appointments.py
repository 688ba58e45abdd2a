"""What stands in the calendar of a caseworker or of one dossier: talks, exams, and last days that come near."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from models import Dossier, Examen, Gesprek, Ontzorging, Voortgang
from models.guards.scope import plan_visible_to
from models.values.names import full_name
from models.values.traject import traject_facts
from queries.scope.own_dossiers import mine
from refusals import NotFound
from rules.law.deadlines import Deadline, DeadlineCode, deadlines
from rules.pip.ontzorgen import check_of, last_day

CHECK = "ontzorgen_check"
# The last days of the whole traject are for who looks at one dossier: in one's own calendar they would be noise.
_OWN = (DeadlineCode.VASTSTELLEN_PIP, DeadlineCode.VOORTGANGSGESPREK, DeadlineCode.ONTZORGEN)


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """One day in a calendar. `uid` stays the same for the same thing, also when its day moves.

    `kind` is a code of `texts.dossier.appointments.KINDS`; `detail` the part of an exam.
    """

    uid: str
    kind: str
    on: date
    number: str
    name: str
    detail: str = ""
    explanation: str = ""


def my_appointments(session: Session, *, seen_by: User, on: date) -> list[Appointment]:
    """What comes from the day `on` in the open dossiers that this user works on, soonest first.

    Nothing for who may see no PIP.
    """
    if not may(seen_by, Permission.VIEW_PIP):
        return []
    return _sorted(_all_appointments(session, sa.and_(mine(seen_by), col(Dossier.is_open)), on, whole=False))


def appointments_of(session: Session, dossier_id: UUID, *, seen_by: User, on: date) -> list[Appointment]:
    """The same for one dossier, with every last day of its traject. Raises NotFound when it is not theirs to see."""
    which = sa.and_(col(Dossier.id) == dossier_id, plan_visible_to(seen_by))
    if session.connection().execute(sa.select(col(Dossier.id)).where(which)).first() is None:
        raise NotFound
    return _sorted(_all_appointments(session, which, on, whole=True))


def _sorted(appointments: Iterable[Appointment]) -> list[Appointment]:
    return sorted(appointments, key=lambda each: (each.on, each.number, each.uid))


def _all_appointments(
    session: Session, which: sa.ColumnElement[bool], on: date, *, whole: bool
) -> Iterator[Appointment]:
    planned = list(_rows(session, Voortgang, which, col(Voortgang.closed_at).is_(None), col(Voortgang.held_on) >= on))
    talks = {(dossier.id, each.held_on) for dossier, each in planned}
    for dossier, each in planned:
        yield _made(dossier, str(each.id), each.kind, each.held_on)
    for dossier, each in _rows(session, Gesprek, which, col(Gesprek.held_on) >= on):
        yield _made(dossier, str(each.id), "gesprek", each.held_on)
    for dossier, each in _rows(session, Examen, which, col(Examen.result) == "", col(Examen.held_on) >= on):
        yield _made(dossier, str(each.id), "examen", each.held_on, detail=each.part)
    relieved = {dossier.id: each for dossier, each in _rows(session, Ontzorging, which)}
    for dossier in session.execute(sa.select(Dossier).where(which)).scalars():
        for each in _last_days(dossier, relieved.get(dossier.id), whole=whole):
            if each.on >= on and not (each.kind == DeadlineCode.VOORTGANGSGESPREK and (dossier.id, each.on) in talks):
                yield each


def _rows(session: Session, table: Any, which: sa.ColumnElement[bool], *more: Any) -> Iterable[Any]:
    """Rows of a table with a dossier_id beside their dossier, without what was taken away."""
    there = [table.removed_at.is_(None)] if hasattr(table, "removed_at") else []
    statement: Any = sa.select(Dossier, table).join(table, table.dossier_id == col(Dossier.id))
    return session.execute(statement.where(which, *there, *more)).all()


def _last_days(dossier: Dossier, ontzorging: Ontzorging | None, *, whole: bool) -> Iterator[Appointment]:
    for each in deadlines(traject_facts(dossier)):
        if ontzorging is not None and each.code is DeadlineCode.ONTZORGEN:
            continue
        if whole or each.code in _OWN:
            yield _by_law(dossier, each)
    if ontzorging is not None and dossier.is_open:
        ends = last_day(ontzorging.until, ontzorging.prolonged_until, ontzorging.stopped_on)
        yield _made(dossier, _uid(dossier, DeadlineCode.ONTZORGEN), DeadlineCode.ONTZORGEN, ends)
        check = check_of(ontzorging.start)
        if ontzorging.checked_on is None and check.due <= ends:
            yield _made(dossier, _uid(dossier, CHECK), CHECK, check.due, explanation=_why(check))


def _by_law(dossier: Dossier, deadline: Deadline) -> Appointment:
    return _made(dossier, _uid(dossier, deadline.code), deadline.code, deadline.due, explanation=_why(deadline))


def _why(row: Any) -> str:
    return f"{row.explanation} ({row.article})"


def _uid(dossier: Dossier, kind: str) -> str:
    return f"{kind}-{dossier.id}"


def _made(dossier: Dossier, uid: str, kind: str, on: date, detail: str = "", explanation: str = "") -> Appointment:
    return Appointment(
        uid=uid,
        kind=kind,
        on=on,
        number=dossier.number,
        name=full_name(dossier),
        detail=detail,
        explanation=explanation,
    )

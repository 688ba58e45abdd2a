"""Gewenst, niet beschikbaar: note what somebody needs and is not available, and that it has become available."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import lock_open_dossier
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import GemisNoted, GemisSolved
from forms.aanbod.catalogue import LONGEST, GemisReason
from forms.engine.typed_input import clean
from models import Aanbod, Dossier, Gemis
from refusals import Invalid, NotFound
from rules.law.terms import Leefgebied
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class GemisFacts:
    """What is not available, and why; `aanbod_id` is the offer that is full, if it is about one."""

    area: Leefgebied | None
    what: str
    reason: GemisReason | None
    note: str = ""
    aanbod_id: UUID | None = None


@deed
def note_gap(
    session: Session, *, gemis_id: UUID, dossier_id: UUID, facts: GemisFacts, by: User, at: datetime, on: date
) -> UUID:
    """Store what is not available. The same `gemis_id` again does nothing, nor does the same offer while it is open.

    Raises Invalid (area, what, reason: missing; what, note: too_long), AlreadyDone for a closed dossier, NotFound (also
    for an offer of another gemeente), NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    if is_kept(session, Gemis, gemis_id, dossier_id):
        return gemis_id
    there = _same_offer(session, dossier, facts.aanbod_id)
    if there is not None:
        return there
    wish, more = " ".join(clean(facts.what).split()), clean(facts.note)
    _refuse_wrong(facts.area, wish, facts.reason, more)
    row = Gemis(
        id=gemis_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        aanbod_id=facts.aanbod_id,
        area=str(facts.area),
        what=wish,
        reason=str(facts.reason),
        note=more,
        noted_on=on,
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return gemis_id
    record(session, GemisNoted(dossier_id=dossier_id, gemis_id=gemis_id), by=by, at=at)
    session.commit()
    return gemis_id


@deed
def solve_gap(session: Session, *, gemis_id: UUID, solved_on: date | None, by: User, at: datetime, on: date) -> None:
    """Note on which day it was there after all; None opens it again. Of two who solve it the first day stays.

    Raises Invalid (solved_on: in_future, before_noted), AlreadyDone for a closed dossier, NotFound, NotAllowed.
    """
    dossier_id = session.exec(select(Gemis.dossier_id).where(Gemis.id == gemis_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier = _open_dossier(session, dossier_id, by, at)
    session.connection().execute(sa.update(Gemis).where(col(Gemis.id) == gemis_id).values(version=Gemis.version + 1))
    row = session.exec(select(Gemis).where(Gemis.id == gemis_id).execution_options(populate_existing=True)).one()
    if solved_on is not None and not row.noted_on <= solved_on <= on:
        raise Invalid(Problem("solved_on", ProblemCode.IN_FUTURE if solved_on > on else ProblemCode.BEFORE_NOTED))
    if (row.solved_on is None) == (solved_on is None):
        return
    row.solved_on = solved_on
    kind = GemisNoted if solved_on is None else GemisSolved
    record(session, kind(dossier_id=dossier.id, gemis_id=gemis_id), by=by, at=at)
    session.commit()


def _refuse_wrong(area: Leefgebied | None, wish: str, reason: GemisReason | None, more: str) -> None:
    missing = {"area": area, "what": wish, "reason": reason}
    wrong = [Problem(name, ProblemCode.MISSING) for name, value in missing.items() if not value]
    if len(wish) > LONGEST["what"]:
        wrong.append(Problem("what", ProblemCode.TOO_LONG))
    if len(more) > LONGEST["gemis_note"]:
        wrong.append(Problem("note", ProblemCode.TOO_LONG))
    if wrong:
        raise Invalid(*wrong)


def _open_dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    return lock_open_dossier(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)


def _same_offer(session: Session, dossier: Dossier, aanbod_id: UUID | None) -> UUID | None:
    """The open line about the same offer, if any. Raises NotFound for an offer of another gemeente."""
    if aanbod_id is None:
        return None
    if session.exec(select(Aanbod.gemeente_id).where(Aanbod.id == aanbod_id)).first() != dossier.gemeente_id:
        raise NotFound
    return session.exec(
        select(Gemis.id).where(
            Gemis.dossier_id == dossier.id, Gemis.aanbod_id == aanbod_id, col(Gemis.solved_on).is_(None)
        )
    ).first()

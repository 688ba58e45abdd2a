"""Write down what an instrument measured (PPS-V, ZRM, COA's domains), and take it away again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Level, Permission, Scope, User, level_now
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import EARLIEST
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import MetingAdded, MetingRemoved
from forms.engine.typed_input import clean
from forms.intake.instruments import GUARD, LONGEST_EDITION, InstrumentKind, Values, dump, problems, tidy
from models import DomeinInzage, Dossier, Meting
from models.guards.encryption import encrypted, meting_ad
from models.guards.openings import inzage_is_open
from models.guards.scope import within
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class MetingFacts:
    """What is told of one result of an instrument."""

    kind: InstrumentKind
    taken_on: date | None
    values: Values
    edition: str = ""


@deed
def add_meting(
    session: Session, *, meting_id: UUID, dossier_id: UUID, facts: MetingFacts, by: User, at: datetime, on: date
) -> UUID:
    """Keep one result of one instrument. The same `meting_id` again (a second click) does nothing.

    Raises Invalid (taken_on, edition, values or a topic), AlreadyDone (the
    dossier
    is closed), NotAllowed (also when the domein Gezondheid is not theirs to write in now), NotFound.
    """
    dossier = _open_dossier(session, dossier_id, by=by, at=at)
    if is_kept(session, Meting, meting_id, dossier_id):
        return meting_id
    values, named = tidy(facts.values), " ".join(clean(facts.edition).split())
    wrong = (*_wrong_day(facts.taken_on, on), *_wrong_edition(named), *problems(facts.kind, values))
    if wrong:
        raise Invalid(*wrong)
    row = Meting(
        id=meting_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        kind=facts.kind,
        taken_on=facts.taken_on or on,
        edition=named,
        values=encrypted(session, dump(values), meting_ad(meting_id)) or "",
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return meting_id
    record(session, MetingAdded(dossier_id=dossier_id, meting_id=meting_id, instrument=facts.kind.value), by=by, at=at)
    session.commit()
    return meting_id


@deed
def remove_meting(session: Session, *, dossier_id: UUID, meting_id: UUID, by: User, at: datetime) -> None:
    """Take a result away; the row stays, and a second call changes nothing.

    Raises AlreadyDone (closed), NotAllowed, NotFound.
    """
    _open_dossier(session, dossier_id, by=by, at=at)
    row = session.get(Meting, meting_id)
    if row is None or row.dossier_id != dossier_id:
        raise NotFound
    if row.removed_at is not None:
        return
    row.removed_at = at
    record(session, MetingRemoved(dossier_id=dossier_id, meting_id=meting_id, instrument=row.kind), by=by, at=at)
    session.commit()


def _open_dossier(session: Session, dossier_id: UUID, *, by: User, at: datetime) -> Dossier:
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_INTAKE, at=at)
    own = session.exec(
        select(Dossier.id).where(Dossier.id == dossier_id, within(Scope.OWN, by.gemeente_id, by.id))
    ).first()
    restricted_sections = sa.select(col(DomeinInzage.restricted_section)).join(
        Dossier, col(Dossier.id) == col(DomeinInzage.dossier_id)
    )
    opened = (
        session.execute(restricted_sections.where(col(Dossier.id) == dossier_id, inzage_is_open(by.id, at)))
        .scalars()
        .all()
    )
    if level_now(by, GUARD, own=own is not None, opened=opened) is not Level.WRITE:
        raise NotAllowed
    if not dossier.is_open:
        raise AlreadyDone
    return dossier


def _wrong_day(taken_on: date | None, on: date) -> tuple[Problem, ...]:
    if taken_on is None:
        return (Problem("taken_on", ProblemCode.MISSING),)
    if taken_on > on:
        return (Problem("taken_on", ProblemCode.IN_FUTURE),)
    return (Problem("taken_on", ProblemCode.TOO_EARLY),) if taken_on < EARLIEST else ()


def _wrong_edition(edition: str) -> tuple[Problem, ...]:
    return (Problem("edition", ProblemCode.TOO_LONG),) if len(edition) > LONGEST_EDITION else ()

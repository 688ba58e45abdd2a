"""Note an objection to a version of the PIP, and what came of it (Awb). It never moves the inburgeringstermijn."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import choice_problem, past_day_problem, refuse, text_problem
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from actions.pip.after_decision import lock_versie
from events import BezwaarNoted, BezwaarRevised
from forms.engine.typed_input import clean
from models import Bezwaar
from models.guards.encryption import bezwaar_ad, encrypted
from refusals import AlreadyDone, NotFound
from rules.pip.bezwaar import BezwaarOutcome
from rules.problems import ProblemCode

LONGEST = 3000


@dataclass(frozen=True, kw_only=True)
class BezwaarFacts:
    """What is told of an objection."""

    received_on: date | None
    grounds: str


@deed
def note_bezwaar(
    session: Session, *, bezwaar_id: UUID, versie_id: UUID, facts: BezwaarFacts, by: User, at: datetime, on: date
) -> None:
    """Keep an objection to a version. The same `bezwaar_id` again (a second click) does nothing.

    Raises Invalid (received_on, grounds), NotAllowed, NotFound.
    """
    versie = lock_versie(session, versie_id, by=by, at=at)
    if is_kept(session, Bezwaar, bezwaar_id, versie.dossier_id):
        return
    words = clean(facts.grounds)
    refuse(
        {
            "received_on": past_day_problem(
                facts.received_on, on, since=versie.dagtekening, before=ProblemCode.TOO_EARLY
            ),
            "grounds": text_problem(words, LONGEST, needed=True),
        }
    )
    row = Bezwaar(
        id=bezwaar_id,
        gemeente_id=versie.gemeente_id,
        dossier_id=versie.dossier_id,
        versie_id=versie_id,
        received_on=facts.received_on or on,
        grounds=encrypted(session, words, bezwaar_ad(bezwaar_id, "grounds")),
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return
    record(session, BezwaarNoted(dossier_id=versie.dossier_id, bezwaar_id=bezwaar_id), by=by, at=at)
    session.commit()


@dataclass(frozen=True, kw_only=True)
class BezwaarDecision:
    """What came of an objection."""

    outcome: str
    decided_on: date | None
    note: str


@deed
def decide_bezwaar(
    session: Session,
    *,
    bezwaar_id: UUID,
    decision: BezwaarDecision,
    seen_version: int,
    by: User,
    at: datetime,
    on: date,
) -> None:
    """Keep what came of an objection; what was noted before may be put right.

    Raises Invalid (outcome, decided_on, note), AlreadyDone when a colleague changed it meanwhile, NotAllowed, NotFound.
    """
    row = _lock_bezwaar(session, bezwaar_id, by=by, at=at)
    words = clean(decision.note)
    refuse(
        {
            "outcome": choice_problem(decision.outcome, BezwaarOutcome),
            "decided_on": past_day_problem(
                decision.decided_on, on, since=row.received_on, before=ProblemCode.TOO_EARLY
            ),
            "note": text_problem(words, LONGEST, needed=False),
        }
    )
    if row.version != seen_version:
        raise AlreadyDone
    row.outcome, row.decided_on, row.version = decision.outcome, decision.decided_on, row.version + 1
    row.note = encrypted(session, words, bezwaar_ad(bezwaar_id, "note"))
    record(session, BezwaarRevised(dossier_id=row.dossier_id, bezwaar_id=bezwaar_id), by=by, at=at)
    session.commit()


def _lock_bezwaar(session: Session, bezwaar_id: UUID, *, by: User, at: datetime) -> Bezwaar:
    """The bezwaar, locked until this deed commits. Raises NotAllowed, NotFound."""
    dossier_id = session.exec(select(Bezwaar.dossier_id).where(Bezwaar.id == bezwaar_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)
    # A write comes first: what is read after it cannot change until this deed is done.
    session.connection().execute(
        sa.update(Bezwaar).where(col(Bezwaar.id) == bezwaar_id).values(version=col(Bezwaar.version))
    )
    return session.exec(select(Bezwaar).where(Bezwaar.id == bezwaar_id).execution_options(populate_existing=True)).one()

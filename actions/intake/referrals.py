"""Refer somebody to other help, and follow it until there is an outcome. Why: in functional terms, no diagnosis."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import open_dossier_for
from actions.deed.field_checks import planned_day_problem, refuse, text_problem
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import ReferralMade, ReferralRevised
from forms.engine.typed_input import clean
from models import Caseworker, Dossier, Verwijzing
from models.guards.encryption import decrypted, encrypted, verwijzing_ad
from refusals import NotFound, Stale
from rules.intake.referral import FOLLOWED, ReferralStatus, ReferredTo
from rules.law.dutch_time import day_of
from rules.problems import ProblemCode

LONGEST_REASON = 1000
LONGEST_OUTCOME = 1000


@dataclass(frozen=True, kw_only=True)
class ReferralFacts:
    """What is told of a referral: to whom, why, and the day on which somebody asks after it."""

    referred_to: ReferredTo | None
    reason: str
    follow_up_on: date | None


@deed
def refer(
    session: Session, *, referral_id: UUID, dossier_id: UUID, facts: ReferralFacts, by: User, at: datetime, on: date
) -> UUID:
    """Keep a referral with the day on which somebody asks after it. The same `referral_id` again does nothing.

    Raises Invalid per field (referred_to, reason, follow_up_on), AlreadyDone for a closed
    dossier, NotFound, NotAllowed.
    """
    dossier = _dossier(session, dossier_id, by, at)
    if is_kept(session, Verwijzing, referral_id, dossier_id):
        return referral_id
    reason = clean(facts.reason)
    refuse(
        {
            "referred_to": None if facts.referred_to else ProblemCode.MISSING,
            "reason": text_problem(reason, LONGEST_REASON, needed=True),
            "follow_up_on": planned_day_problem(facts.follow_up_on, on),
        }
    )
    row = Verwijzing(
        id=referral_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        referred_to=facts.referred_to or ReferredTo.ANDERS,
        reason=encrypted(session, reason, verwijzing_ad(referral_id, "reason")),
        referred_on=on,
        follow_up_on=facts.follow_up_on or on,
        status=ReferralStatus.OPEN,
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return referral_id
    record(session, ReferralMade(dossier_id=dossier_id, referral_id=referral_id), by=by, at=at)
    session.commit()
    return referral_id


@dataclass(frozen=True, kw_only=True)
class ReferralProgress:
    """How far a referral is: what came of it, or the next day to ask."""

    status: ReferralStatus
    outcome: str
    follow_up_on: date | None


@deed
def revise_referral(
    session: Session,
    *,
    dossier_id: UUID,
    referral_id: UUID,
    progress: ReferralProgress,
    seen_version: int,
    by: User,
    at: datetime,
) -> None:
    """Keep how far a referral is. While it is followed the next day to ask is needed, at its end the outcome.

    The same again does nothing. Raises Invalid per field (outcome, follow_up_on), Stale when a
    colleague was first, AlreadyDone for a closed dossier, NotFound, NotAllowed.
    """
    on = day_of(at)
    _dossier(session, dossier_id, by, at)
    row = session.exec(
        select(Verwijzing).where(Verwijzing.id == referral_id, Verwijzing.dossier_id == dossier_id)
    ).first()
    if row is None:
        raise NotFound
    outcome, followed = clean(progress.outcome), progress.status in FOLLOWED
    day, place = progress.follow_up_on if followed else row.follow_up_on, verwijzing_ad(referral_id, "outcome")
    if (row.status, decrypted(session, row.outcome, place), row.follow_up_on) == (progress.status, outcome, day):
        return
    refuse(
        {
            "outcome": text_problem(outcome, LONGEST_OUTCOME, needed=not followed),
            "follow_up_on": planned_day_problem(day, on) if followed else None,
        }
    )
    ciphertext = encrypted(session, outcome, place)
    changed = session.exec(
        sa.update(Verwijzing)
        .where(col(Verwijzing.id) == referral_id, col(Verwijzing.version) == seen_version)
        .values(
            status=progress.status, outcome=ciphertext, follow_up_on=day, caseworker_id=by.id, version=seen_version + 1
        )
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:
        raise _changed(session, referral_id)
    event = ReferralRevised(dossier_id=dossier_id, referral_id=referral_id, status=progress.status)
    record(session, event, by=by, at=at)
    session.commit()


def _dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    return open_dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)


def _changed(session: Session, referral_id: UUID) -> Stale:
    """Who was first; what they wrote is not told here, but shown at the next look."""
    row, name = session.exec(
        select(Verwijzing, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Verwijzing.caseworker_id))
        .where(Verwijzing.id == referral_id)
        .execution_options(populate_existing=True)
    ).one()
    return Stale(field="referral", value=None, version=row.version, by=name, at=None)

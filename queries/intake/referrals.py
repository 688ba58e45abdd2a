"""The referrals of one dossier and its warm hand-overs, for who may see all of it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Caseworker, Dossier, Verwijzing, WarmeOverdracht
from models.guards.encryption import decrypted, overdracht_ad, verwijzing_ad
from models.guards.scope import visible_to
from queries.intake.legal_gaps import sees_all
from queries.intake.view import IntakeView
from rules.intake.referral import FOLLOWED, ReferralStatus, ReferredTo


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """One referral as it is followed."""

    id: UUID
    referred_to: ReferredTo
    reason: str
    referred_on: date
    follow_up_on: date
    status: ReferralStatus
    outcome: str
    by: str
    version: int

    @property
    def followed(self) -> bool:
        """Whether somebody still asks after it."""
        return self.status in FOLLOWED


@dataclass(frozen=True, kw_only=True)
class HandoverLine:
    """One warm hand-over, with its receipt once there is one."""

    id: UUID
    worked: str
    worries: str
    promises: str
    handed_to: str
    handed_by: str
    handed_by_id: UUID
    handed_at: datetime
    received_name: str
    received_at: datetime | None


def referrals(session: Session, view: IntakeView, *, seen_by: User) -> list[ReferralLine]:
    """The referrals of a dossier, first what must be asked after; nothing for who may not work on it.

    Who may not look into all of the dossier now gets only what is theirs.
    """
    if not may(seen_by, Permission.EDIT_DOSSIER):
        return []
    rows = session.exec(
        select(Verwijzing, Caseworker.name)
        .join(Dossier, col(Dossier.id) == col(Verwijzing.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(Verwijzing.caseworker_id))
        .where(Verwijzing.dossier_id == view.head.id, visible_to(seen_by))
        .where(sa.true() if sees_all(view) else col(Verwijzing.caseworker_id) == seen_by.id)
        .order_by(col(Verwijzing.follow_up_on), col(Verwijzing.created_at))
    )
    lines = [
        ReferralLine(
            id=row.id,
            referred_to=ReferredTo(row.referred_to),
            reason=decrypted(session, row.reason, verwijzing_ad(row.id, "reason")),
            referred_on=row.referred_on,
            follow_up_on=row.follow_up_on,
            status=ReferralStatus(row.status),
            outcome=decrypted(session, row.outcome, verwijzing_ad(row.id, "outcome")),
            by=name,
            version=row.version,
        )
        for row, name in rows
    ]
    return sorted(lines, key=lambda each: not each.followed)


def handovers(session: Session, view: IntakeView, *, seen_by: User) -> list[HandoverLine]:
    """The hand-overs of a dossier, newest first; nothing for who may not hand over.

    Who may not look into all of the dossier now gets only what is theirs.
    """
    if not may(seen_by, Permission.HAND_OVER):
        return []
    rows = session.exec(
        select(WarmeOverdracht, Caseworker.name)
        .join(Dossier, col(Dossier.id) == col(WarmeOverdracht.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(WarmeOverdracht.handed_by))
        .where(WarmeOverdracht.dossier_id == view.head.id, visible_to(seen_by))
        .where(sa.true() if sees_all(view) else col(WarmeOverdracht.handed_by) == seen_by.id)
        .order_by(col(WarmeOverdracht.handed_at).desc(), col(WarmeOverdracht.id).desc())
    )
    return [
        HandoverLine(
            id=row.id,
            worked=decrypted(session, row.worked, overdracht_ad(row.id, "worked")),
            worries=decrypted(session, row.worries, overdracht_ad(row.id, "worries")),
            promises=decrypted(session, row.promises, overdracht_ad(row.id, "promises")),
            handed_to=row.handed_to,
            handed_by=name,
            handed_by_id=row.handed_by,
            handed_at=row.handed_at,
            received_name=row.received_name,
            received_at=row.received_at,
        )
        for row, name in rows
    ]

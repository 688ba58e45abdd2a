"""Dossiers that share one household, and the household of a dossier."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.transaction import deed
from events import HouseholdRevised
from models import Dossier, Huishouden, HuishoudenLid
from models.guards.scope import visible_to
from refusals import NotFound


@deed
def join_household(session: Session, *, dossier_id: UUID, number: str, by: User, at: datetime) -> None:
    """Let this dossier share the household of the dossier with this number, say of the partner; members come along.

    Raises NotFound when there is no such dossier that this user may see, NotAllowed.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    other = session.exec(select(Dossier).where(Dossier.number == number.strip(), visible_to(by))).first()
    if other is None or other.id == dossier_id:
        raise NotFound
    left, home = dossier.huishouden_id, home_of(session, other, at)
    if left == home:
        return
    dossier.huishouden_id = home
    session.flush()
    if left is not None and not _lives_in(session, left):
        session.exec(
            sa.update(HuishoudenLid).where(col(HuishoudenLid.huishouden_id) == left).values(huishouden_id=home)
        )
    record(session, HouseholdRevised(dossier_id=dossier_id, member_id=other.id), by=by, at=at)
    session.commit()


@deed
def leave_household(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> None:
    """Give this dossier a household of its own; its members without a dossier stay where they were."""
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    dossier.huishouden_id = None
    home = home_of(session, dossier, at)
    record(session, HouseholdRevised(dossier_id=dossier_id, member_id=home), by=by, at=at)
    session.commit()


def home_of(session: Session, dossier: Dossier, at: datetime) -> UUID:
    """The household of a dossier, made when it has none yet. Does not commit."""
    if dossier.huishouden_id is None:
        made = Huishouden(gemeente_id=dossier.gemeente_id, created_at=at)
        session.add(made)
        session.flush()
        dossier.huishouden_id = made.id
    return dossier.huishouden_id


def _lives_in(session: Session, huishouden_id: UUID) -> bool:
    return session.exec(select(Dossier.id).where(Dossier.huishouden_id == huishouden_id)).first() is not None

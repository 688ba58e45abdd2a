"""Hand dossiers over to another regievoerder, and note that somebody has seen what others changed."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, Role, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.dossier_status import refresh_statuses
from actions.deed.transaction import deed
from events import CaseworkerAssigned
from models import Caseworker, Dossier
from models.guards.scope import visible_to
from refusals import Invalid, NotFound
from rules.problems import Problem, ProblemCode

MOST = 100  # dossiers handed over in one go
LEADING = (Role.REGIEVOERDER, Role.COORDINATOR)


@deed
def assign_caseworker(
    session: Session, *, dossier_ids: Collection[UUID], caseworker_id: UUID, by: User, at: datetime
) -> int:
    """Make somebody the regievoerder of these dossiers, all or none. Returns how many got another regievoerder.

    Raises NotAllowed, Invalid without dossiers or with more than a hundred, NotFound when one of them is not theirs to
    see or closed, or when the new regievoerder has no open account of that role in the same gemeente.
    """
    require_login(session, by=by, permission=Permission.ASSIGN, at=at)
    chosen = set(dossier_ids)
    if not 0 < len(chosen) <= MOST:
        raise Invalid(Problem("dossiers", ProblemCode.TOO_MANY if chosen else ProblemCode.MISSING))
    _refuse_no_regievoerder(session, caseworker_id, by.gemeente_id)
    dossiers = session.exec(
        select(Dossier).where(col(Dossier.id).in_(chosen), visible_to(by), col(Dossier.is_open))
    ).all()
    if len(dossiers) < len(chosen):
        raise NotFound
    moved = [each for each in dossiers if each.regievoerder_id != caseworker_id]
    for dossier in moved:
        dossier.regievoerder_id = caseworker_id
        record(session, CaseworkerAssigned(dossier_id=dossier.id, caseworker_id=caseworker_id), by=by, at=at)
    refresh_statuses(session, moved)
    session.commit()
    return len(moved)


def _refuse_no_regievoerder(session: Session, caseworker_id: UUID, gemeente_id: UUID) -> None:
    regievoerder_id = session.exec(
        select(Caseworker.id).where(
            Caseworker.id == caseworker_id,
            Caseworker.gemeente_id == gemeente_id,
            col(Caseworker.disabled_at).is_(None),
            col(Caseworker.role).in_(LEADING),
        )
    ).first()
    if regievoerder_id is None:
        raise NotFound


@deed
def note_seen(session: Session, *, by: User, at: datetime) -> None:
    """Note that this user has seen what others changed until now. Raises NotAllowed, LoggedOut."""
    require_login(session, by=by, permission=Permission.VIEW_DOSSIERS, at=at)
    session.exec(sa.update(Caseworker).where(col(Caseworker.id) == by.id).values(visited_at=at))
    session.commit()

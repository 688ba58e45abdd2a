"""Take the PIPs of many dossiers along: who may, and what is remembered of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User
from actions.deed.audit import ADD, record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed
from events import Exported
from models import Dossier
from models.base import new_id
from models.guards.scope import visible_to
from refusals import NotFound

DOCUMENT = "zip"


def authorize_zip(session: Session, *, by: User, at: datetime) -> None:
    """Whether this user may make a zip of PIPs now. Raises NotAllowed, and LoggedOut when the login has ended."""
    require_login(session, by=by, permission=Permission.EXPORT, at=at)
    require_login(session, by=by, permission=Permission.VIEW_PIP, at=at)


@deed
def record_batch(session: Session, *, dossier_ids: Sequence[UUID], by: User, at: datetime) -> None:
    """Note that a zip with the PIPs of these dossiers leaves Koers: a line for each of them, and one for the whole.

    Raises NotAllowed or LoggedOut, and NotFound when one of the dossiers is not theirs to see (any more).
    """
    authorize_zip(session, by=by, at=at)
    visible_count = session.connection().execute(
        sa.select(sa.func.count()).select_from(Dossier).where(col(Dossier.id).in_(dossier_ids), visible_to(by))
    )
    if visible_count.scalar_one() != len(set(dossier_ids)):
        raise NotFound
    record(session, Exported(document=DOCUMENT, rows=len(dossier_ids)), by=by, at=at)
    if dossier_ids:
        session.connection().execute(ADD, [_line(dossier_id, by, at) for dossier_id in dossier_ids])
    session.commit()


def _line(dossier_id: UUID, by: User, at: datetime) -> dict[str, object]:
    event = Exported(dossier_id=dossier_id, document=DOCUMENT, rows=1)
    return {
        "id": new_id(), "gemeente_id": by.gemeente_id, "at": at, "caseworker_id": by.id, "login_id": by.login_id,
        "event": type(event).__name__, "dossier_id": dossier_id, "details": event.details(),
    }  # fmt: skip

"""Remember what happened, in the same transaction as the deed."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User
from actions.deed.authorize import dossier_for, require_login
from actions.deed.transaction import deed
from events import DomeinOpened, DossiersJoined, Event, Exported, Viewed
from models import AuditRecord, Dossier
from models.base import new_id, table
from refusals import Joined

ADD = sa.insert(table(AuditRecord))
# These change nothing in a dossier, or are about its joining.
LEAVE_AS_IT_IS = (Viewed, Exported, DomeinOpened, DossiersJoined)


def _unless_joined() -> sa.Insert:
    """`ADD`, but for a dossier that was joined into another one while this deed was under way."""
    columns = table(AuditRecord).columns
    is_pointer = sa.exists().where(
        col(Dossier.id) == sa.bindparam("dossier_id", type_=columns.dossier_id.type),
        col(Dossier.joined_into_id).is_not(None),
    )
    values = sa.select(*(sa.bindparam(each.name, type_=each.type) for each in columns)).where(~is_pointer)
    return ADD.from_select([each.name for each in columns], values).execution_options(preserve_rowcount=True)


ADD_UNLESS_JOINED = _unless_joined()


def record(session: Session, event: Event, *, by: User | None, at: datetime, gemeente_id: UUID | None = None) -> None:
    """Add one event to the audit trail. Does not commit: the deed does."""
    session.flush()  # what the event names must be there before it
    line = {
        "id": new_id(),
        "gemeente_id": by.gemeente_id if by else gemeente_id,
        "at": at,
        "caseworker_id": by.id if by else None,
        "login_id": by.login_id if by else None,
        "event": type(event).__name__,
        "dossier_id": event.dossier_id,
        "details": event.details(),
    }
    if event.dossier_id is None or isinstance(event, LEAVE_AS_IT_IS):
        session.connection().execute(ADD, line)
    elif session.connection().execute(ADD_UNLESS_JOINED, line).rowcount == 0:
        raise Joined


@deed
def record_view(session: Session, *, dossier_id: UUID, screen: str, by: User, at: datetime) -> None:
    """Note that somebody opened a screen of a dossier. Raises NotFound when it is not theirs to see."""
    dossier_for(session, dossier_id, by=by, permission=Permission.VIEW_DOSSIERS, at=at)
    record(session, Viewed(dossier_id=dossier_id, screen=screen), by=by, at=at)
    session.commit()


@deed
def record_export(
    session: Session, *, document: str, rows: int, by: User, at: datetime, dossier_id: UUID | None = None
) -> None:
    """Note that a document (of one dossier, or a list of `rows` dossiers) left Koers.

    Raises NotAllowed without the right to export, NotFound for a dossier that is not theirs.
    """
    if dossier_id is None:
        require_login(session, by=by, permission=Permission.EXPORT, at=at)
    else:
        dossier_for(session, dossier_id, by=by, permission=Permission.EXPORT, at=at)
    record(session, Exported(dossier_id=dossier_id, document=document, rows=rows), by=by, at=at)
    session.commit()

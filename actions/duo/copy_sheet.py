"""Note that somebody took the fields for the Portaal Inburgering out of Koers."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, refuse_role
from actions.deed.transaction import deed
from events import DuoSheetCopied, Exported
from rules.duo import BerichtKind


@deed
def note_sheet(
    session: Session, *, dossier_id: UUID, kind: BerichtKind, downloaded: bool, by: User, at: datetime
) -> None:
    """Note that the fields of one message were shown, or `downloaded` with the whole BSN.

    Raises NotAllowed for who may not see particulars (or export, for a download), NotFound.
    """
    dossier_for(session, dossier_id, by=by, permission=Permission.VIEW_PARTICULARS, at=at)
    if downloaded:
        refuse_role(by, Permission.EXPORT)
        record(session, Exported(dossier_id=dossier_id, document="duo", rows=1), by=by, at=at)
    record(session, DuoSheetCopied(dossier_id=dossier_id, kind=kind.value), by=by, at=at)
    session.commit()

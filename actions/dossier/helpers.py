"""Who works on a dossier besides its regievoerder."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import open_dossier_for
from actions.deed.transaction import deed
from events import CaseworkerAssigned
from models import Caseworker, DossierCaseworker
from refusals import NotFound


@deed
def assign_helper(session: Session, *, dossier_id: UUID, caseworker_id: UUID, by: User, at: datetime) -> None:
    """Let an ondersteuner, a kansverkenner or a colleague of the same gemeente work on a dossier too.

    A second call changes nothing. Raises NotFound (the dossier, or nobody with an open account), NotAllowed,
    AlreadyDone for a closed dossier.
    """
    dossier = open_dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    helper = session.exec(
        select(Caseworker).where(Caseworker.id == caseworker_id, Caseworker.gemeente_id == dossier.gemeente_id)
    ).first()
    if helper is None or helper.disabled_at is not None:
        raise NotFound
    if session.get(DossierCaseworker, (dossier_id, caseworker_id)) is not None:
        return
    session.add(
        DossierCaseworker(dossier_id=dossier_id, caseworker_id=caseworker_id, gemeente_id=dossier.gemeente_id, since=at)
    )
    record(session, CaseworkerAssigned(dossier_id=dossier_id, caseworker_id=caseworker_id), by=by, at=at)
    session.commit()

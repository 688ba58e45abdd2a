"""Take over into the dossier what DUO says: one field at a time, by a person, and never over what they did not see."""

import json
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from access import Permission, User
from actions.answering.field_kind import Edit
from actions.deed.audit import record
from actions.deed.authorize import lock_dossier
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.dossier.particulars import Facts
from actions.dossier.revise import revise_dossier
from actions.duo.inbox import notice_of
from events import DossierRevised
from models import Dossier, DuoBericht
from models.guards.encryption import bericht_ad, decrypted
from models.values.duo_dossier import ours
from refusals import AlreadyDone, NotFound
from rules.duo import BerichtKind, MalformedMessage
from rules.duo.comparison import as_seen, duo_comparisons, read_messages
from rules.duo.events import proposals
from rules.duo.verdict import BerichtStatus
from rules.law.dutch_time import day_of

# What DUO decides and no form of the dossier asks; the rest goes by `revise_dossier` with all its checks.
_BY_DUO = ("termijn_until_on", "earlier_pip_on", "earlier_leerroute")


@deed
def take_proposal(
    session: Session, *, notificatie_id: UUID, field: str, value: str, by: User, at: datetime, on: date
) -> None:
    """Take over what a notification proposes. Raises AlreadyDone when it is not proposed (any more), Invalid when the
    value clashes with another date, NotAllowed, NotFound."""
    notice, dossier = notice_of(session, notificatie_id, by=by, at=at)
    offered = proposals(
        notice.code,
        day_of(notice.registered_at),
        kennisgeving=dossier.kennisgeving_on,
        brp=dossier.brp_on,
        exempt=dossier.exempt_on,
        doelgroep=dossier.doelgroep,
    )
    if not any((each.field, each.value) == (field, value) for each in offered):
        raise AlreadyDone
    _take(session, dossier, field, value, by=by, at=at, on=on)


@deed
def take_answer(
    session: Session, *, bericht_id: UUID, field: str, shown: str, by: User, at: datetime, on: date
) -> None:
    """Take over a field from DUO's answer to a question. `shown` is the value of the dossier that the screen showed.

    Raises AlreadyDone when the dossier says something else by now or DUO's answer has no such field, Invalid when the
    value clashes with another date, NotAllowed, NotFound.
    """
    bericht = session.exec(
        select(DuoBericht).where(DuoBericht.id == bericht_id, DuoBericht.gemeente_id == by.gemeente_id)
    ).first()
    if bericht is None or bericht.dossier_id is None:
        raise NotFound
    dossier = lock_dossier(session, bericht.dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    if bericht.status != BerichtStatus.AANGENOMEN:
        raise AlreadyDone
    stored = json.loads(decrypted(session, bericht.answer, bericht_ad(bericht.id, "answer")))
    kind = BerichtKind(bericht.kind)
    try:
        lines = duo_comparisons(kind, read_messages(kind, stored.get("told")), ours(dossier))
    except MalformedMessage as fault:
        raise NotFound from fault
    offered = next((each for each in lines if each.field == field), None)
    if offered is None or as_seen(offered.ours) != shown:
        raise AlreadyDone
    _take(session, dossier, field, offered.value, by=by, at=at, on=on)


def _take(session: Session, dossier: Dossier, field: str, value: str, *, by: User, at: datetime, on: date) -> None:
    version = dossier.field_versions.get(field, 0)
    if field in Facts.model_fields:
        typed = value if field == "doelgroep" else date.fromisoformat(value) if value else None
        revise_dossier(
            session,
            dossier_id=dossier.id,
            edit=Edit(field=field, value=typed, seen_version=version, by=by, at=at, on=on),
        )
        return
    if field not in _BY_DUO:
        raise NotFound
    setattr(dossier, field, value if field == "earlier_leerroute" else date.fromisoformat(value))
    dossier.field_versions = {**dossier.field_versions, field: version + 1}
    refresh_status(session, dossier)
    record(session, DossierRevised(dossier_id=dossier.id, changed=field), by=by, at=at)
    session.commit()

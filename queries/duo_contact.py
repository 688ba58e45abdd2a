"""The contactpersoon for DUO: the regievoerder of the dossier, once in DUO's list, then coupled to this person."""

import json
from uuid import UUID

from sqlmodel import Session, col, select

from models import Caseworker, Dossier, DuoBericht
from models.sealing import of_bericht, opened
from rules.duo import Kind
from rules.duo.contact import coupling_refusals, no_contact, refusals
from rules.duo.message import Misformed
from rules.duo.messages import Contactpersoon, Contactpersoongegevens
from rules.duo.situation import Situation
from rules.duo.verdict import BerichtStatus
from rules.duo.weighed import Weighed


def contact(session: Session, dossier: Dossier, situation: Situation) -> list[Weighed]:
    """The regievoerder as DUO knows a contactpersoon, and, when DUO gave it a number, the coupling to this person."""
    row = session.get(Caseworker, dossier.regievoerder_id) if dossier.regievoerder_id else None
    if row is None:
        return [Weighed(kind=Kind.CONTACT, intent=f"contact:dossier:{dossier.id}", refusals=(no_contact(),))]
    intent = f"contact:{row.id}"
    told = Contactpersoongegevens(naam=row.name, email=row.email, telefoonnummer=row.phone)
    taken = _taken(session, dossier.gemeente_id, intent)
    number = _number(session, taken)
    person = Weighed(
        kind=_kind(session, taken, told, number),
        intent=intent,
        message=told,
        refusals=tuple(refusals(told)),
        places={"id": str(number)} if number else {},
    )
    if number is None:
        return [person]
    coupled = Weighed(
        kind=Kind.CONTACT_KOPPELEN,
        intent=f"koppelen:{dossier.id}:{number}",
        refusals=tuple(coupling_refusals(situation)),
        places={"id": str(number)},
        bare=True,
    )
    return [person, coupled]


def _taken(session: Session, gemeente_id: UUID, intent: str) -> list[DuoBericht]:
    """What DUO took about this contactpersoon, the oldest first."""
    found = select(DuoBericht).where(
        DuoBericht.gemeente_id == gemeente_id,
        DuoBericht.status == BerichtStatus.AANGENOMEN.value,
        col(DuoBericht.intent).startswith(f"{intent}#", autoescape=True),
    )
    return list(session.exec(found.order_by(col(DuoBericht.created_at))))


def _number(session: Session, taken: list[DuoBericht]) -> int | None:
    """The number that DUO gave."""
    for each in taken:
        if each.kind == Kind.CONTACT.value and each.answer:
            kept = json.loads(opened(session, each.answer, of_bericht(each.id, "answer")))
            try:
                return Contactpersoon.from_json(kept.get("told")).id
            except Misformed:
                continue
    return None


def _kind(session: Session, taken: list[DuoBericht], told: Contactpersoongegevens, number: int | None) -> Kind:
    """New, changed, or as DUO has it already (then the kind by which it was told, so that it is not told again)."""
    if number is None:
        return Kind.CONTACT
    last = taken[-1]
    body = json.loads(opened(session, last.body, of_bericht(last.id, "body")) or "null")
    return Kind(last.kind) if body == told.to_json() else Kind.CONTACT_WIJZIGEN

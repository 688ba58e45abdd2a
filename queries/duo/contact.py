"""The contactpersoon for DUO: the regievoerder of the dossier, once in DUO's list, then coupled to this person."""

import json
from uuid import UUID

from sqlmodel import Session

from models import Caseworker, Dossier, DuoBericht
from models.guards.encryption import of_bericht, opened
from models.values.duo_messages import content_of, said_under
from rules.duo import BerichtKind
from rules.duo.contact import coupling_refusals, no_contact, refusals
from rules.duo.message import MalformedMessage
from rules.duo.messages import Contactpersoon, Contactpersoongegevens
from rules.duo.situation import Situation
from rules.duo.verdict import BerichtStatus
from rules.duo.weighed import WeighedMessage


def contact(session: Session, dossier: Dossier, situation: Situation) -> list[WeighedMessage]:
    """The regievoerder as DUO knows a contactpersoon, and, when DUO gave it a number, the coupling to this person."""
    row = session.get(Caseworker, dossier.regievoerder_id) if dossier.regievoerder_id else None
    if row is None:
        return [
            WeighedMessage(kind=BerichtKind.CONTACT, intent=f"contact:dossier:{dossier.id}", refusals=(no_contact(),))
        ]
    intent = f"contact:{row.id}"
    told = Contactpersoongegevens(naam=row.name, email=row.email, telefoonnummer=row.phone)
    taken = _taken(session, dossier.gemeente_id, intent)
    number = _number(session, taken)
    person = WeighedMessage(
        kind=_kind(session, taken, told, number),
        intent=intent,
        message=told,
        refusals=tuple(refusals(told)),
        places={"id": str(number)} if number else {},
    )
    if number is None:
        return [person]
    coupled = WeighedMessage(
        kind=BerichtKind.CONTACT_KOPPELEN,
        intent=f"koppelen:{dossier.id}",
        refusals=tuple(coupling_refusals(situation)),
        places={"id": str(number)},
        bare=True,
    )
    return [person, coupled]


def _taken(session: Session, gemeente_id: UUID, intent: str) -> list[DuoBericht]:
    """What DUO took about this contactpersoon, the oldest first."""
    said = said_under(session, gemeente_id, [intent]).get(intent, [])
    return [each for each in said if each.status == BerichtStatus.AANGENOMEN]


def _number(session: Session, taken: list[DuoBericht]) -> int | None:
    """The number that DUO gave last; DUO makes a new contactpersoon of each that is told as new."""
    for each in reversed(taken):
        if each.kind == BerichtKind.CONTACT.value and each.answer:
            kept = json.loads(opened(session, each.answer, of_bericht(each.id, "answer")))
            try:
                return Contactpersoon.from_json(kept.get("told")).id
            except MalformedMessage:
                continue
    return None


def _kind(session: Session, taken: list[DuoBericht], told: Contactpersoongegevens, number: int | None) -> BerichtKind:
    """New, changed, or as DUO has it already (then the kind by which it was told, so that it is not told again)."""
    if number is None:
        return BerichtKind.CONTACT
    last = taken[-1]
    return BerichtKind(last.kind) if content_of(session, last) == told.to_json() else BerichtKind.CONTACT_WIJZIGEN

"""The contactpersoon for DUO: the regievoerder of the dossier, once in DUO's list, then coupled to this person."""

import json
from uuid import UUID

from sqlmodel import Session

from models import Caseworker, Dossier, DuoBericht
from models.guards.encryption import bericht_ad, decrypted
from models.values.duo_messages import by_intent, content_of, messages_under
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
    message = Contactpersoongegevens(naam=row.name, email=row.email, telefoonnummer=row.phone)
    accepted = _accepted_messages(session, dossier.gemeente_id, intent)
    number = _number(session, accepted)
    person = WeighedMessage(
        kind=_kind(session, accepted, message, number),
        intent=intent,
        message=message,
        refusals=tuple(refusals(message)),
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


def _accepted_messages(session: Session, gemeente_id: UUID, intent: str) -> list[DuoBericht]:
    """The messages about this contactpersoon that DUO accepted, the oldest first."""
    messages = by_intent(session.exec(messages_under(gemeente_id, [intent]))).get(intent, [])
    return [each for each in messages if each.status == BerichtStatus.AANGENOMEN]


def _number(session: Session, accepted: list[DuoBericht]) -> int | None:
    """The number that DUO gave last; DUO makes a new contactpersoon of each that is told as new."""
    for each in reversed(accepted):
        if each.kind == BerichtKind.CONTACT.value and each.answer:
            answer = json.loads(decrypted(session, each.answer, bericht_ad(each.id, "answer")))
            try:
                return Contactpersoon.from_json(answer.get("told")).id
            except MalformedMessage:
                continue
    return None


def _kind(
    session: Session, accepted: list[DuoBericht], message: Contactpersoongegevens, number: int | None
) -> BerichtKind:
    """New, changed, or as DUO has it already (then the kind by which it was told, so that it is not told again)."""
    if number is None:
        return BerichtKind.CONTACT
    last = accepted[-1]
    return BerichtKind(last.kind) if content_of(session, last) == message.to_json() else BerichtKind.CONTACT_WIJZIGEN

"""Would DUO take this contactpersoon? (contract Contactpersoon 1.0 and the conditions published with it)"""

import re
from collections.abc import Iterator

from rules.duo.messages import Contactpersoongegevens
from rules.duo.refusal import DuoRefusal, DuoRefusalCode, form_refusals
from rules.duo.scope import scope_refusals
from rules.duo.situation import Situation

SOURCE = "Voorwaarden DUO, contactpersoon"
_MAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def refusals(contact: Contactpersoongegevens) -> list[DuoRefusal]:
    """Why DUO would not take this contactpersoon for the list of the gemeente; empty when it would."""
    own_reasons = list(_sense(contact))
    fields = {each.field for each in own_reasons}
    return [*own_reasons, *(each for each in form_refusals(contact, "Contactpersoon 1.0") if each.field not in fields)]


def coupling_refusals(situation: Situation) -> list[DuoRefusal]:
    """Why DUO would not couple a contactpersoon to this person, and (not blocking) that it replaces another one."""
    reasons = list(scope_refusals(situation))
    if situation.known_contact:
        reasons.append(
            DuoRefusal(
                code=DuoRefusalCode.VERVANGT_CONTACT,
                field="contactpersoon",
                source=SOURCE,
                blocking=False,
                text="Dit vervangt de contactpersoon die DUO nu bij deze persoon heeft staan.",
            )
        )
    return reasons


def deleting_refusals() -> list[DuoRefusal]:
    """What deleting a contactpersoon at DUO does: one reason that does not block."""
    return [
        DuoRefusal(
            code=DuoRefusalCode.ONTKOPPELT,
            field="contactpersoon",
            source=SOURCE,
            blocking=False,
            text="DUO haalt deze contactpersoon dan ook weg bij alle inburgeraars aan wie die gekoppeld is.",
        )
    ]


def no_contact() -> DuoRefusal:
    """The reason for a dossier without a regievoerder: there is no contactpersoon to send."""
    return _refused(
        DuoRefusalCode.GEEN_CONTACT, "contactpersoon", "Dit dossier heeft geen regievoerder. Wijs er een toe."
    )


def _sense(contact: Contactpersoongegevens) -> Iterator[DuoRefusal]:
    """Checks of our own: DUO's contract lets an empty e-mail address pass, but nobody could be reached with it."""
    if not contact.naam.strip():
        yield _refused(DuoRefusalCode.NAAM_LEEG, "naam", "De regievoerder heeft geen naam.")
    if not contact.email.strip():
        yield _refused(DuoRefusalCode.MAIL_LEEG, "email", "Vul het e-mailadres van de regievoerder in.")
    elif not _MAIL.fullmatch(contact.email):
        yield _refused(DuoRefusalCode.GEEN_MAILADRES, "email", "Het e-mailadres van de regievoerder is niet volledig.")
    if not contact.telefoonnummer.strip():
        yield _refused(DuoRefusalCode.TELEFOON_LEEG, "telefoonnummer", "Vul het telefoonnummer van de regievoerder in.")


def _refused(code: DuoRefusalCode, field: str, text: str) -> DuoRefusal:
    return DuoRefusal(code=code, field=field, text=text, source=SOURCE)

"""DUO's decisions in Dutch words, to be shown with the dossier: ontheffing, vrijstelling, free attempts at an exam."""

from datetime import date
from typing import NamedTuple

from rules.duo.answers import GratisPogingTegoed
from rules.duo.message import DuoMessage
from rules.duo.ontheffing import AanvraagOordeel, GedeeltelijkeOntheffing, Ontheffing, Ontheffingsgrond, Vrijstelling

_GRONDEN = {Ontheffingsgrond.MED: "medisch", Ontheffingsgrond.BIO: "bijzondere individuele omstandigheden"}


class DecisionLine(NamedTuple):
    """One decision of DUO: what it is about (a code of `texts.duo.inbox.ABOUT`), and Dutch words."""

    about: str
    text: str


def ontheffing(message: DuoMessage) -> list[DecisionLine]:
    """What a decision about an ontheffing says; empty for another message."""
    if not isinstance(message, Ontheffing):
        return []
    lines = []
    if message.geheel is not None:
        decided = _decided(message.geheel.oordeel, message.geheel.datum_oordeel)
        lines.append(
            DecisionLine("ontheffing", f"hele inburgeringsplicht, {_GRONDEN[message.geheel.grond]}: {decided}")
        )
    if message.gedeeltelijk is not None:
        part = message.gedeeltelijk
        decided = _decided(part.oordeel, part.datum_oordeel)
        lines.append(DecisionLine("ontheffing", f"{_part(part)}, {_GRONDEN[part.grond]}: {decided}"))
    return lines


def vrijstelling(message: DuoMessage) -> list[DecisionLine]:
    """What a decision about a vrijstelling says; empty for another message."""
    if not isinstance(message, Vrijstelling):
        return []
    sentences = []
    if (full := message.geheel) is not None:
        sentences.append(f"hele inburgeringsplicht: {_decided(full.oordeel, full.datum_oordeel)}, reden {full.reden}")
    if (short := message.tijdelijk) is not None:
        days = "".join(
            f" {word} {day:%d-%m-%Y}"
            for word, day in (("van", short.startdatum), ("tot en met", short.einddatum))
            if day
        )
        sentences.append(f"tijdelijk{days}: {_decided(short.oordeel, short.datum_oordeel)}, reden {short.reden}")
    if (part := message.gedeeltelijk) is not None:
        what = " ".join(each.value for each in (part.examenonderdeel, part.examenniveau) if each) or "een onderdeel"
        sentences.append(f"{what}: {_decided(part.oordeel, part.datum_oordeel)}, reden {part.reden}")
    return [DecisionLine("vrijstelling", each) for each in sentences]


def pogingen(message: DuoMessage) -> list[DecisionLine]:
    """How many free attempts at a part of the exam are left; empty for another message."""
    if not isinstance(message, GratisPogingTegoed):
        return []
    return [DecisionLine("pogingen", f"{message.onderdeel.value}: {message.gratis_pogingen}")]


def _part(part: GedeeltelijkeOntheffing) -> str:
    what = f"examen {part.examenonderdeel.value}" if part.examenonderdeel else "een deel"
    if part.uren_belastbaarheid is None:
        return what
    hours = part.uren_belastbaarheid
    allowed = f"ten hoogste {hours} uur participatie" if hours else "geen participatie"
    return f"{what}, {allowed}" if part.examenonderdeel else allowed


def _decided(oordeel: AanvraagOordeel, on: date | None) -> str:
    outcome = "toegekend" if oordeel is AanvraagOordeel.TOEKENNING else "afgewezen"
    return f"{outcome} op {on:%d-%m-%Y}" if on else outcome

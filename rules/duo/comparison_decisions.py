"""DUO's decisions in words, to look at beside the dossier: ontheffing, vrijstelling, free attempts at an exam."""

from datetime import date

from rules.duo.answers import GratisPogingTegoed
from rules.duo.message import DuoMessage
from rules.duo.ontheffing import AanvraagOordeel, GedeeltelijkeOntheffing, Ontheffing, Ontheffingsgrond, Vrijstelling

_GRONDEN = {Ontheffingsgrond.MED: "medisch", Ontheffingsgrond.BIO: "bijzondere individuele omstandigheden"}


def ontheffing(message: DuoMessage) -> list[tuple[str, str]]:
    """What a decision about an ontheffing says: (code of `texts.duo.inbox.ABOUT`, words)."""
    if not isinstance(message, Ontheffing):
        return []
    lines = []
    if message.geheel is not None:
        decided = _decided(message.geheel.oordeel, message.geheel.datum_oordeel)
        lines.append(("ontheffing", f"hele inburgeringsplicht, {_GRONDEN[message.geheel.grond]}: {decided}"))
    if message.gedeeltelijk is not None:
        part = message.gedeeltelijk
        decided = _decided(part.oordeel, part.datum_oordeel)
        lines.append(("ontheffing", f"{_part(part)}, {_GRONDEN[part.grond]}: {decided}"))
    return lines


def vrijstelling(message: DuoMessage) -> list[tuple[str, str]]:
    """What a decision about a vrijstelling says."""
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
    return [("vrijstelling", each) for each in sentences]


def pogingen(message: DuoMessage) -> list[tuple[str, str]]:
    """How often somebody may still take a part of the exam without paying."""
    if not isinstance(message, GratisPogingTegoed):
        return []
    return [("pogingen", f"{message.onderdeel.value}: {message.gratis_pogingen}")]


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

"""DUO's decisions in words, to look at beside the dossier: ontheffing, vrijstelling, free attempts at an exam."""

from datetime import date

from rules.duo.answers import GratisPogingTegoed
from rules.duo.message import Message
from rules.duo.ontheffing import AanvraagOordeel, GedeeltelijkeOntheffing, Ontheffing, Ontheffingsgrond, Vrijstelling

_GRONDEN = {Ontheffingsgrond.MED: "medisch", Ontheffingsgrond.BIO: "bijzondere individuele omstandigheden"}


def ontheffing(told: Message) -> list[tuple[str, str]]:
    """What a decision about an ontheffing says: (code of `texts.duo.inbox.ABOUT`, words)."""
    if not isinstance(told, Ontheffing):
        return []
    found = []
    if told.geheel is not None:
        decided = _decided(told.geheel.oordeel, told.geheel.datum_oordeel)
        found.append(("ontheffing", f"hele inburgeringsplicht, {_GRONDEN[told.geheel.grond]}: {decided}"))
    if told.gedeeltelijk is not None:
        part = told.gedeeltelijk
        decided = _decided(part.oordeel, part.datum_oordeel)
        found.append(("ontheffing", f"{_part(part)}, {_GRONDEN[part.grond]}: {decided}"))
    return found


def vrijstelling(told: Message) -> list[tuple[str, str]]:
    """What a decision about a vrijstelling says."""
    if not isinstance(told, Vrijstelling):
        return []
    found = []
    if (whole := told.geheel) is not None:
        found.append(f"hele inburgeringsplicht: {_decided(whole.oordeel, whole.datum_oordeel)}, reden {whole.reden}")
    if (short := told.tijdelijk) is not None:
        days = "".join(
            f" {word} {day:%d-%m-%Y}"
            for word, day in (("van", short.startdatum), ("tot en met", short.einddatum))
            if day
        )
        found.append(f"tijdelijk{days}: {_decided(short.oordeel, short.datum_oordeel)}, reden {short.reden}")
    if (part := told.gedeeltelijk) is not None:
        what = " ".join(each.value for each in (part.examenonderdeel, part.examenniveau) if each) or "een onderdeel"
        found.append(f"{what}: {_decided(part.oordeel, part.datum_oordeel)}, reden {part.reden}")
    return [("vrijstelling", each) for each in found]


def pogingen(told: Message) -> list[tuple[str, str]]:
    """How often somebody may still take a part of the exam without paying."""
    if not isinstance(told, GratisPogingTegoed):
        return []
    return [("pogingen", f"{told.onderdeel.value}: {told.gratis_pogingen}")]


def _part(part: GedeeltelijkeOntheffing) -> str:
    what = f"examen {part.examenonderdeel.value}" if part.examenonderdeel else "een deel"
    if part.uren_belastbaarheid is None:
        return what
    hours = part.uren_belastbaarheid
    allowed = f"ten hoogste {hours} uur participatie" if hours else "geen participatie"
    return f"{what}, {allowed}" if part.examenonderdeel else allowed


def _decided(oordeel: AanvraagOordeel, on: date | None) -> str:
    said = "toegekend" if oordeel is AanvraagOordeel.TOEKENNING else "afgewezen"
    return f"{said} op {on:%d-%m-%Y}" if on else said

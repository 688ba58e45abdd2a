"""The catalogue of a gemeente: kinds of providers, why something is not available, and what one may type about each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from forms.engine.schema import QuestionType
from forms.engine.typed_input import clean, typed_value
from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.document import TimeSlot
from rules.pip.time_slots import UnreadableSlots, slots
from rules.problems import ProblemCode

MINUTES = 60
MOST_HOURS, MOST_WEEKS, MOST_PLACES, MOST_WAITING, MOST_STARTS = Decimal(60), 260, 999, 260, 24
DUO_NUMBER = 10  # characters of the instellingsnummer
LONGEST = {
    "name": 160,
    "place": 160,
    "note": 500,
    "what": 300,
    "contact": 200,
    "provider": 128,
    "provider_place": 120,
    "gemis_note": 1000,
}


class AanbiederKind(StrEnum):
    """What sort of organisation offers it."""

    TAALSCHOOL = "taalschool"
    WELZIJN = "welzijn"
    WERK = "werk"
    GEMEENTE = "gemeente"
    BIBLIOTHEEK = "bibliotheek"
    VLUCHTELINGENWERK = "vluchtelingenwerk"
    GEZONDHEID = "gezondheid"
    OPVANG = "opvang"
    ANDERS = "anders"


class GemisReason(StrEnum):
    """Why somebody cannot have what they need."""

    GEEN_AANBOD = "geen_aanbod"
    WACHTLIJST = "wachtlijst"
    GEEN_OPVANG = "geen_opvang"
    TE_VER = "te_ver"
    START_LATER = "start_later"
    ANDERS = "anders"


Faults = dict[str, ProblemCode]


@dataclass(frozen=True, kw_only=True)
class TypedAanbieder:
    """A provider as it was typed."""

    name: str = ""
    kind: str = ""
    place: str = ""
    contact: str = ""
    duo_number: str = ""
    bow_mark: bool = False
    tst_mark: bool = False


@dataclass(frozen=True, kw_only=True)
class TypedAanbod:
    """An offer as it was typed: days, hours, weeks, dates and places are read leniently."""

    aanbieder_id: UUID | None = None
    name: str = ""
    area: str = ""
    counts_for: str = TeltVoor.NIETS
    routes: tuple[str, ...] = ()
    place: str = ""
    slots: str = ""
    hours: str = ""
    weeks: str = ""
    starts: str = ""
    places: str = ""
    waiting_weeks: str = ""
    childcare: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ReadAanbod:
    """An offer as it was read, with what is wrong per field."""

    name: str
    area: Leefgebied | None
    counts_for: TeltVoor
    routes: tuple[Leerroute, ...]
    place: str
    slots: tuple[TimeSlot, ...]
    minutes_per_week: int | None
    weeks: int | None
    starts: tuple[date, ...]
    places: int | None
    waiting_weeks: int | None
    childcare: bool
    note: str
    faults: Mapping[str, ProblemCode] = field(default_factory=dict)


class ReadAanbieder(NamedTuple):
    """A provider as the table keeps it, and what is wrong per field."""

    values: dict[str, object]
    faults: Faults


def read_aanbieder(typed: TypedAanbieder) -> ReadAanbieder:
    """A provider as the table keeps it, and what is wrong per field."""
    faults: Faults = {}
    duo = "".join(typed.duo_number.split()).upper()
    if duo and not (len(duo) == DUO_NUMBER and duo.isascii() and duo.isalnum()):
        faults["duo_number"] = ProblemCode.NOT_AN_INSTELLINGSNUMMER
    if typed.kind not in set(AanbiederKind):
        faults["kind"] = ProblemCode.NOT_IN_LIST if typed.kind else ProblemCode.MISSING
    values: dict[str, object] = {
        "name": _line("name", typed.name, LONGEST["provider"], faults, needed=True),
        "kind": typed.kind,
        "place": _line("place", typed.place, LONGEST["provider_place"], faults),
        "contact": _line("contact", typed.contact, LONGEST["contact"], faults),
        "duo_number": duo,
        "bow_mark": typed.bow_mark,
        "tst_mark": typed.tst_mark,
    }
    return ReadAanbieder(values, faults)


def read_aanbod(typed: TypedAanbod) -> ReadAanbod:
    """An offer as the table keeps it, and what is wrong per field."""
    faults: Faults = {}
    if typed.area not in set(Leefgebied):
        faults["area"] = ProblemCode.NOT_IN_LIST if typed.area else ProblemCode.MISSING
    if typed.counts_for not in set(TeltVoor):
        faults["counts_for"] = ProblemCode.NOT_IN_LIST
    if not set(typed.routes) <= set(Leerroute):
        faults["routes"] = ProblemCode.NOT_IN_LIST
    hours = _number("hours", typed.hours, Decimal(0), MOST_HOURS, faults)
    return ReadAanbod(
        name=_line("name", typed.name, LONGEST["name"], faults, needed=True),
        area=None if "area" in faults else Leefgebied(typed.area),
        counts_for=TeltVoor.NIETS if "counts_for" in faults else TeltVoor(typed.counts_for),
        routes=() if "routes" in faults else tuple(each for each in Leerroute if each in typed.routes),
        place=_line("place", typed.place, LONGEST["place"], faults),
        slots=_slots(typed.slots, faults),
        minutes_per_week=None if hours is None else int(hours * MINUTES),
        weeks=_whole("weeks", typed.weeks, 1, MOST_WEEKS, faults),
        starts=_days(typed.starts, faults),
        places=_whole("places", typed.places, 0, MOST_PLACES, faults),
        waiting_weeks=_whole("waiting_weeks", typed.waiting_weeks, 0, MOST_WAITING, faults),
        childcare=typed.childcare,
        note=_text("note", typed.note, LONGEST["note"], faults),
        faults=faults,
    )


def _slots(raw: str, faults: Faults) -> tuple[TimeSlot, ...]:
    try:
        return slots(raw)
    except UnreadableSlots:
        faults["slots"] = ProblemCode.NOT_SLOTS
        return ()


def _days(raw: str, faults: Faults) -> tuple[date, ...]:
    """Start dates, on a line each or with commas between them; each once, in their order."""
    days: set[date] = set()
    for piece in filter(None, (each.strip() for each in raw.replace(";", ",").replace("\n", ",").split(","))):
        value = typed_value(QuestionType.DATE, piece)
        if not isinstance(value, str) or isinstance(value, ProblemCode):
            faults["starts"] = ProblemCode.NOT_A_DATE
            return ()
        days.add(date.fromisoformat(value))
    if len(days) > MOST_STARTS:
        faults["starts"] = ProblemCode.TOO_MANY
    return tuple(sorted(days))


def _whole(name: str, raw: str, least: int, most: int, faults: Faults) -> int | None:
    number = _number(name, raw, Decimal(least), Decimal(most), faults)
    if number is not None and number != number.to_integral_value():
        faults[name] = ProblemCode.NOT_A_NUMBER
        return None
    return None if number is None else int(number)


def _number(name: str, raw: str, least: Decimal, most: Decimal, faults: Faults) -> Decimal | None:
    value = typed_value(QuestionType.NUMBER, raw)
    if value is None:
        return None
    if isinstance(value, ProblemCode):
        faults[name] = ProblemCode.NOT_A_NUMBER
        return None
    number = Decimal(str(value))
    if not least <= number <= most:
        faults[name] = ProblemCode.OUT_OF_BOUNDS
        return None
    return number


def _line(name: str, raw: str, longest: int, faults: Faults, *, needed: bool = False) -> str:
    text = " ".join(clean(raw).split())
    if needed and not text:
        faults[name] = ProblemCode.MISSING
    return _checked(name, text, longest, faults)


def _text(name: str, raw: str, longest: int, faults: Faults) -> str:
    return _checked(name, clean(raw), longest, faults)


def _checked(name: str, text: str, longest: int, faults: Faults) -> str:
    if len(text) > longest:
        faults[name] = ProblemCode.TOO_LONG
    return text

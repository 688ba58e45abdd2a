"""What is told of an inburgeraar by hand, and what can be wrong with it: one check per field, and no others."""

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, field_validator
from stdnum.nl import bsn as dutch_bsn

from forms.names import country_codes, language_codes
from forms.typed import is_unreadable
from rules.terms import Doelgroep

EARLIEST = date(1900, 1, 1)
OLDEST_YEARS = 120
LONGEST = {"given_names": 120, "family_name": 120, "name_said": 120, "address": 200, "phone": 40}


class Wrong(StrEnum):
    """Everything that can be wrong with a field; `texts.registration` has a sentence for each."""

    MISSING = "missing"
    NAME_MISSING = "name_missing"
    TOO_LONG = "too_long"
    UNREADABLE = "unreadable"
    NOT_A_DATE = "not_a_date"
    IN_FUTURE = "in_future"
    TOO_FAR = "too_far"
    TOO_EARLY = "too_early"
    TOO_OLD = "too_old"
    BEFORE_BIRTH = "before_birth"
    BEFORE_ASKED = "before_asked"
    NOT_ASKED = "not_asked"
    CLASHES = "clashes"
    BSN_WRONG = "bsn_wrong"
    ALREADY_HERE = "already_here"
    NOT_IN_LIST = "not_in_list"


class Particulars(BaseModel):
    """The facts of one dossier that people type. Texts are trimmed and a BSN gets nine digits; nothing is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    given_names: str = ""
    family_name: str = ""
    name_said: str = ""
    birth_date: date | None = None
    bsn: str | None = None
    doelgroep: Doelgroep | None = None
    language: str = ""
    interpreter: bool = False
    country: str = ""
    address: str = ""
    phone: str = ""
    koppeling_on: date | None = None
    plicht_start_on: date | None = None
    kennisgeving_on: date | None = None
    brp_on: date | None = None
    housed_on: date | None = None
    bijstand_from: date | None = None

    @field_validator("given_names", "family_name", "name_said", "address", "phone")
    @classmethod
    def _trimmed(cls, text: str) -> str:
        return unicodedata.normalize("NFC", text).strip()

    @field_validator("bsn")
    @classmethod
    def _nine_digits(cls, given: str | None) -> str | None:
        digits = "".join(each for each in given or "" if each not in " .-\u00a0")
        return digits.zfill(9) if len(digits) == 8 else digits or None


class Registration(Particulars):
    """What is asked to open a dossier; without `regievoerder_id` a regievoerder takes it on."""

    regievoerder_id: UUID | None = None


class Facts(Particulars):
    """Everything of a dossier that can be revised by hand: what was registered, and what happened since."""

    third_party_asked_on: date | None = None
    third_party_received_on: date | None = None
    next_talk_on: date | None = None
    pvt_signed_on: date | None = None
    map_talk_on: date | None = None


Check = Callable[[Any, Any, date], Wrong | None]  # the value, all facts, the day on which we look


def _name(value: str, facts: Particulars, on: date) -> Wrong | None:
    return _text(value, facts, on) if value or facts.family_name or facts.given_names else Wrong.NAME_MISSING


def _text(value: str, _facts: Particulars, _on: date) -> Wrong | None:
    return Wrong.UNREADABLE if any(map(is_unreadable, value)) or "\n" in value else None


def _birth(value: date | None, _facts: Particulars, on: date) -> Wrong | None:
    if value is None:
        return Wrong.MISSING
    if value > on:
        return Wrong.IN_FUTURE
    if value < EARLIEST:
        return Wrong.TOO_EARLY
    return Wrong.TOO_OLD if _later(value, OLDEST_YEARS) <= on else None


def _later(start: date, years: int) -> date:
    year = start.year + years
    return date(year, 3, 1) if (start.month, start.day) == (2, 29) and year % 4 else start.replace(year=year)


def _bsn(value: str | None, _facts: Particulars, _on: date) -> Wrong | None:
    return None if value is None or (len(value) == 9 and dutch_bsn.is_valid(value)) else Wrong.BSN_WRONG


def _doelgroep(value: Doelgroep | None, _facts: Particulars, _on: date) -> Wrong | None:
    return Wrong.MISSING if value is None else None


def _language(value: str, _facts: Particulars, _on: date) -> Wrong | None:
    return None if not value or value in language_codes() else Wrong.NOT_IN_LIST


def _country(value: str, _facts: Particulars, _on: date) -> Wrong | None:
    return None if not value or value in country_codes() else Wrong.NOT_IN_LIST


def _happened(value: date | None, facts: Particulars, on: date) -> Wrong | None:
    """A day that is behind us."""
    if value is not None and value > on:
        return Wrong.IN_FUTURE
    return _possible(value, facts, on)


def _within_a_year(value: date | None, facts: Particulars, on: date) -> Wrong | None:
    """A day that may lie ahead, but not further than anybody plans."""
    if value is not None and value > _later(on, 1):
        return Wrong.TOO_FAR
    return _possible(value, facts, on)


def _possible(value: date | None, facts: Particulars, _on: date) -> Wrong | None:
    if value is None:
        return None
    if value < EARLIEST:
        return Wrong.TOO_EARLY
    return Wrong.BEFORE_BIRTH if facts.birth_date is not None and value < facts.birth_date else None


def _received(value: date | None, facts: Facts, on: date) -> Wrong | None:
    asked = facts.third_party_asked_on
    if value is None:
        return None
    if asked is None:
        return Wrong.NOT_ASKED
    return Wrong.BEFORE_ASKED if value < asked else _happened(value, facts, on)


CHECKS: Mapping[str, Check] = {
    "given_names": _name,
    "family_name": _text,
    "name_said": _text,
    "birth_date": _birth,
    "bsn": _bsn,
    "doelgroep": _doelgroep,
    "language": _language,
    "interpreter": lambda _value, _facts, _on: None,
    "country": _country,
    "address": _text,
    "phone": _text,
    "koppeling_on": _happened,
    "plicht_start_on": _happened,
    "kennisgeving_on": _happened,
    "brp_on": _happened,
    "housed_on": _within_a_year,
    "bijstand_from": _within_a_year,
    "third_party_asked_on": _happened,
    "third_party_received_on": _received,
    "next_talk_on": _within_a_year,
    "pvt_signed_on": _happened,
    "map_talk_on": _happened,
}


def problems(facts: Particulars, *, on: date) -> tuple[tuple[str, str], ...]:
    """What is wrong with these facts on the day `on`: (field, code of Wrong), in the order of the fields."""
    found = ((name, problem(facts, name, on=on)) for name in CHECKS if name in type(facts).model_fields)
    return tuple((name, wrong.value) for name, wrong in found if wrong is not None)


def problem(facts: Particulars, name: str, *, on: date) -> Wrong | None:
    """What is wrong with one field of these facts on the day `on`."""
    value = getattr(facts, name)
    if isinstance(value, str) and len(value) > LONGEST.get(name, len(value)):
        return Wrong.TOO_LONG
    return CHECKS[name](value, facts, on)

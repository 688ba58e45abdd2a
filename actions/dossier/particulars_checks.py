"""What can be wrong with the facts of a dossier: one check per field, for registering and for changing alike."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from stdnum.nl import bsn as dutch_bsn

from actions.deed.field_checks import EARLIEST
from actions.dossier.particulars import Facts, Particulars
from forms.engine.names import country_codes, language_codes
from forms.engine.nationalities import nationality_codes
from forms.engine.typed_input import is_unreadable
from rules.dossier.v_number import is_v_number
from rules.law.age import age_range
from rules.law.birth_date import BirthDate
from rules.law.terms import Doelgroep
from rules.problems import Problem, ProblemCode, problems_of

OLDEST_YEARS = 120
LONGEST = {
    **{"given_names": 120, "surname_prefix": 40, "family_name": 120, "former_names": 200, "name_said": 120},
    **{"address": 200, "phone": 40, "v_number": 16, "coa_location": 80},
}

Check = Callable[[Any, Any, date], ProblemCode | None]  # the value, all facts, the day on which we look


def _name(value: str, facts: Particulars, on: date) -> ProblemCode | None:
    return _text(value, facts, on) if value or facts.family_name or facts.given_names else ProblemCode.NAME_MISSING


def _text(value: str, _facts: Particulars, _on: date) -> ProblemCode | None:
    return ProblemCode.UNREADABLE if any(map(is_unreadable, value)) or "\n" in value else None


def _birth(value: BirthDate | None, _facts: Particulars, on: date) -> ProblemCode | None:
    """A date of birth that is partly known is wrong only when all days that it can be are."""
    if value is None:
        return ProblemCode.MISSING
    if value.earliest is not None and value.earliest > on:
        return ProblemCode.IN_FUTURE
    if value.earliest is not None and value.earliest < EARLIEST:
        return ProblemCode.TOO_EARLY
    years = age_range(value, on)
    return ProblemCode.TOO_OLD if years is not None and years.youngest >= OLDEST_YEARS else None


def _bsn(value: str | None, _facts: Particulars, _on: date) -> ProblemCode | None:
    return None if value is None or (len(value) == 9 and dutch_bsn.is_valid(value)) else ProblemCode.NOT_A_BSN


def _doelgroep(value: Doelgroep | None, _facts: Particulars, _on: date) -> ProblemCode | None:
    return ProblemCode.MISSING if value is None else None


def _language(value: str, _facts: Particulars, _on: date) -> ProblemCode | None:
    return None if not value or value in language_codes() else ProblemCode.NOT_IN_LIST


def _country(value: str, _facts: Particulars, _on: date) -> ProblemCode | None:
    return None if not value or value in country_codes() else ProblemCode.NOT_IN_LIST


def _nationality(value: str, _facts: Particulars, _on: date) -> ProblemCode | None:
    return None if not value or value in nationality_codes() else ProblemCode.NOT_IN_LIST


def _happened(value: date | None, facts: Particulars, on: date) -> ProblemCode | None:
    """The problem of a day on which something happened: it may not lie in the future."""
    if value is not None and value > on:
        return ProblemCode.IN_FUTURE
    return _possible(value, facts, on)


def _within_a_year(value: date | None, facts: Particulars, on: date) -> ProblemCode | None:
    """The problem of a day that may lie at most a year ahead."""
    if value is not None and (value.year - 1, value.month, value.day) > (on.year, on.month, on.day):
        return ProblemCode.TOO_FAR
    return _possible(value, facts, on)


def _possible(value: date | None, facts: Particulars, _on: date) -> ProblemCode | None:
    if value is None:
        return None
    if value < EARLIEST:
        return ProblemCode.TOO_EARLY
    born = facts.birth_date.earliest if facts.birth_date is not None else None
    return ProblemCode.BEFORE_BIRTH if born is not None and value < born else None


def _received(value: date | None, facts: Facts, on: date) -> ProblemCode | None:
    asked_on = facts.third_party_asked_on
    if value is None:
        return None
    if asked_on is None:
        return ProblemCode.NOT_ASKED
    return ProblemCode.BEFORE_ASKED if value < asked_on else _happened(value, facts, on)


CHECKS: Mapping[str, Check] = {
    "given_names": _name,
    "surname_prefix": _text,
    "family_name": _text,
    "former_names": _text,
    "name_said": _text,
    "birth_date": _birth,
    "bsn": _bsn,
    "doelgroep": _doelgroep,
    "language": _language,
    "interpreter": lambda _value, _facts, _on: None,
    "regular_permit": lambda _value, _facts, _on: None,
    "country": _country,
    "nationality": _nationality,
    "coa_location": _text,
    "address": _text,
    "phone": _text,
    "v_number": lambda value, _facts, _on: None if not value or is_v_number(value) else ProblemCode.NOT_A_V_NUMBER,
    "koppeling_on": _happened,
    "plicht_start_on": _happened,
    "kennisgeving_on": _happened,
    "brp_on": _happened,
    "housed_on": _within_a_year,
    "bijstand_from": _within_a_year,
    "exempt_on": _happened,
    "third_party_asked_on": _happened,
    "third_party_received_on": _received,
    "next_talk_on": _within_a_year,
    "pvt_signed_on": _happened,
    "map_talk_on": _happened,
}


def problems(facts: Particulars, *, on: date) -> tuple[Problem, ...]:
    """What is wrong with these facts on the day `on`, in the order of the fields."""
    return problems_of({name: problem(facts, name, on=on) for name in CHECKS if name in type(facts).model_fields})


def problem(facts: Particulars, name: str, *, on: date) -> ProblemCode | None:
    """What is wrong with one field of these facts on the day `on`."""
    value = getattr(facts, name)
    if isinstance(value, str) and len(value) > LONGEST.get(name, len(value)):
        return ProblemCode.TOO_LONG
    return CHECKS[name](value, facts, on)

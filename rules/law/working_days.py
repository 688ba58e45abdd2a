"""Which days are no working days for a term that a law sets: Saturdays, Sundays and feast days.

Algemene termijnenwet art. 1 and 3. The feast days come from the package `holidays`; the days that a royal decree
equates with them stand in `parameters/days/gelijkgestelde_dagen.yaml`, each decree with its source.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

import yaml
from holidays import country_holidays

from rules.law.parameters import FOLDER, MalformedParameters

_DAY = timedelta(days=1)
_EQUATED = FOLDER / "days" / "gelijkgestelde_dagen.yaml"
_WEEKEND = {5: "een zaterdag", 6: "een zondag"}
# `optional` holds Good Friday (art. 3 lid 2) and 5 May in every year, not only in those of a jubilee.
_KINDS = ("public", "optional")


def rest_day(on: date) -> str | None:
    """Why this day is no working day, to stand after "is": "een zaterdag", "Goede vrijdag"; None for a working day."""
    if on.weekday() in _WEEKEND:
        return _WEEKEND[on.weekday()]
    if on in _feast_days(on.year):
        return _feast_days(on.year)[on]
    return "een dag die gelijkstaat met een feestdag" if on in _equated_days() else None


def next_working_day(on: date) -> date:
    """The day itself when it is a working day, else the first working day after it (Algemene termijnenwet, art. 1)."""
    while rest_day(on) is not None:
        on += _DAY
    return on


@cache
def _feast_days(year: int) -> Mapping[date, str]:
    """The generally recognised feast days of a year and Good Friday, by their Dutch name."""
    return MappingProxyType(dict(country_holidays("NL", years=year, categories=_KINDS, language="nl").items()))


@cache
def _equated_days() -> frozenset[date]:
    """The days that royal decrees equate with a feast day (Algemene termijnenwet, art. 3 lid 3)."""
    decrees = yaml.safe_load(_EQUATED.read_text(encoding="utf-8"))
    days = []
    for decree in decrees:
        if set(decree) != {"decree", "source", "certainty", "days"} or not decree["days"]:
            raise MalformedParameters(f"{_EQUATED.name}: a decree has a name, a source, a certainty and days")
        days += decree["days"]
    if not all(type(each) is date for each in days):
        raise MalformedParameters(f"{_EQUATED.name}: days must be dates")
    return frozenset(days)

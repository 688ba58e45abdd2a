"""Ages in whole years on a given day, and the two age limits of vve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.law.birth_date import BirthDate
from rules.law.parameters import parameter


@dataclass(frozen=True, kw_only=True)
class AgeRange:
    """Between which whole years of age somebody is; the same twice when the date of birth decides it."""

    youngest: int
    oldest: int

    @property
    def in_words(self) -> str:
        """ "36 jaar", or "35 of 36 jaar"."""
        return f"{self.oldest} jaar" if self.youngest == self.oldest else f"{self.youngest} of {self.oldest} jaar"


def age(birth_date: date, on: date) -> int:
    """Whole years of age on the day `on`; who was born on 29 February turns a year older on 1 March of a common year.

    Raises ValueError when `on` lies before the birth.
    """
    if on < birth_date:
        raise ValueError("nobody has an age before being born")
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


def age_range(birth_date: BirthDate | None, on: date) -> AgeRange | None:
    """How old somebody can be on the day `on`; None when the year is not known, or lies after that day."""
    if birth_date is None or birth_date.earliest is None or birth_date.latest is None or birth_date.earliest > on:
        return None
    return AgeRange(youngest=age(min(birth_date.latest, on), on), oldest=age(birth_date.earliest, on))


def child_under_vve_age(birth_dates: Iterable[date], on: date) -> bool:
    """Whether one of these children is younger than the end of vve, so that the PIP must mention vve (Wet art. 15).

    `birth_dates` later than `on` do not count. A baby counts: it reaches the age of vve within the inburgeringstermijn.
    Raises NoFigure for a day before the law was in force.
    """
    until = parameter("vve_leeftijd_tot", on=on).value
    return any(born <= on and age(born, on) < until for born in birth_dates)


def child_of_vve_age(birth_dates: Iterable[date], on: date) -> bool:
    """Whether one of these children is old enough and young enough for vve on the day `on` (Wet art. 14, 15).

    Raises NoFigure for a day before the law was in force.
    """
    start, until = parameter("vve_leeftijd_van", on=on).value, parameter("vve_leeftijd_tot", on=on).value
    return any(born <= on and start <= age(born, on) < until for born in birth_dates)

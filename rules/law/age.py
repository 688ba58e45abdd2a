"""Ages in whole years on a given day, and the two age limits of vve."""

from collections.abc import Iterable
from datetime import date

from rules.law.parameters import parameter


def age(birth_date: date, on: date) -> int:
    """Whole years of age on the day `on`; who was born on 29 February turns a year older on 1 March of a common year.

    Raises ValueError when `on` lies before the birth.
    """
    if on < birth_date:
        raise ValueError("nobody has an age before being born")
    return on.year - birth_date.year - ((on.month, on.day) < (birth_date.month, birth_date.day))


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

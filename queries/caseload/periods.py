"""The stretches of time that lists and figures are about, seen from one day."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlmodel import col

from models import Dossier
from rules.law.duration import end_exclusive
from rules.law.parameters import parameter


@dataclass(frozen=True)
class Window:
    """A stretch of days, the last one included."""

    first: date
    last: date


def quarter(on: date) -> Window:
    """The quarter of the year in which the day lies."""
    first = date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
    last = date(on.year, first.month + 2, 28) + timedelta(days=4)
    return Window(first, last - timedelta(days=last.day))


def soon(on: date) -> Window:
    """From the day itself up to where `rules.law.deadlines.urgency` no longer says "soon"."""
    return Window(on, on + timedelta(days=parameter("binnenkort", on=on).value))


def weeks(on: date, number: int) -> list[Window]:
    """This week from the day on, and the whole weeks after it; a week ends on Sunday."""
    monday = on - timedelta(days=on.weekday())
    ends = [monday + timedelta(days=7 * week + 6) for week in range(number)]
    return [Window(max(on, end - timedelta(days=6)), end) for end in ends]


def ten_weeks_in_days(on: date) -> int:
    """The norm for the first PIP in days (Besluit inburgering 2021, art. 5.3)."""
    return (end_exclusive(on, parameter("vaststellen_pip", on=on)) - on).days


class _DaysBetween(sa.sql.functions.GenericFunction[int]):
    """`days_between(later, earlier)`: each database has its own way to subtract two days."""

    type = sa.Integer()
    name = "days_between"
    inherit_cache = True


@compiles(_DaysBetween)
def _subtraction(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"({later} - {earlier})"


@compiles(_DaysBetween, "sqlite")
def _julian(element: Any, compiler: Any, **options: Any) -> str:
    later, earlier = (compiler.process(each, **options) for each in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


def lead_days() -> sa.ColumnElement[int]:
    """How many days the first PIP took, first and last day included, so that the norm itself is still in time."""
    return _DaysBetween(col(Dossier.first_pip_on), col(Dossier.clock_start_on)) + 1

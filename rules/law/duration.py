"""Adding a figure to a day: the end of a term counted in days, weeks, months or years.

Whether an end on a Saturday, Sunday or feast day moves to the next working day stands with the figure (`shifts`).
"""

from datetime import date, timedelta

from rules.law.parameters import Figure, Unit
from rules.law.wording import day, weekday
from rules.law.working_days import next_working_day, rest_day

_DAYS_IN = {Unit.DAYS: 1, Unit.WEEKS: 7}
_MONTHS_IN = {Unit.MONTHS: 1, Unit.YEARS: 12}


def end_exclusive(start: date, length: Figure) -> date:
    """The first day after a term of this length that begins on `start`; ValueError when the figure is no duration.

    Where the same day of the month does not exist (29 February, 31 April) the term ends with the last day of that
    month, and this returns the first of the next. So a term is never a day too short.
    """
    if length.unit in _DAYS_IN:
        return start + timedelta(days=length.value * _DAYS_IN[length.unit])
    if length.unit in _MONTHS_IN:
        return _months_later(start, length.value * _MONTHS_IN[length.unit])
    raise ValueError(f"{length.name} is no duration but counts {length.unit}")


def last_day(start: date, length: Figure) -> date:
    """The last day, inclusive, of a term of this length that begins on `start`.

    Of a term that shifts, the first working day from there (Algemene termijnenwet, art. 1).
    """
    counted = end_exclusive(start, length) - timedelta(days=1)
    return next_working_day(counted) if length.shifts else counted


def shift_sentence(start: date, length: Figure) -> str:
    """Why the last day is later than counted, as one Dutch sentence after a space; "" when it is the day counted."""
    counted, last = end_exclusive(start, length) - timedelta(days=1), last_day(start, length)
    if last == counted:
        return ""
    return (
        f" {day(counted)} is {rest_day(counted)}; de termijn loopt tot en met {weekday(last)} {day(last)} "
        f"({length.shifts_by})."
    )


def _months_later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    try:
        return date(start.year + years, month + 1, start.day)
    except ValueError:
        years, month = divmod(start.month + months, 12)
        return date(start.year + years, month + 1, 1)

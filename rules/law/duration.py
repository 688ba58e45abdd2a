"""Adding the length of a term to a day, counted in days, weeks, months or years."""

from datetime import date, timedelta

from rules.law.parameters import Figure, Unit

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
    """The last day (inclusive) of a term of this length that begins on `start`; ValueError as `end_exclusive`."""
    return end_exclusive(start, length) - timedelta(days=1)


def _months_later(start: date, months: int) -> date:
    years, month = divmod(start.month - 1 + months, 12)
    try:
        return date(start.year + years, month + 1, start.day)
    except ValueError:
        years, month = divmod(start.month + months, 12)
        return date(start.year + years, month + 1, 1)

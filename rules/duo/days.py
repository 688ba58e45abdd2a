"""Where DUO's exclusive end dates become last days, and the other way round: here and nowhere else."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def last_day(einddatum: date) -> date:
    """The last day that counts, from an `einddatum` of DUO, which is exclusive."""
    return einddatum - _DAY


def einddatum(last: date) -> date:
    """DUO's exclusive `einddatum`, from the last day that counts."""
    return last + _DAY

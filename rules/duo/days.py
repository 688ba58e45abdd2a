"""DUO writes end dates exclusively, people speak of last days: the only place where one becomes the other."""

from datetime import date, timedelta

_DAY = timedelta(days=1)


def last_day(einddatum: date) -> date:
    """The last day that counts, from an `einddatum` of DUO, which is exclusive."""
    return einddatum - _DAY


def einddatum(last: date) -> date:
    """DUO's exclusive `einddatum`, from the last day that counts."""
    return last + _DAY

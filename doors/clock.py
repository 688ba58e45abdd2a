"""The clock, read in this room only; all other rooms get the day or the moment as an argument."""

from datetime import UTC, date, datetime

from rules.law.dutch_time import day_of


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """This calendar day in the Netherlands."""
    return day_of(now())

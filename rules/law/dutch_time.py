"""Dutch time: the law counts days as they are in the Netherlands (Algemene termijnenwet), moments are kept in UTC."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

_NETHERLANDS = ZoneInfo("Europe/Amsterdam")


def day_of(at: datetime) -> date:
    """The calendar day in the Netherlands of an aware moment."""
    return dutch(at).date()


def dutch(at: datetime) -> datetime:
    """An aware moment as the clock in the Netherlands shows it."""
    return at.astimezone(_NETHERLANDS)


def moment_at(day: date, clock: time) -> datetime:
    """The moment, in UTC, at which the clock in the Netherlands shows this time on this day."""
    return datetime.combine(day, clock, _NETHERLANDS).astimezone(UTC)

"""How the rules say a day in a Dutch sentence; the rules explain themselves and import no texts of the house."""

from datetime import date

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def day(on: date) -> str:
    """A date as people write it: 21 november 2026."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"

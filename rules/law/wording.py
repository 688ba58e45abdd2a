"""Days and figures in Dutch words, for the sentences of the rules, which may not import `texts`."""

import re
from datetime import date

from rules.law.parameters import Unit, first_day, parameter

_MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_NUMBERS = (
    *("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien"),
    *("elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig"),
)
_UNITS = {
    Unit.DAYS: ("dag", "dagen"),
    Unit.WEEKS: ("week", "weken"),
    Unit.MONTHS: ("maand", "maanden"),
    Unit.YEARS: ("jaar", "jaar"),
    Unit.HOURS: ("uur", "uur"),
    Unit.AGE: ("jaar", "jaar"),
    Unit.COUNT: ("keer", "keer"),
    Unit.SCALE: ("punt", "punten"),
}
_PLACE = re.compile(r"{(\w+)}")


def day(on: date) -> str:
    """A date as people write it: 21 november 2026."""
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def weekday(on: date) -> str:
    """The name of the day of the week: maandag."""
    return _WEEKDAYS[on.weekday()]


def amount(value: int, unit: Unit) -> str:
    """A number with its unit in Dutch: "tien weken", "800 uur". Up to twenty in words; hours always in figures."""
    one, many = _UNITS[unit]
    in_words = unit is not Unit.HOURS and value < len(_NUMBERS)
    number = _NUMBERS[value] if in_words else f"{value:,}".replace(",", ".")
    return f"{number} {one if value == 1 else many}"


def figure_in_words(name: str, on: date) -> str:
    """The figure `name` in words as it holds on the day `on`; before the law was in force, its first value.

    Raises NoFigure for an unknown name.
    """
    figure = parameter(name, on=max(on, first_day(name)))
    return amount(figure.value, figure.unit)


def with_figures(text: str, on: date) -> str:
    """A sentence in which every `{name of a figure}` is replaced by that figure in words, of the day `on`."""
    return _PLACE.sub(lambda match: figure_in_words(match[1], on), text)

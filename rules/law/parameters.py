"""Figures of law by effective date: value and unit, since when, by which article, and how sure we are.

A figure is looked up by the date to which the law attaches it, so an old dossier keeps its old terms.
The figures stand in `rules/parameters/*.yaml`; a change of law adds a line there and never edits one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

FOLDER = Path(__file__).parents[1] / "parameters"
_PARAMETER_KEYS = {"description", "unit", "article", "values"}
_DURATION_KEYS = {"shifts", "shifts_by"}
_VALUE_KEYS = {"since", "value", "certainty", "source"}


class Unit(StrEnum):
    """The unit of a figure."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    AGE = "age"
    SCALE = "scale"
    COUNT = "count"


# The longest term to which the Algemene termijnenwet applies (art. 4); a term in years is always longer.
_LONGEST_SHIFTING = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3, Unit.YEARS: 0}


class Certainty(StrEnum):
    """How sure a figure is: read in the law itself, read where somebody cites it, or not verified."""

    FOUND = "found"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure as it holds from `since` on; `description` says in Dutch what it means.

    `shifts`: an end on a Saturday, Sunday or feast day moves to the next working day, or does not, by `shifts_by`.
    """

    name: str
    value: int
    unit: Unit
    article: str
    description: str
    source: str
    certainty: Certainty
    since: date
    shifts: bool = False
    shifts_by: str = ""


class NoFigure(LookupError):
    """There is no figure of this name, or it has no value yet on this day."""


class MalformedParameters(ValueError):
    """A parameter file is not well formed."""


def parameter(name: str, *, on: date) -> Figure:
    """The figure `name` as it is in force on the day `on`.

    Raises NoFigure for an unknown name, or a day before its first value.
    """
    current = [figure for figure in _history(name) if figure.since <= on]
    if not current:
        raise NoFigure(f"no value of {name!r} on {on.isoformat()}: the first is of {first_day(name).isoformat()}")
    return current[-1]


def first_day(name: str) -> date:
    """The first day on which the figure `name` has a value. Raises NoFigure for an unknown name."""
    return _history(name)[0].since


def figures_of(name: str) -> tuple[Figure, ...]:
    """The figure `name` with its whole history, in order of date. Raises NoFigure for an unknown name."""
    return _history(name)


def all_figures() -> tuple[Figure, ...]:
    """Every figure with its whole history, sorted by name and then by date."""
    return tuple(figure for _, history in sorted(_all().items()) for figure in history)


def read_parameters(text: str) -> dict[str, tuple[Figure, ...]]:
    """The history of each figure in one YAML text, by name, in order of date.

    Raises MalformedParameters when the text is not well formed.
    """
    entries = yaml.safe_load(text)
    if not isinstance(entries, dict) or not entries:
        raise MalformedParameters("a parameter file is a mapping from name to figure")
    return {str(name): _figures(str(name), entry) for name, entry in entries.items()}


def _history(name: str) -> tuple[Figure, ...]:
    try:
        return _all()[name]
    except KeyError:
        raise NoFigure(f"no figure is called {name!r}") from None


@cache
def _all() -> Mapping[str, tuple[Figure, ...]]:
    by_name: dict[str, tuple[Figure, ...]] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        figures = read_parameters(file.read_text(encoding="utf-8"))
        if twice := by_name.keys() & figures.keys():
            raise MalformedParameters(f"defined twice: {', '.join(sorted(twice))}")
        by_name |= figures
    return by_name


def _figures(name: str, entry: object) -> tuple[Figure, ...]:
    duration = isinstance(entry, dict) and entry.get("unit") in list(_LONGEST_SHIFTING)
    fields = _exactly(name, entry, _PARAMETER_KEYS | _DURATION_KEYS if duration else _PARAMETER_KEYS)
    values = fields["values"]
    if not isinstance(values, list) or not values:
        raise MalformedParameters(f"{name}: values must be a list that is not empty")
    figures = tuple(_figure(name, fields, _exactly(name, value, _VALUE_KEYS)) for value in values)
    days = [figure.since for figure in figures]
    if days != sorted(set(days)):
        raise MalformedParameters(f"{name}: values must stand in order of date, each date once")
    return figures


def _figure(name: str, fields: dict[str, object], value: dict[str, object]) -> Figure:
    since, amount = value["since"], value["value"]
    if type(since) is not date or type(amount) is not int:
        raise MalformedParameters(f"{name}: since must be a date and value a whole number")
    texts = {key: both[key] for both, key in ((fields, "article"), (fields, "description"), (value, "source"))}
    if not all(isinstance(text, str) and text.strip() for text in texts.values()):
        raise MalformedParameters(f"{name}: article, description and source must be filled in")
    try:
        unit, certainty = Unit(str(fields["unit"])), Certainty(str(value["certainty"]))
    except ValueError as unknown:
        raise MalformedParameters(f"{name}: {unknown}") from unknown
    article, description, source = (str(text) for text in texts.values())
    shifts, by = _shifting(name, fields, unit, amount)
    return Figure(
        name=name, value=amount, unit=unit, article=article, description=description, source=source,
        certainty=certainty, since=since, shifts=shifts, shifts_by=by,
    )  # fmt: skip


class _ShiftOfTerm(NamedTuple):
    shifts: bool
    article: str


def _shifting(name: str, fields: dict[str, object], unit: Unit, amount: int) -> _ShiftOfTerm:
    """Whether the end of a term moves to a working day, and the article that says so (Algemene termijnenwet)."""
    if unit not in _LONGEST_SHIFTING:
        return _ShiftOfTerm(False, "")
    shifts, by = fields["shifts"], fields["shifts_by"]
    if not isinstance(shifts, bool) or not isinstance(by, str) or not by.strip():
        raise MalformedParameters(f"{name}: shifts must be true or false, and shifts_by must name its article")
    if shifts and amount > _LONGEST_SHIFTING[unit]:
        raise MalformedParameters(f"{name}: so long a term does not shift (Algemene termijnenwet, art. 4)")
    return _ShiftOfTerm(shifts, by)


def _exactly(name: str, entry: object, keys: set[str]) -> dict[str, object]:
    if not isinstance(entry, dict) or set(entry) != keys:
        raise MalformedParameters(f"{name}: expected exactly the keys {', '.join(sorted(keys))}")
    return entry

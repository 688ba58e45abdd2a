"""What a field of an activiteit takes beyond the type of its question: days and times, divided hours, a length."""

from collections.abc import Mapping
from decimal import Decimal

from rules.pip.dual_trajectory import UnreadableSplit, split, split_written
from rules.pip.time_slots import UnreadableSlots, slots, written
from rules.problems import ProblemCode

LONGEST: Mapping[str, int] = {"place": 160}


def field_problem(field: str, value: str | None, hours: Decimal | None) -> ProblemCode | None:
    """The code of what is wrong with a value of this field; `hours` are those of the activiteit. None when it is right.

    The parts of divided hours are together never more than the hours (`rules.pip.dual_trajectory`).
    """
    if value is None:
        return None
    if len(value) > LONGEST.get(field, len(value)):
        return ProblemCode.TOO_LONG
    if field == "slots":
        return _of_slots(value)
    return _of_split(value, hours) if field == "split" else None


def one_way(field: str, value: str | None) -> str | None:
    """A right value in the one way in which it is kept."""
    if value is None or field not in ("slots", "split"):
        return value
    return (written(slots(value)) if field == "slots" else split_written(split(value))) or None


def _of_slots(value: str) -> ProblemCode | None:
    try:
        slots(value)
    except UnreadableSlots as wrong:
        return wrong.code
    return None


def _of_split(value: str, hours: Decimal | None) -> ProblemCode | None:
    try:
        parts = split(value)
    except UnreadableSplit:
        return ProblemCode.NOT_A_NUMBER
    return ProblemCode.MORE_THAN_HOURS if parts and (hours is None or sum(parts.values()) > hours) else None

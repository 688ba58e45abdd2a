"""A dual trajectory: the hours of one activity, divided over several obligations, such as work and language.

The parts together are never more than the hours of the activity, and each hour counts once (Besluit inburgering 2021,
art. 3.14: cursusuren and participatieuren are both required). What is not divided counts for `counts_for`.
"""

import re
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from rules.law.terms import TeltVoor
from rules.pip.document import PlanActiviteit

_MINUTES = 60
_HUNDREDTH = Decimal("0.01")
_PART = re.compile(r"([a-z]+) (\d{1,3}(?:\.\d{1,2})?)")


class UnreadableSplit(ValueError):
    """The text cannot be read as hours per obligation."""


def split(text: str) -> dict[TeltVoor, Decimal]:
    """Hours a week by obligation, read from a text such as "cursusuren 6, map 2.5"; empty for an empty text.

    Raises UnreadableSplit.
    """
    parts: dict[TeltVoor, Decimal] = {}
    for piece in filter(None, (each.strip() for each in text.split(","))):
        part = _PART.fullmatch(piece)
        if part is None or part[1] not in set(TeltVoor) or part[1] in parts:
            raise UnreadableSplit(piece)
        parts[TeltVoor(part[1])] = Decimal(part[2])
    return _in_order(parts)


def split_written(parts: Mapping[TeltVoor, Decimal]) -> str:
    """Hours by obligation as text, as it is stored; `split` reads it back."""
    return ", ".join(f"{kind.value} {part.normalize():f}" for kind, part in _in_order(parts).items())


def split_minutes(parts: Mapping[TeltVoor, Decimal]) -> dict[str, int]:
    """Hours by obligation as the database stores them: minutes a week by code."""
    return {kind.value: minutes(part) for kind, part in _in_order(parts).items()}


def of_minutes(column: Mapping[str, int]) -> dict[TeltVoor, Decimal]:
    """Hours by obligation, from minutes a week by code (the inverse of `split_minutes`)."""
    return _in_order({TeltVoor(code): hours(each) for code, each in column.items()})


def minutes(hours: Decimal) -> int:
    """Hours as whole minutes, rounded half up."""
    return int((hours * _MINUTES).to_integral_value(ROUND_HALF_UP))


def hours(whole_minutes: int) -> Decimal:
    """Minutes as hours with two decimals, rounded half up."""
    return (Decimal(whole_minutes) / _MINUTES).quantize(_HUNDREDTH, ROUND_HALF_UP)


def divided(activiteit: PlanActiviteit) -> dict[TeltVoor, Decimal]:
    """The hours a week of an activity by obligation; their sum is its hours a week. Empty when it has no hours.

    When the parts are more than its hours (which were lowered later) they are cut off in the order of `TeltVoor`.
    """
    left = activiteit.hours_per_week
    if left is None:
        return {}
    shares: dict[TeltVoor, Decimal] = {}
    for kind, part in _in_order(activiteit.split).items():
        shares[kind] = min(part, left)
        left -= shares[kind]
    if left or not shares:
        shares[activiteit.counts_for] = shares.get(activiteit.counts_for, Decimal(0)) + left
    return {kind: part for kind, part in shares.items() if part} or {activiteit.counts_for: Decimal(0)}


def too_much(activiteit: PlanActiviteit) -> bool:
    """Whether the parts are more than the hours of the activity."""
    total = activiteit.hours_per_week
    return total is not None and sum(activiteit.split.values(), Decimal(0)) > total


def _in_order(parts: Mapping[TeltVoor, Decimal]) -> dict[TeltVoor, Decimal]:
    return {kind: parts[kind] for kind in TeltVoor if parts.get(kind)}

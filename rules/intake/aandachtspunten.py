"""What asks for attention after the brede intake: rules as data over the facts (`aandachtspunten.yaml`).

Each point names the facts that it follows from, so that the screen can show those answers. No point is a diagnosis:
it says what makes learning, working or taking part hard, and what can be done (Wet inburgering 2021, art. 14).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.intake.referral import ReferredTo
from rules.law.age import child_of_vve_age
from rules.law.facts import IntakeFacts

_FILE = Path(__file__).with_name("aandachtspunten.yaml")
_TEXTS = {"id", "sentence", "suggestion", "source"}
_NEEDED = _TEXTS | {"domain", "when", "weight"}
_EXTRA = {"refer", "replaces"}
_FACTS = {each.name for each in fields(IntakeFacts)}
_WEIGHTS = (1, 2, 3)  # look at it; important; first


class Domain(StrEnum):
    """What a point is about, in the order of the intake."""

    GEZIN = "gezin"
    WONEN = "wonen"
    GEZONDHEID = "gezondheid"
    FINANCIEN = "financien"
    ONDERWIJS = "onderwijs"
    WERK = "werk"
    TAAL = "taal"
    NETWERK = "netwerk"
    DAGBESTEDING = "dagbesteding"
    DIGITAAL = "digitaal"
    MOBILITEIT = "mobiliteit"
    VEILIGHEID = "veiligheid"
    ZELFREDZAAMHEID = "zelfredzaamheid"


@dataclass(frozen=True, kw_only=True)
class Aandachtspunt:
    """One point: a Dutch sentence, what can be done, its weight (1 to 3; 3 comes first), why it matters (`source`), and
    to whom one may refer. `facts`: names of the IntakeFacts it follows from."""

    id: str
    domain: Domain
    sentence: str
    suggestion: str
    weight: int
    source: str
    refer: ReferredTo | None
    facts: tuple[str, ...]


class MalformedAandachtspunten(ValueError):
    """The YAML list of points is not well formed."""


Test = Callable[[Any, date], bool]


@dataclass(frozen=True, kw_only=True)
class _AandachtspuntRule:
    point: Aandachtspunt
    tests: Mapping[str, Test]
    replaces: frozenset[str]


def aandachtspunten(facts: IntakeFacts, on: date) -> list[Aandachtspunt]:
    """The points that follow from the known facts, by domain, highest weight first. A more specific point replaces the
    general ones (`replaces`). Raises NoFigure for a day before the law was in force."""
    holding = [rule for rule in _rules() if all(test(getattr(facts, name), on) for name, test in rule.tests.items())]
    replaced = {each for rule in holding for each in rule.replaces}
    order = list(Domain)
    points = [rule.point for rule in holding if rule.point.id not in replaced]
    return sorted(points, key=lambda point: (order.index(point.domain), -point.weight))


def read_aandachtspunten(text: str) -> tuple[_AandachtspuntRule, ...]:
    """The rules of one YAML text. Raises MalformedAandachtspunten when it is not well formed."""
    entries = yaml.safe_load(text)
    if not isinstance(entries, list) or not entries:
        raise MalformedAandachtspunten("the points are a list that is not empty")
    rules = tuple(_rule(entry) for entry in entries)
    names = {rule.point.id for rule in rules}
    if len(names) < len(rules):
        raise MalformedAandachtspunten("an id stands there twice")
    unknown = {each for rule in rules for each in rule.replaces} - names
    if unknown:
        raise MalformedAandachtspunten(f"replaces what is not there: {', '.join(sorted(unknown))}")
    return rules


@cache
def _rules() -> tuple[_AandachtspuntRule, ...]:
    return read_aandachtspunten(_FILE.read_text(encoding="utf-8"))


def _rule(entry: object) -> _AandachtspuntRule:
    if not isinstance(entry, dict):
        raise MalformedAandachtspunten("a point is a mapping")
    name = entry.get("id")
    keys = set(entry)
    if keys - _EXTRA != _NEEDED:
        raise MalformedAandachtspunten(f"{name}: expected exactly {', '.join(sorted(_NEEDED))}")
    if not all(isinstance(entry[key], str) and entry[key].strip() for key in _TEXTS) or entry["weight"] not in _WEIGHTS:
        raise MalformedAandachtspunten(f"{name}: a text is empty or the weight is unknown")
    try:
        domain, refer = Domain(entry["domain"]), ReferredTo(entry["refer"]) if "refer" in entry else None
    except ValueError as unknown:
        raise MalformedAandachtspunten(f"{name}: {unknown}") from unknown
    tests = _tests(name, entry["when"])
    texts = {key: entry[key] for key in _TEXTS}
    point = Aandachtspunt(domain=domain, weight=entry["weight"], refer=refer, facts=tuple(tests), **texts)
    return _AandachtspuntRule(point=point, tests=tests, replaces=frozenset(entry.get("replaces", ())))


def _tests(name: object, when: object) -> dict[str, Test]:
    if not isinstance(when, dict) or not when:
        raise MalformedAandachtspunten(f"{name}: `when` maps facts to what they are")
    tests = {}
    for fact, values in when.items():
        one = isinstance(values, dict) and len(values) == 1 and set(values) <= set(_CONDITIONS)
        if fact not in _FACTS or not one:
            raise MalformedAandachtspunten(f"{name}: {fact} is no fact or has not exactly one condition")
        ((condition, value),) = values.items()
        tests[fact] = _CONDITIONS[condition](value)
    return tests


def _among(values: list[str]) -> Test:
    """The fact is one of these codes, or holds one of them."""
    codes = frozenset(values)
    return lambda value, _on: not codes.isdisjoint(value if isinstance(value, tuple) else (value,))


def _other_than(values: list[str]) -> Test:
    """For a fact with several codes: it holds another code than these."""
    codes = frozenset(values)
    return lambda value, _on: bool(set(value) - codes)


def _at_most(most: int) -> Test:
    return lambda value, _on: value is not None and value <= most


def _at_least(least: int) -> Test:
    return lambda value, _on: value is not None and value >= least


def _of_vve_age(_value: bool) -> Test:
    """For birth dates: a child can take part in vve already."""
    return child_of_vve_age


def _unknown(_value: bool) -> Test:
    return lambda value, _on: value is None


_CONDITIONS: Mapping[str, Callable[[Any], Test]] = {
    "in": _among,
    "other_than": _other_than,
    "at_most": _at_most,
    "at_least": _at_least,
    "vve_age": _of_vve_age,
    "unknown": _unknown,
}

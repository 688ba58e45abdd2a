"""Proposals for doelen that follow from answers in the brede intake; the caseworker takes them over, or does not.

The proposals are data (`suggestions.yaml`) and serve the PIP (Wet inburgering 2021, art. 15). None is a diagnosis:
where health or learning may be hard, the proposed step is a talk or further research.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from rules.intake.aandachtspunten import Aandachtspunt, Domain
from rules.law.age import child_of_vve_age
from rules.law.facts import IntakeFacts
from rules.law.parameters import parameter
from rules.law.terms import Leefgebied

_FILE = Path(__file__).with_name("suggestions.yaml")
_TEXTS = ("code", "fact", "because", "result", "activity")
_CONDITIONS = {"in", "at_most", "at_least", "vve_age"}
_FACTS = {each.name for each in fields(IntakeFacts)}
_OF_POINT, _LONGEST_CODE = "a_", 40
# Domain.VEILIGHEID is left out: a plan is read at home, maybe by the person whom the inburgeraar fears.
_AREAS: Mapping[Domain, Leefgebied] = {
    Domain.GEZIN: Leefgebied.GEZIN,
    Domain.WONEN: Leefgebied.SOCIALE_PARTICIPATIE,
    Domain.GEZONDHEID: Leefgebied.GEZONDHEID,
    Domain.FINANCIEN: Leefgebied.FINANCIEN,
    Domain.ONDERWIJS: Leefgebied.WERK,
    Domain.WERK: Leefgebied.WERK,
    Domain.TAAL: Leefgebied.TAAL,
    Domain.NETWERK: Leefgebied.SOCIALE_PARTICIPATIE,
    Domain.DAGBESTEDING: Leefgebied.SOCIALE_PARTICIPATIE,
    Domain.DIGITAAL: Leefgebied.SOCIALE_PARTICIPATIE,
    Domain.MOBILITEIT: Leefgebied.SOCIALE_PARTICIPATIE,
    Domain.ZELFREDZAAMHEID: Leefgebied.SOCIALE_PARTICIPATIE,
}


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A proposed doel: why (`because` names the answer), the result, an activity, and the facts it follows from.

    `result` is empty for a proposal from an aandachtspunt: regievoerder and inburgeraar write it together.
    """

    code: str
    area: Leefgebied
    because: str
    result: str
    activity: str
    fact: str
    more_facts: tuple[str, ...] = ()

    @property
    def facts(self) -> tuple[str, ...]:
        """The names of all IntakeFacts that it follows from."""
        return (self.fact, *self.more_facts)


class MalformedSuggestions(ValueError):
    """The YAML list of proposals is not well formed."""


@dataclass(frozen=True, kw_only=True)
class _SuggestionRule:
    suggestion: Suggestion
    among: frozenset[str]
    at_most: int | None
    at_least: int | None
    young: bool | None


def suggestions(facts: IntakeFacts, age: int | None, on: date) -> list[Suggestion]:
    """The proposals that follow from the known facts, in the order of the list; of two with one result only the first.

    `age` in whole years. Raises NoFigure for a day before the law was in force.
    """
    young = None if age is None else age < parameter("leeftijd_onderwijsroute", on=on).value
    by_result: dict[str, Suggestion] = {}
    for rule in _rules():
        if rule.young in (None, bool(young)) and _holds(rule, facts, on):
            by_result.setdefault(rule.suggestion.result, rule.suggestion)
    return list(by_result.values())


def suggestions_from_points(points: Iterable[Aandachtspunt], suggested: Iterable[Suggestion]) -> list[Suggestion]:
    """A proposal for each aandachtspunt of weight 2 or 3, by area.

    None for a point whose fact one of `suggested` follows from already.
    """
    used_facts = {fact for each in suggested for fact in each.facts}
    proposals = [
        Suggestion(
            code=f"{_OF_POINT}{each.id}"[:_LONGEST_CODE],
            area=_AREAS[each.domain],
            because=each.sentence,
            result="",
            activity=each.suggestion,
            fact=each.facts[0],
            more_facts=each.facts[1:],
        )
        for each in points
        if each.weight > 1 and each.domain in _AREAS and used_facts.isdisjoint(each.facts)
    ]
    return sorted(proposals, key=lambda each: list(Leefgebied).index(each.area))


def read_suggestions(text: str) -> tuple[_SuggestionRule, ...]:
    """The rules of one YAML text. Raises MalformedSuggestions when it is not well formed."""
    entries = yaml.safe_load(text)
    if not isinstance(entries, list) or not entries:
        raise MalformedSuggestions("the proposals are a list that is not empty")
    rules = tuple(_rule(entry) for entry in entries)
    if len({rule.suggestion.code for rule in rules}) < len(rules):
        raise MalformedSuggestions("a code stands there twice")
    return rules


@cache
def _rules() -> tuple[_SuggestionRule, ...]:
    return read_suggestions(_FILE.read_text(encoding="utf-8"))


def _holds(rule: _SuggestionRule, facts: IntakeFacts, on: date) -> bool:
    value = getattr(facts, rule.suggestion.fact)
    if isinstance(value, str):
        return value in rule.among
    if isinstance(value, int):
        low = rule.at_most is not None and value <= rule.at_most
        return low or (rule.at_least is not None and value >= rule.at_least)
    return isinstance(value, tuple) and facts.vve_discussed is None and child_of_vve_age(value, on)


def _rule(entry: object) -> _SuggestionRule:
    if not isinstance(entry, dict):
        raise MalformedSuggestions("a proposal is a mapping")
    name = entry.get("code")
    keys = set(entry) - {"young"}
    if len(keys & _CONDITIONS) != 1 or keys - _CONDITIONS != {*_TEXTS, "area"}:
        raise MalformedSuggestions(f"{name}: expected one condition and exactly {', '.join(_TEXTS)} and area")
    if not all(isinstance(entry[key], str) and entry[key].strip() for key in _TEXTS) or entry["fact"] not in _FACTS:
        raise MalformedSuggestions(f"{name}: a text is empty or the fact is unknown")
    try:
        area = Leefgebied(entry["area"])
    except ValueError as unknown:
        raise MalformedSuggestions(f"{name}: {unknown}") from unknown
    return _SuggestionRule(
        suggestion=Suggestion(area=area, **{key: entry[key] for key in _TEXTS}),
        among=frozenset(entry.get("in", ())),
        at_most=entry.get("at_most"),
        at_least=entry.get("at_least"),
        young=entry.get("young"),
    )

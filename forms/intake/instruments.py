"""What other instruments measure: their topics, the levels of each, and how a result is written down as text.

The criteria of the ZRM are copyrighted: Koers holds the names of its domains and the names of its five levels only.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from forms.engine.typed_input import clean, is_unreadable
from forms.intake.restricted_sections import RestrictedSection
from rules.problems import Problem, ProblemCode, problems_of

# Each of them tells of health, home and money: who may not look into that domein sees no results either.
GUARD = RestrictedSection("gezondheid", "Gezondheid", sensitive=True)
FIVE = ("1", "2", "3", "4", "5")
LANGUAGE = ("geen", "onder_a1", "a1", "a2", "b1", "b2")
LONGEST_TEXT = 2000
LONGEST_EDITION = 40


class InstrumentKind(StrEnum):
    """The instruments of which a result is kept; the leerbaarheidstoets is asked in the intake itself."""

    PPS_V = "pps_v"
    ZRM = "zrm"
    COA = "coa"


@dataclass(frozen=True)
class Topic:
    """One thing that an instrument says something about; without levels only in words."""

    id: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True)
class TopicResult:
    """What an instrument says of one topic."""

    level: str = ""
    text: str = ""


Values = Mapping[str, TopicResult]

TOPICS: Mapping[InstrumentKind, tuple[Topic, ...]] = {
    InstrumentKind.PPS_V: (
        Topic("leerbaarheid", FIVE),
        Topic("nederlands", LANGUAGE),
        Topic("engels", LANGUAGE),
        Topic("zelfredzaamheid", FIVE),
        Topic("werkzoekgedrag", FIVE),
        Topic("opleiding"),
        Topic("werkervaring"),
        Topic("belemmeringen"),
        Topic("persoonlijkheid"),
        Topic("competenties"),
    ),
    InstrumentKind.ZRM: tuple(
        Topic(each, FIVE)
        for each in (
            *("financien", "werk_opleiding", "tijdsbesteding", "huisvesting", "huiselijke_relaties"),
            *("geestelijke_gezondheid", "lichamelijke_gezondheid", "middelengebruik", "basale_adl"),
            *("instrumentele_adl", "sociaal_netwerk", "maatschappelijke_participatie", "justitie"),
        )
    ),
    InstrumentKind.COA: (
        *(
            Topic(each, FIVE)
            for each in (
                *("zelfzorg", "dagstructuur", "sociaal_netwerk", "persoonlijk_welbevinden"),
                *("externe_contacten", "toekomstplanning"),
            )
        ),
        Topic("opleiding"),
        Topic("werkervaring"),
        Topic("activiteiten"),
    ),
}


def dump(values: Values) -> str:
    """A result as the text that is kept; topics of which nothing is said are left out."""
    levels = {topic: {"level": each.level, "text": each.text} for topic, each in values.items() if _says(each)}
    return json.dumps(levels, ensure_ascii=False)


def load(text: str) -> dict[str, TopicResult]:
    """A result from the text that was kept."""
    content = json.loads(text) if text else {}
    return {
        topic: TopicResult(str(each.get("level", "")), str(each.get("text", ""))) for topic, each in content.items()
    }


def tidy(values: Values) -> dict[str, TopicResult]:
    """A result as it is to be kept: texts cleaned, topics of which nothing is said left out."""
    cleaned = {topic: TopicResult(each.level, clean(each.text)) for topic, each in values.items()}
    return {topic: each for topic, each in cleaned.items() if _says(each)}


def problems(kind: InstrumentKind, values: Values) -> tuple[Problem, ...]:
    """What is wrong with a result: per topic, or under "values" with the whole."""
    known = {each.id: each for each in TOPICS[kind]}
    wrong = problems_of({topic: _problem(known.get(topic), each) for topic, each in values.items()})
    return wrong if any(map(_says, values.values())) else (Problem("values", ProblemCode.MISSING), *wrong)


def _problem(topic: Topic | None, measured: TopicResult) -> ProblemCode | None:
    if topic is None or (measured.level and measured.level not in topic.levels):
        return ProblemCode.NOT_IN_LIST
    if len(measured.text) > LONGEST_TEXT:
        return ProblemCode.TOO_LONG
    return ProblemCode.UNREADABLE if any(map(is_unreadable, measured.text)) else None


def _says(measured: TopicResult) -> bool:
    return bool(measured.level or measured.text.strip())


def scores(kind: InstrumentKind, values: Values) -> dict[str, int]:
    """The topics of a scale from 1 to 5 that have a score."""
    graded = (each.id for each in TOPICS[kind] if each.levels == FIVE)
    return {topic: int(values[topic].level) for topic in graded if topic in values and values[topic].level}


def average(kind: InstrumentKind, values: Values) -> Decimal | None:
    """The average of the scores, to one decimal; None until every scale has one: a part cannot be compared."""
    numbers = list(scores(kind, values).values())
    if len(numbers) < scales(kind):
        return None
    return (Decimal(sum(numbers)) / len(numbers)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def scales(kind: InstrumentKind) -> int:
    """How many topics of an instrument have a scale from 1 to 5."""
    return sum(each.levels == FIVE for each in TOPICS[kind])

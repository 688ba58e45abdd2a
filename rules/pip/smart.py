"""A gentle check of one doel: can one see that it was reached, when, by whom, with what? Advice, it stops nothing."""

import re
from enum import StrEnum

from rules.pip.document import PlanDoel

_LEVEL = re.compile(r"\b[abc][12]\b", re.IGNORECASE)
# words by which a result can be seen: a number, a proof, how often, or that somebody does it without help
_SEEN = re.compile(
    r"\b(een keer|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|elke|iedere|per (?:dag|week|maand)|zelf|"
    r"zonder hulp|diploma|certificaat|examens?|getekend|verklaring|ingeschreven|aangemeld|aangevraagd|gehaald|"
    r"afgerond|gevonden|baan|contract|rijbewijs|op tijd)\b",
    re.IGNORECASE,
)


class SmartCriterion(StrEnum):
    """What makes a doel clear, in the order of the screen."""

    EIGEN_WOORDEN = "eigen_woorden"
    MEETBAAR = "meetbaar"
    DATUM = "datum"
    WIE = "wie"
    ACTIVITEIT = "activiteit"


def smart(doel: PlanDoel) -> dict[SmartCriterion, bool]:
    """Whether a doel has what makes it clear. `MEETBAAR` is a guess from its words, no judgement."""
    return {
        SmartCriterion.EIGEN_WOORDEN: bool(doel.own_words.strip()),
        SmartCriterion.MEETBAAR: measurable(doel.result),
        SmartCriterion.DATUM: doel.target is not None,
        SmartCriterion.WIE: bool(doel.owner.strip()),
        SmartCriterion.ACTIVITEIT: any(each.what.strip() for each in doel.activiteiten),
    }


def measurable(result: str) -> bool:
    """Whether a result names something that one can count or see."""
    return any(map(str.isdigit, result)) or bool(_LEVEL.search(result) or _SEEN.search(result))

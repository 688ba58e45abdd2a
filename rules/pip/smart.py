"""Advice on the wording of one doel: is it measurable, with a date, an owner and an activity? It refuses nothing."""

import re
from enum import StrEnum

from rules.pip.document import PlanDoel

_LEVEL = re.compile(r"\b[abc][12]\b", re.IGNORECASE)
# words that make a result measurable: a number, a proof, how often, or that somebody does it without help
_MEASURE = re.compile(
    r"\b(een keer|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|elke|iedere|per (?:dag|week|maand)|zelf|"
    r"zonder hulp|diploma|certificaat|examens?|getekend|verklaring|ingeschreven|aangemeld|aangevraagd|gehaald|"
    r"afgerond|gevonden|baan|contract|rijbewijs|op tijd)\b",
    re.IGNORECASE,
)


class SmartCriterion(StrEnum):
    """A criterion for a clear doel, in the order of the screen."""

    EIGEN_WOORDEN = "eigen_woorden"
    MEETBAAR = "meetbaar"
    DATUM = "datum"
    WIE = "wie"
    ACTIVITEIT = "activiteit"


def smart(doel: PlanDoel) -> dict[SmartCriterion, bool]:
    """For each criterion whether the doel meets it. `MEETBAAR` is a guess from the words of the result."""
    return {
        SmartCriterion.EIGEN_WOORDEN: bool(doel.own_words.strip()),
        SmartCriterion.MEETBAAR: measurable(doel.result),
        SmartCriterion.DATUM: doel.target is not None,
        SmartCriterion.WIE: bool(doel.owner.strip()),
        SmartCriterion.ACTIVITEIT: any(each.what.strip() for each in doel.activiteiten),
    }


def measurable(result: str) -> bool:
    """Whether a result holds a number, a language level or a word that can be verified."""
    return any(map(str.isdigit, result)) or bool(_LEVEL.search(result) or _MEASURE.search(result))

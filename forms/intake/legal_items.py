"""What a brede intake may leave open for the law, on what grounds, and where it states its outcome (Wet art. 14)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answers
from forms.engine.facts import facts
from forms.engine.flow import missing_for_law, visible
from forms.engine.schema import LegalItem, Question, Questionnaire

OUTCOME = ("startpositie", "ontwikkelmogelijkheden")  # what the law wants to know in the end, in its own words
_TO_PLAN = "te_plannen"  # of the fact lbt_status: no outcome yet, and no day


@dataclass(frozen=True, slots=True)
class LegalItemGap:
    """Why a legal item has no outcome, or the day on which it will have one."""

    reason: str = ""
    planned_on: date | None = None


def settles(item: LegalItem, gap: LegalItemGap | None, on: date) -> bool:
    """Whether the intake may be completed with this instead of an outcome.

    The leerbaarheidstoets is a fixed part: not taken yet, it needs a day that is not past. The others need a reason.
    """
    if gap is None:
        return False
    if item is LegalItem.LEERBAARHEIDSTOETS:
        return gap.planned_on is not None and gap.planned_on >= on
    return bool(gap.reason.strip())


def open_items(questionnaire: Questionnaire, answers: Answers) -> dict[LegalItem, list[Question]]:
    """The questions without an outcome, by legal item; a leerbaarheidstoets that is still to be planned has none."""
    missing = missing_for_law(questionnaire, answers)
    if facts(questionnaire, answers).lbt_status == _TO_PLAN:
        status = [each for each in visible(questionnaire, answers) if each.fact and each.fact.name == "lbt_status"]
        missing[LegalItem.LEERBAARHEIDSTOETS] = [*status, *missing.get(LegalItem.LEERBAARHEIDSTOETS, [])]
    return {item: missing[item] for item in LegalItem if item in missing}


def unsettled(
    questionnaire: Questionnaire, answers: Answers, gaps: Mapping[LegalItem, LegalItemGap], on: date
) -> dict[LegalItem, list[Question]]:
    """The open items that prevent completion on the day `on`: those without sufficient grounds (Wet art. 14)."""
    return {
        item: questions
        for item, questions in open_items(questionnaire, answers).items()
        if not settles(item, gaps.get(item), on)
    }


def outcome(questionnaire: Questionnaire) -> list[Question]:
    """The questions that hold the outcome of the intake, as far as this version asks them."""
    return [each for each in questionnaire.questions if each.id in OUTCOME]

"""What is asked beside the plan's own questions: one agreement, and the ontzorgen. Each field is kept by itself.

They are questions like all others, so that one renderer draws them and one check judges them.
"""

from functools import cache
from typing import Any

from forms.engine.schema import Question, Questionnaire, QuestionType, Section
from rules.law.terms import AfspraakSide
from rules.pip.ontzorgen import Budgetbeheer, FixedCost, Readiness

LONGEST = {"what": 1000, "owner": 160, "coach": 160, "check_note": 3000}

_SIDES = {
    AfspraakSide.GEMEENTE: "De gemeente",
    AfspraakSide.INBURGERAAR: "De inburgeraar",
    AfspraakSide.PARTNER: "Een partner",
}
FIXED_COSTS: dict[FixedCost, str] = {
    FixedCost.HUUR: "Huur",
    FixedCost.GAS: "Gas",
    FixedCost.WATER: "Water",
    FixedCost.LICHT: "Licht (stroom)",
    FixedCost.ZORGVERZEKERING: "Zorgverzekering",
    FixedCost.ANDERS: "Iets anders",
}
READINESS: dict[Readiness, str] = {
    Readiness.JA: "Ja, kan het zelf",
    Readiness.DEELS: "Deels, met hulp",
    Readiness.NEE: "Nee, nog niet",
}
BUDGETBEHEER: dict[Budgetbeheer, str] = {
    Budgetbeheer.NEE: "Niet nodig",
    Budgetbeheer.OVERWEGEN: "Overwegen",
    Budgetbeheer.JA: "Ja",
}


@cache
def afspraak_questions() -> Questionnaire:
    """The fields of one agreement."""
    return _fields_as_questionnaire(
        "afspraak",
        "Afspraak",
        _question(
            "what", QuestionType.LONG_TEXT, "Wat spreekt u af?", help="Eén ding per afspraak, in gewone woorden."
        ),
        _question("side", QuestionType.SINGLE, "Wie doet het?", options=_options(_SIDES)),
        _question("owner", QuestionType.TEXT, "Naam of functie", help="Wie is erop aan te spreken?"),
        _question("due", QuestionType.DATE, "Klaar op"),
    )


@cache
def ontzorging_questions() -> Questionnaire:
    """The fields of the ontzorgen."""
    return _fields_as_questionnaire(
        "ontzorging",
        "Ontzorgen",
        _question(
            "fixed_costs",
            QuestionType.MULTI,
            "Welke vaste lasten betaalt de gemeente?",
            options=_options(FIXED_COSTS),
            help="Huur, gas, water, licht en de zorgverzekering staan in de wet (Participatiewet art. 56a).",
        ),
        _question("coach", QuestionType.TEXT, "Wie helpt bij het leren omgaan met geld?", help="Naam of organisatie."),
        _question("checked_on", QuestionType.DATE, "Nagegaan op", not_future=True),
        _question("ready", QuestionType.SINGLE, "Kan deze persoon de vaste lasten zelf betalen?",
                  options=_options(READINESS)),
        _question("check_note", QuestionType.LONG_TEXT, "Wat lukt al, en wat nog niet?",
                  help="Schrijf alleen op wat nodig is voor de begeleiding."),
        _question("budgetbeheer", QuestionType.SINGLE, "Is budgetbeheer nodig na het ontzorgen?",
                  options=_options(BUDGETBEHEER)),
        _question("stopped_on", QuestionType.DATE, "Eerder gestopt op",
                  help="Alleen als het ontzorgen eerder stopt, bijvoorbeeld omdat de bijstand stopt."),
    )  # fmt: skip


def _fields_as_questionnaire(name: str, title: str, *questions: Question) -> Questionnaire:
    section = Section(id=name, title=title, questions=questions)
    return Questionnaire(name=name, version="2026-01", title=title, sections=(section,))


def _question(name: str, kind: QuestionType, text: str, **more: Any) -> Question:
    return Question.model_validate({"id": name, "type": kind, "text": text, **more})


def _options(texts: dict[Any, str]) -> list[dict[str, str]]:
    return [{"id": str(code), "text": text} for code, text in texts.items()]

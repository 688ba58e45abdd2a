"""The signals of learnability of one person, and what the intake says of the leerbaarheidstoets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from forms.engine.answers import Answers
from forms.engine.facts import as_date, as_text
from forms.engine.flow import visible
from forms.engine.schema import LegalItem, Question, Questionnaire, QuestionType

STATUS, RESULT, PLANNED_ON = "lbt_status", "lbt_result", "lbt_planned_on"


class SignalKind(StrEnum):
    """Where a signal comes from; the first four are what a teacher sees each week."""

    TAAL = "taal"
    LEERBAARHEID = "leerbaarheid"
    MOTIVATIE = "motivatie"
    COMPETENTIES = "competenties"
    EINDRAPPORT = "eindrapport"
    LEERBAARHEIDSTOETS = "leerbaarheidstoets"
    PPS_V = "pps_v"
    ZRM = "zrm"


@dataclass(frozen=True, kw_only=True)
class Signal:
    """One signal. A `score` runs from 1 to 5; an `outcome` is a code of `texts.intake.instruments`. `on` may be
    unknown.
    """

    kind: SignalKind
    on: date | None
    score: Decimal | None = None
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class Leerbaarheidstoets:
    """What an intake asks of the leerbaarheidstoets (Wet inburgering art. 14), in which section, and what is known."""

    section_id: str
    questions: Sequence[Question]
    status: str | None
    result: str | None
    planned_on: date | None
    taken_on: date | None

    def signal(self) -> Signal | None:
        """The test as a signal, planned or taken; None when there is nothing to tell."""
        if self.result:
            outcome, on = self.result, self.taken_on
        else:
            outcome, on = self.status or "", self.taken_on or self.planned_on
        has_outcome = outcome not in ("", "te_plannen", "overgeslagen")
        return Signal(kind=SignalKind.LEERBAARHEIDSTOETS, on=on, outcome=outcome) if has_outcome else None


def leerbaarheidstoets(questionnaire: Questionnaire, answers: Answers) -> Leerbaarheidstoets | None:
    """The leerbaarheidstoets in this version of the intake, found by its facts; None when it does not ask of it."""
    start = next((each for each in questionnaire.questions if _fact(each) == STATUS), None)
    if start is None:
        return None
    section = questionnaire.section_of(start.id)
    about: dict[str, Question] = {}
    for question in visible(questionnaire, answers, section.id):
        if question.legal is LegalItem.LEERBAARHEIDSTOETS or _follows(question, start.id):
            about[question.id] = question
    values = {_fact(each): answers[each.id].value for each in about.values() if each.id in answers}
    return Leerbaarheidstoets(
        section_id=section.id,
        questions=tuple(about.values()),
        status=as_text(values.get(STATUS)),
        result=as_text(values.get(RESULT)),
        planned_on=as_date(values.get(PLANNED_ON)),
        taken_on=_taken_on(about.values(), answers),
    )


def _taken_on(about: Iterable[Question], answers: Answers) -> date | None:
    """The day of the test: the one date about it that is not the planned day."""
    days = (each for each in about if each.type is QuestionType.DATE and _fact(each) != PLANNED_ON)
    return next((as_date(answers[each.id].value) for each in days if each.id in answers), None)


def _fact(question: Question) -> str:
    return question.fact.name if question.fact else ""


def _follows(question: Question, start: str) -> bool:
    return question.when is not None and start in question.when.questions

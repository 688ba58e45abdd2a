"""Which questions go on a paper form or in a workbook."""

from collections.abc import Collection
from dataclasses import dataclass

from forms.engine.answers import Answers, is_given
from forms.engine.flow import asked_alone, core, visible
from forms.engine.schema import Question, Questionnaire


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What somebody wants on paper: which domains, also what can wait for a later talk, also what is asked alone."""

    domains: Collection[str]
    deep: bool = False
    alone: bool = False


def chosen(questionnaire: Questionnaire, answers: Answers, choice: Choice) -> list[Question]:
    """The questions of a choice, in order. A question that depends on another is in it too: paper cannot wait for it.

    `answers` are those that are written down with it; of a blank form none.
    """
    questions = questionnaire.questions if choice.deep else core(questionnaire.questions, answers)
    unsaid = frozenset() if choice.alone else asked_alone(questionnaire)
    return [
        each for each in questions if each.id not in unsaid and questionnaire.section_of(each.id).id in choice.domains
    ]


def without_idle(questionnaire: Questionnaire, answers: Answers, questions: list[Question]) -> list[Question]:
    """The same without what these answers rule out. A question stays as long as something it depends on is open."""
    shown = {each.id for each in visible(questionnaire, answers)}
    return [each for each in questions if each.id in shown or _is_open(each, answers)]


def _is_open(question: Question, answers: Answers) -> bool:
    looked_at = question.when.questions if question.when else ()
    return any(not is_given(answers.get(each)) for each in looked_at)

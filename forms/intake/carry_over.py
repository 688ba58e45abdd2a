"""Carrying an intake over to a newer version of its questionnaire: what goes along, what is new, what stays behind."""

from dataclasses import dataclass
from datetime import date

from forms.engine.answers import Answer, Answers, is_given
from forms.engine.schema import Question, Questionnaire
from forms.engine.validation import problem


@dataclass(frozen=True)
class Reworded:
    """A question that reads differently in the newer version; its answer goes along."""

    before: Question
    after: Question


@dataclass(frozen=True, kw_only=True)
class Carry:
    """What carrying over does. `left_behind` stays readable in the older version, with its answers."""

    goes_along: dict[str, Answer]
    reworded: list[Reworded]
    added: list[Question]
    left_behind: list[Question]


def carry(old: Questionnaire, new: Questionnaire, answers: Answers, on: date) -> Carry:
    """What happens to these answers in the newer version. An answer goes along when its question is still there and
    the answer still fits it; `on` is the day that dates are judged by."""
    before, after = ({each.id: each for each in form.questions} for form in (old, new))
    filled = {question_id: each for question_id, each in answers.items() if is_given(each)}
    goes_along = {
        question_id: each
        for question_id, each in filled.items()
        if question_id in after and problem(after[question_id], each.value, on) is None
    }
    return Carry(
        goes_along=goes_along,
        reworded=[
            Reworded(before[each.id], each)
            for each in new.questions
            if each.id in before and _words(before[each.id]) != _words(each)
        ],
        added=[each for each in new.questions if each.id not in before],
        left_behind=[before[each] for each in filled if each in before and each not in goes_along],
    )


def _words(question: Question) -> tuple[object, ...]:
    columns = tuple((each.id, each.text) for each in question.columns or ())
    return (question.text, tuple((each.id, each.text) for each in question.options or ()), columns)

"""When a question is asked, in words: for paper and workbooks, where nothing hides by itself."""

from collections.abc import Callable

from forms.engine.answers import Json
from forms.engine.schema import Condition, Question, Questionnaire
from texts.wording.answers import shown_value

Name = Callable[[Question], str]


def quoted(question: Question) -> str:
    """A question as it is named where it has no number."""
    return f"“{question.text}”"


def condition(questionnaire: Questionnaire, question: Question, name: Name = quoted) -> str:
    """ "Alleen als bij vraag 3 staat: Ja." Empty for a question that is always asked."""
    return f"Alleen als {_condition_text(question.when, questionnaire, name)}." if question.when else ""


def _condition_text(when: Condition, questionnaire: Questionnaire, name: Name) -> str:
    if when.question is not None:
        return _on_question(when, questionnaire.question(when.question), name)
    if when.not_ is not None:
        return f"dit niet zo is: {_condition_text(when.not_, questionnaire, name)}"
    word = ", en " if when.all_ is not None else ", of "
    return word.join(_condition_text(each, questionnaire, name) for each in when.inner)


def _on_question(when: Condition, looked_at: Question, name: Name) -> str:
    if when.filled:
        return f"bij {name(looked_at)} iets is ingevuld"
    values = [_value(looked_at, each) for each in (when.in_ or (when.is_,))]
    return f"bij {name(looked_at)} staat: {' of '.join(values)}"


def _value(question: Question, value: Json) -> str:
    if question.choices:
        return question.choice_text(str(value))
    return shown_value(question, value) or str(value)

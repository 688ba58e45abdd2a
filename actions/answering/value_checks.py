"""Whether the questions take their values, as a refusal; for deeds that keep one field or several."""

from collections.abc import Mapping
from datetime import date

from forms.engine.answers import Json
from forms.engine.schema import Questionnaire
from forms.engine.typed_input import clean
from forms.engine.validation import problem
from refusals import Invalid
from rules.problems import Problem, ProblemCode


def refuse_wrong(
    questionnaire: Questionnaire, values: Mapping[str, Json], on: date, longest: Mapping[str, int] | None = None
) -> None:
    """Raise Invalid with each value that its question would not take on the day `on`.

    `longest` is the length that a column holds, by question, where that is less than a text may have.
    """
    wrong = []
    for name, value in values.items():
        try:
            code = problem(questionnaire.question(name), value, on)
        except KeyError:
            raise Invalid(Problem(name, ProblemCode.UNKNOWN)) from None
        if code is not None:
            wrong.append(code)
        elif len(str(value or "")) > (longest or {}).get(name, 20_000):
            wrong.append(Problem(name, ProblemCode.TOO_LONG))
    if wrong:
        raise Invalid(*wrong)


def worded(value: Json) -> Json:
    """A value as it is kept: a text cleaned, and None for what says nothing."""
    return (clean(value) if isinstance(value, str) else value) or None

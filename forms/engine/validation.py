"""The checks of an answer, one per type. An empty value is never wrong; `flow` says what the law still requires."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from forms.engine.answers import ROW, Answers, Json, is_filled
from forms.engine.flow import visible
from forms.engine.names import country_codes, language_codes
from forms.engine.schema import Question, Questionnaire, QuestionType
from forms.engine.typed_date import YEARS
from forms.engine.typed_input import LONGEST_NUMBER, is_unreadable, shown_value, typed_value
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

__all__ = ["Problem", "ProblemCode", "format_raw", "parse", "problem", "problems"]

MOST_ROWS = 50
LONGEST = {QuestionType.TEXT: 500, QuestionType.LONG_TEXT: 20_000}
NUMBER = re.compile(r"-?[0-9]+(?:\.([0-9]+))?")

Check = Callable[[Question, Json, date], Problem | None]
Code = ProblemCode


def _single(question: Question, value: Json, _on: date) -> Problem | None:
    return _one_of(question, value, question.choice_ids)


def _country(question: Question, value: Json, _on: date) -> Problem | None:
    return _one_of(question, value, country_codes())


def _language(question: Question, value: Json, _on: date) -> Problem | None:
    return _one_of(question, value, language_codes())


def _one_of(question: Question, value: Json, ids: frozenset[str]) -> Problem | None:
    if not isinstance(value, str):
        return Problem(question.id, Code.NOT_OF_TYPE)
    return None if value in ids else Problem(question.id, Code.NOT_IN_LIST, details={"given": value})


def _multi(question: Question, value: Json, _on: date) -> Problem | None:
    if not isinstance(value, list) or len({str(each) for each in value}) < len(value):
        return Problem(question.id, Code.NOT_OF_TYPE)
    return next(filter(None, (_one_of(question, each, question.choice_ids) for each in value)), None)


def _date(question: Question, value: Json, on: date) -> Problem | None:
    day = _day(value)
    if day is None:
        return Problem(question.id, Code.NOT_A_DATE)
    if not YEARS[0] <= day.year <= YEARS[1]:
        return Problem(question.id, Code.YEAR_OUT_OF_BOUNDS, details=_years())
    if question.not_future and day > on:
        return Problem(question.id, Code.IN_FUTURE)
    return Problem(question.id, Code.IN_PAST) if question.not_past and day < on else None


def _birth_date(question: Question, value: Json, on: date) -> Problem | None:
    try:
        born = BirthDate.read(value) if isinstance(value, str) else None
    except ValueError:
        born = None
    if born is None:
        return Problem(question.id, Code.NOT_A_DATE)
    if born.year and not YEARS[0] <= born.year <= YEARS[1]:
        return Problem(question.id, Code.YEAR_OUT_OF_BOUNDS, details=_years())
    late = question.not_future and born.earliest is not None and born.earliest > on
    return Problem(question.id, Code.IN_FUTURE) if late else None


def _day(value: Json) -> date | None:
    if not isinstance(value, str) or len(value) != len("2026-01-31"):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _years() -> dict[str, str | int]:
    return {"min": YEARS[0], "max": YEARS[1]}


def _number(question: Question, value: Json, _on: date) -> Problem | None:
    match = NUMBER.fullmatch(value) if isinstance(value, str) and len(value) <= LONGEST_NUMBER else None
    if match is None:
        return Problem(question.id, Code.NOT_A_NUMBER)
    number = Decimal(match[0])
    if question.min is not None and number < question.min:
        return Problem(question.id, Code.TOO_LOW, details={"min": str(question.min)})
    if question.max is not None and number > question.max:
        return Problem(question.id, Code.TOO_HIGH, details={"max": str(question.max)})
    if len(match[1] or "") > question.decimals:
        return Problem(question.id, Code.TOO_MANY_DECIMALS, details={"decimals": question.decimals})
    return None


def _scale(question: Question, value: Json, _on: date) -> Problem | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return Problem(question.id, Code.NOT_OF_TYPE)
    return None if 1 <= value <= 5 else Problem(question.id, Code.OUT_OF_SCALE)


def _text(question: Question, value: Json, _on: date) -> Problem | None:
    if not isinstance(value, str):
        return Problem(question.id, Code.NOT_OF_TYPE)
    longest = LONGEST[question.type]
    if len(value) > longest:
        return Problem(question.id, Code.TOO_LONG, details={"max": longest, "length": len(value)})
    return Problem(question.id, Code.UNREADABLE) if any(map(is_unreadable, value)) else None


def _table(question: Question, value: Json, on: date) -> Problem | None:
    if not isinstance(value, list):
        return Problem(question.id, Code.NOT_OF_TYPE)
    if len(value) > MOST_ROWS:
        return Problem(question.id, Code.TOO_MANY_ROWS, details={"max": MOST_ROWS, "rows": len(value)})
    rows = (_row(question, row, number, on) for number, row in enumerate(value, start=1))
    return next(filter(None, rows), None)


def _row(question: Question, row: Json, number: int, on: date) -> Problem | None:
    if not isinstance(row, dict) or not isinstance(row.get(ROW), str):
        return Problem(question.id, Code.NOT_OF_TYPE, row=number)
    columns = {column.id: column for column in question.columns or ()}
    for column_id in row.keys() - columns.keys() - {ROW}:
        return Problem(question.id, Code.WRONG_COLUMN, number, {"given": column_id})
    for column_id, column in columns.items():
        if wrong := problem(column, row.get(column_id), on):
            return Problem(question.id, wrong.code, number, {**wrong.details, "column": column_id})
    return None


CHECK: Mapping[QuestionType, Check] = {
    QuestionType.SINGLE: _single,
    QuestionType.MULTI: _multi,
    QuestionType.YES_NO: _single,
    QuestionType.DATE: _date,
    QuestionType.BIRTH_DATE: _birth_date,
    QuestionType.NUMBER: _number,
    QuestionType.SCALE: _scale,
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _text,
    QuestionType.TABLE: _table,
    QuestionType.COUNTRY: _country,
    QuestionType.LANGUAGE: _language,
}


def problem(question: Question, value: Json, on: date) -> Problem | None:
    """What is wrong with a stored value, looked at on day `on`; None when it is right or empty."""
    return CHECK[question.type](question, value, on) if value is not None and value != "" else None


def problems(questionnaire: Questionnaire, answers: Answers, on: date) -> list[Problem]:
    """What is wrong with the answers to visible questions, in the order of the questionnaire."""
    answered = ((each, answers[each.id]) for each in visible(questionnaire, answers) if each.id in answers)
    codes = (problem(question, answer.value, on) for question, answer in answered if is_filled(answer.value))
    return [each for each in codes if each is not None]


def parse(question: Question, raw: str, on: date) -> Json | Problem:
    """The value of what was typed for a date, number, text or long_text (None when empty), or what is wrong with it.

    Other types are chosen, not typed: KeyError.
    """
    value = typed_value(question.type, raw)
    if isinstance(value, ProblemCode):
        return Problem(question.id, value, details=_years() if value is Code.YEAR_OUT_OF_BOUNDS else {})
    return problem(question, value, on) or value


def format_raw(question: Question, value: Json) -> str:
    """A stored value as it stands in a text box; `parse` reads it back to the same value."""
    return shown_value(question.type, value)

"""How an answer reads: one way for screen and paper. Whoever shows an answer calls `shown`."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from forms.engine.answers import Answer, Json, Source, is_filled
from forms.engine.names import country_name, language_name
from forms.engine.schema import Question, QuestionType
from rules.law.birth_date import BirthDate
from texts.wording.formats import number, short_birth_date, short_date
from texts.wording.forms import MARKS, SOURCES


def shown(question: Question, answer: Answer | None) -> str:
    """The answer in Dutch words; "" when there is none, lines for a table. A value of a wrong form reads as it is."""
    if answer is None:
        return ""
    if answer.mark is not None:
        return MARKS[answer.mark]
    return shown_value(question, answer.value)


def shown_source(answer: Answer | None) -> str:
    """Where an answer comes from when that is not the inburgeraar ("volgens de partner"); else ""."""
    if answer is None or answer.source in (None, Source.INBURGERAAR):
        return ""
    return f"volgens {SOURCES[answer.source]}"


def shown_value(question: Question, value: Json) -> str:
    """A value in Dutch words: the text of an option, 21-11-2026, "12 uur per week", the name of a country."""
    if isinstance(value, bool) or not is_filled(value):
        return ""
    return SHOW[question.type](question, value)


def _choice(question: Question, value: Json) -> str:
    return question.choice_text(str(value))


def _choices(question: Question, value: Json) -> str:
    return ", ".join(question.choice_text(str(each)) for each in value) if isinstance(value, list) else str(value)


def _date(_question: Question, value: Json) -> str:
    try:
        return short_date(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _birth_date(_question: Question, value: Json) -> str:
    try:
        return short_birth_date(BirthDate.read(str(value)))
    except ValueError:
        return str(value)


def _number(question: Question, value: Json) -> str:
    try:
        amount = number(Decimal(str(value)))
    except InvalidOperation:
        amount = str(value)
    return f"{amount} {question.unit}" if question.unit else amount


def _scale(question: Question, value: Json) -> str:
    word = {"1": question.low, "5": question.high}.get(str(value))
    return f"{value} van 5 ({word})" if word else f"{value} van 5"


def _table(question: Question, value: Json) -> str:
    rows = value if isinstance(value, list) else []
    return "\n".join(line for row in rows if isinstance(row, dict) and (line := _row(question, row)))


def _row(question: Question, row: Mapping[str, Json]) -> str:
    cells = ((column, shown_value(column, row.get(column.id))) for column in question.columns or ())
    return "; ".join(f"{column.text}: {cell}" for column, cell in cells if cell)


def _text(_question: Question, value: Json) -> str:
    return str(value)


SHOW: Mapping[QuestionType, Callable[[Question, Json], str]] = {
    QuestionType.SINGLE: _choice,
    QuestionType.MULTI: _choices,
    QuestionType.YES_NO: _choice,
    QuestionType.DATE: _date,
    QuestionType.BIRTH_DATE: _birth_date,
    QuestionType.NUMBER: _number,
    QuestionType.SCALE: _scale,
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _text,
    QuestionType.TABLE: _table,
    QuestionType.COUNTRY: lambda _question, value: country_name(str(value)),
    QuestionType.LANGUAGE: lambda _question, value: language_name(str(value)),
}

"""From answers to what the rules weigh. Rules never see question ids: a new version cannot silently change advice."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from forms.engine.answers import Answers, Json, is_filled
from forms.engine.flow import visible
from forms.engine.schema import Question, Questionnaire, QuestionType
from rules.law.facts import IntakeFacts


def as_text(value: Json) -> str | None:
    """A stored text or option id; None when it is something else or empty."""
    return value if isinstance(value, str) and value else None


def as_date(value: Json) -> date | None:
    """A stored date; None when it is none."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def as_int(value: Json) -> int | None:
    """A stored number or scale in whole units (what is behind the comma is left off); None when it is no number."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    try:
        return int(Decimal(value))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


CONVERT: Mapping[QuestionType, Callable[[Json], object]] = {
    QuestionType.SINGLE: as_text,
    QuestionType.YES_NO: as_text,
    QuestionType.MULTI: _texts,
    QuestionType.DATE: as_date,
    QuestionType.NUMBER: as_int,
    QuestionType.SCALE: as_int,
}


def _column_dates(value: Json, column: str) -> tuple[date, ...]:
    rows = value if isinstance(value, list) else []
    dates = (as_date(row.get(column)) for row in rows if isinstance(row, dict))
    return tuple(day for day in dates if day is not None)


def _fact(question: Question, value: Json) -> object:
    column = question.fact.column if question.fact else None
    return _column_dates(value, column) if column else CONVERT[question.type](value)


def facts(questionnaire: Questionnaire, answers: Answers) -> IntakeFacts:
    """What the visible answers with a value tell the rules; nothing else is known."""
    known: dict[str, Any] = {}
    for question in visible(questionnaire, answers):
        answer = answers.get(question.id)
        if question.fact and answer and is_filled(answer.value):
            known[question.fact.name] = _fact(question, answer.value)
    return IntakeFacts(**known)

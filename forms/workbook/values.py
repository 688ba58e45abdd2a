"""How one value stands in one cell, and back: one entry a type in each direction."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from forms.engine.answers import Json
from forms.engine.names import countries, languages
from forms.engine.schema import Question, QuestionType
from forms.engine.typed_date import YEARS, plain_digits
from forms.engine.typed_input import canonical, clean, shown_value, typed_value
from forms.engine.typed_names import country_code, language_code
from forms.spreadsheet.cell_text import cell_text, day_of_serial, unescaped
from forms.spreadsheet.grid import Raw
from rules.law.birth_date import BirthDate
from rules.problems import ProblemCode

Written: TypeAlias = str | int | Decimal | date | None

_DIGITS = 15  # that a number in a spreadsheet keeps


class Misread(Exception):
    """A cell that cannot be read: `code` says why, with its details."""

    def __init__(self, code: ProblemCode, details: Mapping[str, str | int] | None = None) -> None:
        self.code, self.details = code, details or {}
        super().__init__(code)


@lru_cache(maxsize=512)
def labels(question: Question) -> Mapping[str, str]:
    """The stored choices by the words that stand in the list of a cell, each of them once."""
    pairs = NAMED[question.type]() if question.type in NAMED else [(each.id, each.text) for each in question.choices]
    by_label: dict[str, str] = {}
    for code, text in pairs:
        words = " ".join(clean(text).split())
        by_label[f"{words} ({code})" if words in by_label else words] = code
    return by_label


NAMED: Mapping[QuestionType, Callable[[], list[tuple[str, str]]]] = {
    QuestionType.COUNTRY: countries,
    QuestionType.LANGUAGE: languages,
}

TYPED: Mapping[QuestionType, Callable[[str], str | None]] = {
    QuestionType.COUNTRY: country_code,
    QuestionType.LANGUAGE: language_code,
}


# ── from a value to a cell


def _label(question: Question, value: Json) -> Written:
    return next((words for words, code in labels(question).items() if code == value), str(value))


def _day(_question: Question, value: Json) -> Written:
    day = date.fromisoformat(str(value))
    return day if day.year >= YEARS[0] else str(value)  # a spreadsheet counts its days from 1900


def _birth_date(question: Question, value: Json) -> Written:
    born = BirthDate.read(str(value))
    return _day(question, value) if born.whole else shown_value(QuestionType.BIRTH_DATE, value)


def _number(_question: Question, value: Json) -> Written:
    text = str(value)
    return Decimal(text) if len(re.sub(r"\D", "", text).lstrip("0")) <= _DIGITS else text.replace(".", ",")


def _step(_question: Question, value: Json) -> Written:
    return value if isinstance(value, int) else str(value)


def _words(_question: Question, value: Json) -> Written:
    return str(value)


WRITE: Mapping[QuestionType, Callable[[Question, Json], Written]] = {
    QuestionType.SINGLE: _label,
    QuestionType.YES_NO: _label,
    QuestionType.COUNTRY: _label,
    QuestionType.LANGUAGE: _label,
    QuestionType.DATE: _day,
    QuestionType.BIRTH_DATE: _birth_date,
    QuestionType.NUMBER: _number,
    QuestionType.SCALE: _step,
    QuestionType.TEXT: _words,
    QuestionType.LONG_TEXT: _words,
}


# ── from a cell to a value


def clean_words(text: str) -> str:
    """The text of a cell as it was typed: a spreadsheet escapes what XML does not know, and line ends differ."""
    return clean(unescaped(text))


def _text_of(raw: Raw) -> str:
    """The words of a cell as somebody would have typed them; a number or a day too when only text belongs there."""
    if isinstance(raw, bool):
        raise Misread(ProblemCode.NOT_OF_TYPE)
    if isinstance(raw, datetime):
        return raw.strftime("%d-%m-%Y") if raw.time() == time() else raw.strftime("%d-%m-%Y %H:%M")
    if isinstance(raw, date):
        return raw.strftime("%d-%m-%Y")
    if isinstance(raw, float):
        return canonical(Decimal(repr(raw))).replace(".", ",")
    return clean_words(raw) if isinstance(raw, str) else str(raw)


def _chosen(question: Question, raw: Raw) -> Json:
    words = " ".join(_text_of(raw).split())
    known = labels(question)
    if words in known:
        return known[words]
    alike = [code for text, code in known.items() if text.casefold() == words.casefold()]
    code = alike[0] if len(alike) == 1 else TYPED[question.type](words) if question.type in TYPED else None
    if not code:
        raise Misread(ProblemCode.NOT_IN_LIST)
    return code


def _date(_question: Question, raw: Raw) -> Json:
    if isinstance(raw, datetime) and raw.time() == time():
        return raw.date().isoformat()
    if (day := day_of_serial(cell_text(raw))) is not None:
        return day.isoformat()
    if not isinstance(raw, str):
        raise Misread(ProblemCode.NOT_A_DATE)
    return _typed(QuestionType.DATE, raw)


def _born(question: Question, raw: Raw) -> Json:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return _typed(QuestionType.BIRTH_DATE, str(raw))  # a year, or 19900101: a spreadsheet makes a number of it
    return _typed(QuestionType.BIRTH_DATE, raw) if isinstance(raw, str) else _date(question, raw)


def _amount(_question: Question, raw: Raw) -> Json:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return canonical(Decimal(repr(raw)))
    if not isinstance(raw, str):
        raise Misread(ProblemCode.NOT_A_NUMBER)
    return _typed(QuestionType.NUMBER, raw)


def _typed(kind: QuestionType, raw: str) -> Json:
    value = typed_value(kind, plain_digits(_text_of(raw)))
    if isinstance(value, ProblemCode):
        raise Misread(value, {"min": YEARS[0], "max": YEARS[1]})
    return value


def _stepped(_question: Question, raw: Raw) -> Json:
    words = _text_of(raw)
    if not re.fullmatch("[0-9]{1,3}", words):
        raise Misread(ProblemCode.OUT_OF_SCALE)
    return int(words)


def _text_value(_question: Question, raw: Raw) -> Json:
    return _text_of(raw)


READ: Mapping[QuestionType, Callable[[Question, Raw], Json]] = {
    QuestionType.SINGLE: _chosen,
    QuestionType.YES_NO: _chosen,
    QuestionType.COUNTRY: _chosen,
    QuestionType.LANGUAGE: _chosen,
    QuestionType.DATE: _date,
    QuestionType.BIRTH_DATE: _born,
    QuestionType.NUMBER: _amount,
    QuestionType.SCALE: _stepped,
    QuestionType.TEXT: _text_value,
    QuestionType.LONG_TEXT: _text_value,
}


def is_empty(raw: Raw) -> bool:
    """Whether nothing stands in a cell."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def read(question: Question, raw: Raw) -> Json:
    """The value in a cell of this question or column; None for an empty one. Raises Misread."""
    return None if is_empty(raw) else READ[question.type](question, raw)

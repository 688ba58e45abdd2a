"""What people type by hand, read leniently, and the way back: how a stored value stands in the box."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

from babel.dates import get_month_names

from forms.engine.answers import Json
from forms.engine.schema import QuestionType
from rules.problems import ProblemCode

YEARS = (1900, 2100)
LONGEST_NUMBER = 20  # characters; more is taken for a typing error
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_FIRST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d+)")
WITH_MONTH_NAME = re.compile(r"(\d{1,2})[- ]?([a-z]+)\.?[- ]?(\d+)")
DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
GROUPED_BY_SPACE = re.compile(r"-?[1-9]\d{0,2}(?:\s\d{3})+(?:[.,]\d+)?")
PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
MONTHS = {name: number for number, name in get_month_names("wide", locale="nl").items()}


def is_unreadable(character: str) -> bool:
    """Whether a character has no place in a text: control characters and halves of characters."""
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"


def clean(raw: str) -> str:
    """A text as it is stored: one form per letter (NFC), no control characters, no white space around it.

    Emoji, and the marks that steer right-to-left text, stay.
    """
    one_line_end = raw.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(c for c in one_line_end if not is_unreadable(c))).strip()


def _date(raw: str) -> Json | ProblemCode:
    text = raw.casefold()
    if match := ISO_DATE.fullmatch(text):
        year, month, day = match.groups()
    elif match := DAY_FIRST.fullmatch(text) or DIGITS.fullmatch(text):
        day, month, year = match.groups()
    elif (match := WITH_MONTH_NAME.fullmatch(text)) and (number := _month(match[2])):
        day, month, year = match[1], str(number), match[3]
    else:
        return ProblemCode.NOT_A_DATE
    return _day(int(day), int(month), year)


def _month(word: str) -> int | None:
    """The month of a Dutch name or its beginning ("sep", "sept"); None when it is none."""
    if word == "mrt":
        return 3
    return next((number for name, number in MONTHS.items() if len(word) >= 3 and name.startswith(word)), None)


def _day(day: int, month: int, year: str) -> Json | ProblemCode:
    if len(year) == 2:
        return ProblemCode.TWO_DIGIT_YEAR
    if len(year) != 4:
        return ProblemCode.NOT_A_DATE
    if not YEARS[0] <= int(year) <= YEARS[1]:
        return ProblemCode.YEAR_OUT_OF_BOUNDS
    try:
        return date(int(year), month, day).isoformat()
    except ValueError:
        return ProblemCode.IMPOSSIBLE_DATE


def _number(raw: str) -> Json | ProblemCode:
    text = raw.removeprefix("€").strip()
    if len(text) > LONGEST_NUMBER:
        return ProblemCode.NOT_A_NUMBER
    if GROUPED.fullmatch(text):
        text = text.replace(".", "")
    elif GROUPED_BY_SPACE.fullmatch(text):
        text = "".join(text.split())
    elif not PLAIN.fullmatch(text):
        return ProblemCode.NOT_A_NUMBER
    return canonical(Decimal(text.replace(",", ".")))


def canonical(number: Decimal) -> str:
    """The one way to write a number in an answer: a point, no exponent, no zeros that say nothing."""
    return format(number.normalize(), "f") if number else "0"


READ: Mapping[QuestionType, Callable[[str], Json | ProblemCode]] = {
    QuestionType.DATE: _date,
    QuestionType.NUMBER: _number,
    QuestionType.TEXT: str,
    QuestionType.LONG_TEXT: str,
}


def typed_value(kind: QuestionType, raw: str) -> Json | ProblemCode:
    """The value of a typed text, None when it is empty, or what is wrong with its form.

    Only for the types of `READ`; the others are chosen, not typed (KeyError).
    """
    text = clean(raw)
    return READ[kind](text) if text else None


def shown_value(kind: QuestionType, value: Json) -> str:
    """A stored value as it stands in the box: "01-09-1990", "12,5". A value of a wrong form stands there as it is."""
    if value is None:
        return ""
    if kind is QuestionType.NUMBER:
        return str(value).replace(".", ",")
    if kind is QuestionType.DATE and (match := ISO_DATE.fullmatch(str(value))):
        return f"{match[3]}-{match[2]}-{match[1]}"
    return str(value)

"""What people type by hand, read leniently, and the way back: how a stored value stands in the box."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal

from forms.engine.answers import Json
from forms.engine.schema import QuestionType
from forms.engine.typed_date import plain_digits, typed_birth_date, typed_day
from rules.problems import ProblemCode

LONGEST_NUMBER = 20  # characters; more is taken for a typing error
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
GROUPED_BY_SPACE = re.compile(r"-?[1-9]\d{0,2}(?:\s\d{3})+(?:[.,]\d+)?")
PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")


def is_unreadable(character: str) -> bool:
    """Whether a character has no place in a text: control characters and halves of characters."""
    return unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"


def clean(raw: str) -> str:
    """A text as it is stored: one form per letter (NFC), no control characters, no white space around it.

    Emoji, and the marks that steer right-to-left text, stay.
    """
    one_line_end = raw.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(c for c in one_line_end if not is_unreadable(c))).strip()


def _number(raw: str) -> Json | ProblemCode:
    text = plain_digits(raw).removeprefix("€").strip()
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
    QuestionType.DATE: typed_day,
    QuestionType.BIRTH_DATE: typed_birth_date,
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
    """A stored value as it stands in the box: "01-09-1990", "00-00-1990", "12,5".

    A value of a wrong form stands there as it is.
    """
    if value is None:
        return ""
    if kind is QuestionType.NUMBER:
        return str(value).replace(".", ",")
    if kind in (QuestionType.DATE, QuestionType.BIRTH_DATE) and (match := ISO_DATE.fullmatch(str(value))):
        return f"{match[3]}-{match[2]}-{match[1]}"
    return str(value)

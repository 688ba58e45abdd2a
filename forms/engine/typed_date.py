"""The one reader of days that are typed, in a field, a list or a workbook; a date of birth as far as it is known."""

import re
import unicodedata
from functools import cache

from babel.dates import get_month_names

from rules.law.birth_date import BirthDate
from rules.problems import ProblemCode

YEARS = (1900, 2100)
# Years in which people who live now were born or came here, by the Persian and the Islamic calendar.
OTHER_CALENDARS = (1300, 1499)
UNKNOWN = ("onbekend", "onbekende datum", "niet bekend", "onb", "onb.", "unknown", "?")

_BETWEEN = r"\s?[-/., ]\s?"
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d+)")
_WITH_MONTH_NAME = re.compile(r"(\d{1,2})[- ]?([a-z]+)\.?[- ]?(\d+)")
_ONLY_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
# No eight digits read both ways: of a day that comes first, the third pair is the 19 or 20 of a year, and no month.
_YEAR_FIRST_DIGITS = re.compile(r"((?:19|20|13|14)\d{2})(0\d|1[0-2])([0-2]\d|3[01])")
_YEAR = re.compile(r"\d{4}")
_MONTH_AND_YEAR = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{4}})")
_YEAR_AND_MONTH = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}})")
_NAME_AND_YEAR = re.compile(r"([a-z]+)\.?[- ]?(\d{4})")


def plain_digits(text: str) -> str:
    """The text with digits of every script as 0 to 9, one kind of space and hyphen, and no marks that cannot be seen.

    So that what was copied from a list or typed on another keyboard reads as it looks.
    """
    return "".join(map(_plain, text)).strip()


@cache
def _plain(character: str) -> str:
    match unicodedata.category(character):
        case "Nd":
            return str(unicodedata.decimal(character))
        case "Cf":  # marks of direction, joiners
            return ""
        case "Zs" | "Zl" | "Zp":
            return " "
        case "Pd":
            return "-"
        case _:
            return {"\u2212": "-", "\u2044": "/", "\u060d": "/", "\u060c": ",", "\u066b": ",", "\u066c": "."}.get(
                character, character
            )


def typed_day(raw: str) -> str | ProblemCode:
    """A day as it is kept ("1990-09-01"), or what is wrong with it. `raw` has no space around it."""
    parts = _parts(plain_digits(raw).casefold())
    if isinstance(parts, ProblemCode):
        return parts
    birth_date = _birth_date(parts)
    if isinstance(birth_date, ProblemCode):
        return birth_date
    return ProblemCode.IMPOSSIBLE_DATE if birth_date.whole is None else str(birth_date)


def typed_birth_date(raw: str) -> str | ProblemCode:
    """A date of birth as far as it is known, as `BirthDate.read` takes it, or what is wrong with it.

    Takes what a day may be, and "1990", "05-1990", "mei 1990", "00-05-1990", "00-00-0000", "onbekend".
    """
    text = plain_digits(raw).casefold()
    parts = _partial(text) or _parts(text)
    birth_date = parts if isinstance(parts, ProblemCode) else _birth_date(parts)
    return birth_date if isinstance(birth_date, ProblemCode) else str(birth_date)


Parts = tuple[str, int, int]  # the year as it was typed, month, day


def _partial(text: str) -> Parts | None:
    if text in UNKNOWN:
        return "0000", 0, 0
    if _YEAR.fullmatch(text):
        return text, 0, 0
    if match := _MONTH_AND_YEAR.fullmatch(text):
        return match[2], int(match[1]), 0
    if match := _YEAR_AND_MONTH.fullmatch(text):
        return match[1], int(match[2]), 0
    if (match := _NAME_AND_YEAR.fullmatch(text)) and (number := _month(match[1])):
        return match[2], number, 0
    return None


def _parts(text: str) -> Parts | ProblemCode:
    if match := _YEAR_FIRST.fullmatch(text) or _YEAR_FIRST_DIGITS.fullmatch(text):
        return match[1], int(match[2]), int(match[3])
    if match := _DAY_FIRST.fullmatch(text) or _ONLY_DIGITS.fullmatch(text):
        return match[3], int(match[2]), int(match[1])
    if (match := _WITH_MONTH_NAME.fullmatch(text)) and (number := _month(match[2])):
        return match[3], number, int(match[1])
    return ProblemCode.NOT_A_DATE


@cache
def _months() -> dict[str, int]:
    """The months by their Dutch and their English name."""
    return {
        name.casefold(): number
        for language in ("en", "nl")
        for number, name in get_month_names("wide", locale=language).items()
    }


def _month(word: str) -> int | None:
    """The month of a name or its beginning ("sep", "sept"); None when it is none."""
    if word == "mrt":
        return 3
    return next((number for name, number in _months().items() if len(word) >= 3 and name.startswith(word)), None)


def _birth_date(parts: Parts) -> BirthDate | ProblemCode:
    year, month, day = parts
    if len(year) != 4:
        return ProblemCode.TWO_DIGIT_YEAR if len(year) == 2 else ProblemCode.NOT_A_DATE
    if month > 12 or day > 31:
        return ProblemCode.IMPOSSIBLE_DATE
    if OTHER_CALENDARS[0] <= int(year) <= OTHER_CALENDARS[1]:
        return ProblemCode.OTHER_CALENDAR
    if (int(year) or month) and not YEARS[0] <= int(year) <= YEARS[1]:
        return ProblemCode.YEAR_OUT_OF_BOUNDS
    try:
        return BirthDate(int(year), month, day)
    except ValueError:
        return ProblemCode.IMPOSSIBLE_DATE

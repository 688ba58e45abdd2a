"""What a cell of a workbook takes: a choice from a list, a date, a number within bounds, so much text."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from forms.engine.schema import Question, QuestionType
from forms.engine.typed_date import YEARS
from forms.engine.validation import LONGEST
from forms.workbook.cells import TICK, Part
from forms.workbook.sheets import LISTS, EntryCell
from forms.workbook.values import labels
from texts.intake.workbook import HOW, WORDS

Rule = dict[str, Any]
_FAR = 10**12  # a number without bounds of its own


class Lists:
    """The hidden sheet with the choices, each list once in a column of its own."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._places: dict[tuple[str, ...], str] = {}
        sheet.protect("")
        sheet.very_hidden()

    def of(self, choices: tuple[str, ...]) -> str:
        """Where these choices stand."""
        if choices not in self._places:
            column = len(self._places)
            for row, text in enumerate(choices):
                self._sheet.write_string(row, column, text)
            name = xl_col_to_name(column)
            self._places[choices] = f"={LISTS}!${name}$1:${name}${len(choices)}"
        return self._places[choices]


def validation(field: EntryCell, lists: Lists) -> Rule:
    """What a cell takes; anything else is refused with a Dutch sentence while typing."""
    match field.slot.part:
        case Part.TICK:
            rule, message = {"validate": "list", "source": [TICK]}, "Kies x, of laat de cel leeg."
        case Part.MARK:
            rule, message = _list(lists, tuple(WORDS.marks.values())), "Kies uit de lijst, of laat de cel leeg."
        case Part.SOURCE:
            rule, message = _list(lists, tuple(WORDS.sources.values())), "Kies uit de lijst, of laat de cel leeg."
        case _:
            rule, message = RULES[field.of.type](field.of, lists), HOW[field.of.type] or "Deze tekst is te lang."
    return {**rule, "error_title": "Dat past hier niet", "error_message": message, "ignore_blank": True}


def _list(lists: Lists, choices: tuple[str, ...]) -> Rule:
    return {"validate": "list", "source": lists.of(choices)}


def _choice(question: Question, lists: Lists) -> Rule:
    return _list(lists, tuple(labels(question)))


def _scale(_question: Question, _lists: Lists) -> Rule:
    return {"validate": "list", "source": [1, 2, 3, 4, 5]}


def _day(question: Question, _lists: Lists) -> Rule:
    first, last = date(YEARS[0], 1, 1), date(YEARS[1], 12, 31)
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": "=TODAY()" if question.not_past else first,
        "maximum": "=TODAY()" if question.not_future else last,
    }


def _born(_question: Question, _lists: Lists) -> Rule:
    return {"validate": "any"}  # a day, a year, or what is known of it


def _number(question: Question, _lists: Lists) -> Rule:
    return {
        "validate": "decimal" if question.decimals else "integer",
        "criteria": "between",
        "minimum": -_FAR if question.min is None else _bound(question.min),
        "maximum": _FAR if question.max is None else _bound(question.max),
    }


def _bound(amount: Decimal) -> int | float:
    return int(amount) if amount == int(amount) else float(amount)


def _text(question: Question, _lists: Lists) -> Rule:
    return {"validate": "length", "criteria": "<=", "value": LONGEST[question.type]}


RULES: Mapping[QuestionType, Callable[[Question, Lists], Rule]] = {
    QuestionType.SINGLE: _choice,
    QuestionType.YES_NO: _choice,
    QuestionType.COUNTRY: _choice,
    QuestionType.LANGUAGE: _choice,
    QuestionType.SCALE: _scale,
    QuestionType.DATE: _day,
    QuestionType.BIRTH_DATE: _born,
    QuestionType.NUMBER: _number,
    QuestionType.TEXT: _text,
    QuestionType.LONG_TEXT: _text,
}

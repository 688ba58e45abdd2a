"""How the cells of a workbook look: what is locked, what is open, and which way its text runs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from exports.typesetting.typefaces import is_right_to_left
from forms.engine.schema import QuestionType
from forms.workbook.cells import Part
from forms.workbook.sheets import CellStyle, EntryCell
from forms.workbook.values import Written

WIDTHS = (46, 38, 46, 40, 18, 20)  # question, explanation, second language, answer, no answer, from whom
_OPEN = {"locked": False, "bg_color": "#FFF9DB", "border": 1, "border_color": "#C5CDD7", "valign": "top"}
_WRAPPED = {"text_wrap": True, "valign": "top"}
_LOOKS: dict[CellStyle, dict[str, object]] = {
    CellStyle.TITLE: {"bold": True, "font_size": 16, "font_color": "#154273"},
    CellStyle.NOTE: {"font_color": "#546170"},
    CellStyle.HEAD: {**_WRAPPED, "bold": True, "bg_color": "#EEF2F7", "bottom": 1, "bottom_color": "#C5CDD7"},
    CellStyle.QUESTION: {**_WRAPPED, "bold": True, "top": 1, "top_color": "#C5CDD7"},
    CellStyle.HELP: {**_WRAPPED, "font_color": "#546170", "top": 1, "top_color": "#C5CDD7"},
    CellStyle.SECOND: {**_WRAPPED},
    CellStyle.OPTION: {**_WRAPPED, "align": "left", "indent": 2},
    CellStyle.COLUMN: {**_WRAPPED, "italic": True, "bg_color": "#EEF2F7"},
}
_LINE, _HIGHEST = 15.0, 405.0  # points: one line, and the highest row that a spreadsheet has
_NARROWER = 0.92  # letters that fit in a width of one, where the typeface is wider than that of Excel
_NUMBER_FORMATS = {
    QuestionType.DATE: "dd-mm-yyyy",
    QuestionType.NUMBER: "General",
    QuestionType.SCALE: "0",
}
_TEXT = "@"  # what is typed stays as it is typed: no number, no day, no formula


def height(texts: Iterable[tuple[str, float]], least: int = 1) -> float | None:
    """How high a row must be for texts in columns of these widths; None when one line will do.

    Excel finds it out by itself, LibreOffice does not.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(max(lines, least) * _LINE + 1, _HIGHEST) if max(lines, least) > 1 else None


def _lines(text: str, width: float) -> int:
    return sum(max(1, ceil(len(line) / (width * _NARROWER))) for line in text.split("\n"))


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Any] = {}
        self.title = self.fixed(CellStyle.TITLE, "")
        self.note = self._format("note", {**_WRAPPED})

    def fixed(self, look: CellStyle, text: str) -> Any:
        """The format of a cell that nobody fills in."""
        if is_right_to_left(text):
            return self._format((look, "rtl"), _LOOKS[look] | {"reading_order": 2, "align": "right"})
        return self._format(look, _LOOKS[look])

    def write(self, page: Any, field: EntryCell, value: Written) -> None:
        """Write an answer, or the empty cell for one."""
        if isinstance(value, date):
            page.write_datetime(field.row, field.column, value, self._open(field, ""))
        elif isinstance(value, int | Decimal):
            page.write_number(field.row, field.column, value, self._open(field, ""))
        elif value:
            page.write_string(field.row, field.column, value, self._open(field, value))
        else:
            page.write_blank(field.row, field.column, None, self._open(field, ""))

    def _open(self, field: EntryCell, text: str) -> Any:
        typed = field.slot.part in (Part.VALUE, Part.CELL)
        number_format = _NUMBER_FORMATS.get(field.of.type, _TEXT) if typed else _TEXT
        kind = {"num_format": number_format, "align": "center" if field.slot.part is Part.TICK else "left"}
        if is_right_to_left(text):
            kind |= {"reading_order": 2, "align": "right"}  # type: ignore[dict-item]
        wrapped = {"text_wrap": True} if number_format == _TEXT else {}
        return self._format(("open", *sorted(kind.items(), key=str)), _OPEN | kind | wrapped)

    def _format(self, key: object, properties: dict[str, object]) -> Any:
        made = self._made.get((key,))
        if made is None:
            made = self._made[(key,)] = self._book.add_format(properties)
        return made

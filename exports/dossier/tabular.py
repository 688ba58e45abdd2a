"""Lists that leave as a spreadsheet. No cell is ever a formula, whatever somebody typed in a name."""

import csv as csv_format
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, TypeVar

import xlsxwriter

from exports.dossier.columns import Column
from texts.wording.formats import number, short_date

Row = TypeVar("Row")

# What a spreadsheet takes for the start of a formula, also full width and behind white space or invisible signs.
_FORMULA = re.compile("[\\s\x00-\x1f\u200b-\u200f\u2060-\u2069\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LONGEST = 32_767  # characters that a cell of a spreadsheet holds
_LONGEST_SHEET_NAME = 31
_WIDTHS = (9, 48)  # least and most characters that a column is wide
# Says nothing about when it was made, so that the same rows give the same bytes.
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001  (the format knows no time zone)


def csv(columns: Sequence[Column[Row]], rows: Iterable[Row]) -> bytes:
    """The rows as csv for a Dutch spreadsheet: semicolons, UTF-8 with a mark, dates as 21-11-2026."""
    written = StringIO(newline="")
    lines = csv_format.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([disarmed(column.title) for column in columns])
    lines.writerows([_as_text(column.value(row)) for column in columns] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def disarmed(text: str) -> str:
    """A text that no spreadsheet reads as a formula: an apostrophe before what looks like one."""
    clean = _NOT_IN_XML.sub("", text)
    return f"'{clean}" if _FORMULA.match(clean) else clean


def _as_text(value: object) -> str:
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return number(value)
    return "" if value is None else disarmed(str(value))


def xlsx(columns: Sequence[Column[Row]], rows: Iterable[Row], title: str) -> bytes:
    """The rows as xlsx: dates are real dates, the head stays in sight. Rows are written as they come, not gathered."""
    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"constant_memory": True})
    book.set_properties({"title": title, "created": _CREATED})
    sheet = book.add_worksheet(_NOT_IN_SHEET_NAME.sub(" ", title)[:_LONGEST_SHEET_NAME].strip() or "Lijst")
    bold, day = book.add_format({"bold": True, "bg_color": "#EEF2F7"}), book.add_format({"num_format": "dd-mm-yyyy"})
    widths = [len(column.title) for column in columns]
    for at, column in enumerate(columns):
        sheet.write_string(0, at, column.title, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for at, column in enumerate(columns):
            widths[at] = max(widths[at], _write(sheet, last, at, column.value(row), day))
    for at, width in enumerate(widths):
        sheet.set_column(at, at, min(max(width + 2, _WIDTHS[0]), _WIDTHS[1]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    book.close()
    return written.getvalue()


def _write(sheet: Any, at_row: int, at_column: int, value: object, day: Any) -> int:
    """Writes one cell and gives back how wide it is. Text is written as text, so it is never a formula."""
    if isinstance(value, date):
        sheet.write_datetime(at_row, at_column, value, day)
        return len("dd-mm-yyyy")
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        sheet.write_number(at_row, at_column, value)
        return len(str(value))
    text = "" if value is None else _NOT_IN_XML.sub("", str(value))[:_LONGEST]
    if text:
        sheet.write_string(at_row, at_column, text)
    return max(map(len, text.split("\n")))

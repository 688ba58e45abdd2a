"""A table that somebody pastes or uploads: headings and rows of text, from a clipboard, a CSV or an Excel file."""

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from rules.problems import Problem, ProblemCode

MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 2_000, 100, 5_000_000
MOST_UNPACKED = 100_000_000  # a small file that unpacks to this much is no list of people
DELIMITERS = ("\t", ";", ",")


@dataclass(frozen=True)
class Table:
    """Headings, and rows with as many cells; everything is text, a day reads 21-11-2026."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class UnreadableTable(Exception):
    """What was given is no table that can be read.

    `problem` says why: missing, too_big (max), not_a_file, no_headings, twice (given).
    """

    def __init__(self, code: ProblemCode, **details: str | int) -> None:
        self.problem = Problem("table", code, details=details)
        super().__init__(code)


def table_from_text(text: str) -> Table:
    """A table from a clipboard or the text of a CSV file: tabs, semicolons or commas. Raises UnreadableTable."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n\ufeff ")
    if not lines:
        raise UnreadableTable(ProblemCode.MISSING)
    first = lines.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    return _table([*csv.reader(io.StringIO(lines), delimiter=delimiter)])


def table_from_file(name: str, content: bytes) -> Table:
    """A table from an uploaded file, Excel (.xlsx) or CSV. Raises UnreadableTable."""
    if len(content) > MOST_BYTES:
        raise UnreadableTable(ProblemCode.TOO_BIG, max=MOST_ROWS)
    if name.lower().endswith(".xlsx"):
        return _table(_excel(content))
    return table_from_text(_decoded(content))


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # what Excel on Windows writes


def _excel(content: bytes) -> list[list[str]]:
    try:
        with ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableTable(ProblemCode.TOO_BIG, max=MOST_ROWS)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as fault:
        raise UnreadableTable(ProblemCode.NOT_A_FILE) from fault
    sheet = book.worksheets[0]
    cells = sheet.iter_rows(max_row=MOST_ROWS + 2, max_col=MOST_COLUMNS + 1, values_only=True)
    return [[_text(each) for each in row] for row in cells]


def _text(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _table(lines: list[list[str]]) -> Table:
    rows = [[each.strip() for each in line] for line in lines]
    filled = [row for row in rows if any(row)]
    if len(filled) < 2:
        raise UnreadableTable(ProblemCode.NO_HEADINGS if filled else ProblemCode.MISSING)
    headings = filled[0]
    while headings and not headings[-1]:
        headings.pop()
    if len(filled) - 1 > MOST_ROWS or len(headings) > MOST_COLUMNS:
        raise UnreadableTable(ProblemCode.TOO_BIG, max=MOST_ROWS)
    named = [each for each in headings if each]
    twice = next((each for each in named if named.count(each) > 1), None)
    if twice is not None:
        raise UnreadableTable(ProblemCode.TWICE, given=twice)
    width = len(headings)
    return Table(tuple(headings), tuple(tuple((row + [""] * width)[:width]) for row in filled[1:]))

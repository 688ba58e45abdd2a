"""A workbook that came in, unpacked with care: what stands in its cells, and no more than one of ours can hold."""

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from struct import error as StructError  # noqa: N812
from typing import Any
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812  (an exception with a small letter)

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from forms.workbook.values import Raw

MOST_BYTES = 2_000_000
MOST_UNPACKED = 25_000_000  # with every question answered at length a workbook unpacks to some 6 MB
MOST_PARTS = 120
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 40, 4_000, 60
_DOCTYPE = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
# openpyxl meets a file that is no workbook, or half of one, with whatever exception comes up.
_BROKEN = (
    *(BadZipFile, InvalidFileException, ParseError, ZlibError, StructError, ArithmeticError, RuntimeError),
    *(LookupError, ValueError, TypeError, AttributeError, AssertionError, OSError, EOFError),
)


class NoWorkbook(Exception):
    """This is no workbook that can be opened: too big, broken, or something else. `too_big` says which."""

    def __init__(self, *, too_big: bool = False) -> None:
        self.too_big = too_big
        super().__init__("too big" if too_big else "no workbook")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; of a formula or a fault only that it is one."""

    raw: Raw = None
    is_formula: bool = False
    is_fault: bool = False


Grid = dict[tuple[int, int], Cell]  # by row and column, from 0; empty cells are left out


def place(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: "C7"."""
    return f"{get_column_letter(column + 1)}{row + 1}"


def unpacked(content: bytes) -> dict[str, Grid]:
    """The cells of every sheet by its name. Raises NoWorkbook."""
    if len(content) > MOST_BYTES:
        raise NoWorkbook(too_big=True)
    try:
        _look_before(content)
        return _sheets(content)
    except _BROKEN as fault:
        raise NoWorkbook from fault


def _look_before(content: bytes) -> None:
    """Refuses a file that would unpack to more than a workbook of ours, or whose XML would. Raises NoWorkbook."""
    with ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        # the sizes that are promised here are the most that is unpacked later
        if len(parts) > MOST_PARTS or sum(each.file_size for each in parts) > MOST_UNPACKED:
            raise NoWorkbook(too_big=True)
        for each in parts:
            with packed.open(each) as part:
                if _DOCTYPE.search(part.read(4096)):
                    raise NoWorkbook


def _sheets(content: bytes) -> dict[str, Grid]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: pictures, styles, validation
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        try:
            if len(book.sheetnames) > MOST_SHEETS:
                raise NoWorkbook(too_big=True)
            # two sheets out of one part, or a sheet that is a chart, were not made by a spreadsheet from ours
            if len({each._worksheet_path for each in book.worksheets}) < len(book.sheetnames):
                raise NoWorkbook
            return {sheet.title: dict(_cells(sheet)) for sheet in book.worksheets}
        finally:
            book.close()


def _cells(sheet: Any) -> Iterator[tuple[tuple[int, int], Cell]]:
    sheet.reset_dimensions()  # the size that a file states itself is not trusted
    rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.value is None or cell.value == "":
                continue
            if number >= MOST_ROWS or column >= MOST_COLUMNS:
                raise NoWorkbook(too_big=True)
            yield (number, column), _cell(cell)


def _cell(cell: Any) -> Cell:
    if cell.data_type == "f":
        return Cell(is_formula=True)
    return Cell(is_fault=True) if cell.data_type == "e" else Cell(cell.value)

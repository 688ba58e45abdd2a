"""The cells of one sheet of an .xlsx, each with its own row and column, and what of the sheet is hidden or merged."""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, from_ISO8601

from forms.spreadsheet.grid import Cell, Grid, Merge, Raw
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.parsing import Budget, PartParser
from rules.problems import ProblemCode

_PLACE = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
_TRUE = ("1", "true")
_MOST_MERGES = 1_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


class SheetParser(PartParser):
    """Reads one sheet; what it read so far stands in its fields, also when the rest is too much."""

    def __init__(self, budget: Budget, texts: Sequence[str], days: frozenset[int], *, from_1904: bool) -> None:
        super().__init__(budget)
        self.texts, self.days, self.epoch = texts, days, MAC_EPOCH if from_1904 else WINDOWS_EPOCH
        self.cells: Grid = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merges: list[Merge] = []
        self.row = -1  # the row that is being read, from 0
        self._column = -1
        self._filled = 0
        self._row_filled = self._rows_hidden = self._formula = False
        self._kind, self._style, self._value = "n", 0, ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """A row, a cell or what stands in it begins."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            self._begin_row(attributes)
        elif name in ("v", "t"):
            self.listen()
        elif name == "f":
            self._formula = True
        elif name in ("col", "mergeCell", "sheetFormatPr"):
            self._around(name, attributes)

    def end(self, name: str) -> None:
        """A cell, or what stands in it, ends."""
        if name == "v":
            self._value = self.text_since()
        elif name == "t":
            self._value += self.text_since()
        elif name == "c":
            self._keep()

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
        self._column, self._row_filled = -1, False
        if not 0 <= self.row < _LAST_ROW:
            raise UnreadableSpreadsheet(ProblemCode.DAMAGED)
        hidden = attributes.get("hidden")
        if hidden in _TRUE or attributes.get("ht") == "0" or (self._rows_hidden and hidden is None):
            self.hidden_rows.add(self.row)

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        named, before = attributes.get("r"), self._column
        if named is None:
            self._column += 1
        elif (match := _PLACE.fullmatch(named)) and int(match[2]) == self.row + 1:
            self._column = column_index_from_string(match[1]) - 1
        if self._column <= before:  # a cell of another row, or one that stood here already
            raise UnreadableSpreadsheet(ProblemCode.DAMAGED)
        if self._column >= _LAST_COLUMN:
            raise UnreadableSpreadsheet(ProblemCode.TOO_BIG)
        self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self._value, self._formula = "", False

    def _around(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheetFormatPr":
            self._rows_hidden = attributes.get("zeroHeight") in _TRUE
        elif name == "col" and attributes.get("hidden") in _TRUE:
            first, last = int(attributes["min"]) - 1, int(attributes["max"])
            self.hidden_columns |= set(range(max(first, 0), min(last, self.budget.limits.columns)))
        elif name == "mergeCell" and len(self.merges) < _MOST_MERGES:
            self.merges += _merge(attributes.get("ref", ""))

    def _keep(self) -> None:
        cell = self._cell()
        if cell is None:
            return
        limits = self.budget.limits
        if self._column >= limits.columns:
            raise UnreadableSpreadsheet(ProblemCode.TOO_MANY_COLUMNS, max=limits.columns)
        if not self._row_filled:
            self._row_filled, self._filled = True, self._filled + 1
        if self._filled > limits.rows:
            raise UnreadableSpreadsheet(ProblemCode.TOO_MANY_ROWS, max=limits.rows, rows=self._filled)
        self.cells[self.row, self._column] = cell

    def _cell(self) -> Cell | None:
        """The cell that just ended; None for an empty one."""
        if self._kind == "e":
            return Cell(is_formula=self._formula, is_fault=True)
        if not self._value:
            return Cell(is_formula=True) if self._formula else None
        raw = self._raw()
        if raw is None:
            return Cell(is_formula=self._formula, is_fault=True)
        return None if raw == "" else Cell(raw, is_formula=self._formula)

    def _raw(self) -> Raw:
        """The value of the text of a cell; None for a number that Excel shows as a fault."""
        if self._kind == "s":
            return self.texts[int(self._value)]
        if self._kind in ("str", "inlineStr"):
            return self._value
        if self._kind == "b":
            return self._value in _TRUE
        return self._number() if self._kind == "n" else _day(from_ISO8601(self._value))

    def _number(self) -> Raw:
        number = float(self._value) if set(self._value) & set(".eE") else int(self._value)
        if not math.isfinite(number):
            return None
        if self._style not in self.days:
            return number
        try:
            return _day(from_excel(number, self.epoch))
        except (OverflowError, ValueError):
            return None


def _day(read: object) -> Raw:
    """A moment as it came; a time without a day as it is written."""
    if isinstance(read, time):
        return read.isoformat(timespec="minutes")
    if isinstance(read, date) and not isinstance(read, datetime):
        return datetime(read.year, read.month, read.day)  # noqa: DTZ001  (a cell knows no time zone)
    return read if isinstance(read, datetime) else str(read)


def _merge(reference: str) -> list[Merge]:
    first, _, last = reference.partition(":")
    begin, end = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
    if begin is None or end is None:
        return []
    left, right = (column_index_from_string(each[1]) - 1 for each in (begin, end))
    return [Merge(int(begin[2]) - 1, left, int(end[2]) - 1, right)]

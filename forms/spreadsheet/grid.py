"""A spreadsheet as it was read: its sheets, what stands in their cells, and what of them is hidden."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple, TypeAlias

from openpyxl.utils import get_column_letter

from rules.problems import Problem

Raw: TypeAlias = str | int | float | bool | datetime | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell. Of a formula the outcome that was stored with it, if any; of a fault that it is one."""

    raw: Raw = None
    is_formula: bool = False
    is_fault: bool = False


Grid: TypeAlias = dict[tuple[int, int], Cell]  # by row and column, from 0; empty cells are left out


class Merge(NamedTuple):
    """Cells that were merged into one, by their first and last row and column, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True)
class GridSheet:
    """One sheet. `problem` says why the rest of it was not read: it holds more than fits."""

    name: str
    cells: Grid
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merges: tuple[Merge, ...] = ()
    problem: Problem | None = None

    @cached_property
    def lines(self) -> Mapping[int, Mapping[int, Cell]]:
        """The rows with something in them, from 0, with those cells by column, both in order.

        What was merged downwards stands in each of those rows.
        """
        lines: dict[int, dict[int, Cell]] = {}
        for row, column in sorted(self.cells):
            lines.setdefault(row, {})[column] = self.cells[row, column]
        rows = list(lines)
        for merge in self.merges:
            merged = lines.get(merge.top, {}).get(merge.left)
            if merged is not None:
                for row in rows[bisect_right(rows, merge.top) : bisect_right(rows, merge.bottom)]:
                    lines[row].setdefault(merge.left, merged)
        return lines


@dataclass(frozen=True, kw_only=True)
class Spreadsheet:
    """The sheets of a file by name, in their order. Text has one sheet without a name.

    `from_1904`: its days without a format count from 1904 and not from 1900.
    """

    sheets: Mapping[str, GridSheet] = field(default_factory=dict)
    from_1904: bool = False


def place(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: "C7"."""
    return f"{get_column_letter(column + 1)}{row + 1}"

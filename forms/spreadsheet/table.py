"""A table in a sheet: in which row its headings stand, and below them the rows, each with the number Excel shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from types import MappingProxyType

from openpyxl.utils import get_column_letter

from forms.spreadsheet.cell_text import cell_text
from forms.spreadsheet.grid import Cell, GridSheet, Spreadsheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from rules.problems import ProblemCode

DEEPEST_HEADING = 40  # rows in which the headings are looked for
FEWEST_KNOWN = 2  # headings that are known, before a row is taken for the headings


@dataclass(frozen=True)
class TableRow:
    """One row: its number in the file, its text by column, and what could not be read, by column."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    flaws: Mapping[int, ProblemCode] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Table:
    """Headings, each once, and rows with as many cells; everything is text, a day reads 21-11-2026.

    `hidden` are the headings of hidden columns. `from_1904`: days that are only a number count from 1904.
    """

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    hidden: tuple[str, ...] = ()
    from_1904: bool = False


def filled_rows(sheet: GridSheet) -> dict[int, str]:
    """The first rows of a sheet with something in them, by number from 0, as text: what can be the headings."""
    return {row: " · ".join(map(_heading, line.values())) for row, line in _first(sheet)}


def found_headings(sheet: GridSheet, is_known: Callable[[str], bool]) -> int | None:
    """The row, from 0, in which most known headings stand; None when no row has two of them."""
    known = {row: _known(line, is_known) for row, line in _first(sheet)}
    best = max(known, key=lambda row: known[row], default=None)
    return best if best is not None and known[best] >= FEWEST_KNOWN else None


def likely_sheet(book: Spreadsheet, is_known: Callable[[str], bool]) -> str:
    """The name of the sheet in which a row has most known headings; a hidden one only when no other has any."""
    known = {
        name: max((_known(line, is_known) for _, line in _first(sheet)), default=0)
        for name, sheet in book.sheets.items()
    }
    visible = {name: not sheet.hidden for name, sheet in book.sheets.items()}
    enough = {name: each >= FEWEST_KNOWN for name, each in known.items()}
    return max(known, key=lambda name: (enough[name] and visible[name], enough[name], visible[name], known[name]))


def _first(sheet: GridSheet) -> list[tuple[int, Mapping[int, Cell]]]:
    return list(islice(sheet.lines.items(), DEEPEST_HEADING))


def _known(line: Mapping[int, Cell], is_known: Callable[[str], bool]) -> int:
    return len({text for text in map(_heading, line.values()) if is_known(text)})


def table(sheet: GridSheet, heading_row: int, *, from_1904: bool = False) -> Table:
    """The table below the headings in this row, from 0.

    Raises UnreadableSpreadsheet when nothing stands below them, or when the sheet holds more than fits.
    """
    if sheet.problem is not None:
        raise UnreadableSpreadsheet(sheet.problem.code, **sheet.problem.details)
    lines = sheet.lines
    below = [row for row, line in lines.items() if row > heading_row and any(map(_says_something, line.values()))]
    if not below:
        raise UnreadableSpreadsheet(ProblemCode.NO_HEADINGS if lines else ProblemCode.MISSING)
    columns = sorted(
        {at for row in (heading_row, *below) for at, cell in lines.get(row, {}).items() if _says_something(cell)}
    )
    headings = _once([_heading(lines.get(heading_row, {}).get(each)) or _letter(each) for each in columns])
    return Table(
        headings=tuple(headings),
        rows=tuple(_row(sheet, row, lines[row], columns) for row in below),
        hidden=tuple(name for name, at in zip(headings, columns, strict=True) if at in sheet.hidden_columns),
        from_1904=from_1904,
    )


def _letter(column: int) -> str:
    return f"Kolom {get_column_letter(column + 1)}"


def _once(headings: list[str]) -> list[str]:
    """Each heading once: a second one of the same name gets a number."""
    names: set[str] = set()
    for at, heading in enumerate(headings):
        name, number = heading, 1
        while name in names:
            number += 1
            name = f"{heading} ({number})"
        names.add(name)
        headings[at] = name
    return headings


def _row(sheet: GridSheet, row: int, line: Mapping[int, Cell], columns: list[int]) -> TableRow:
    flaws = {at: flaw for at, column in enumerate(columns) if (flaw := _flaw(line.get(column)))}
    return TableRow(
        number=row + 1,
        cells=tuple(_text(line.get(column)) for column in columns),
        hidden=row in sheet.hidden_rows,
        flaws=flaws,
    )


def _says_something(cell: Cell) -> bool:
    return bool(_text(cell)) or _flaw(cell) is not None


def _flaw(cell: Cell | None) -> ProblemCode | None:
    if cell is None:
        return None
    if cell.is_fault:
        return ProblemCode.CELL_FAULT
    return ProblemCode.FORMULA_WITHOUT_RESULT if cell.is_formula and cell.raw is None else None


def _text(cell: Cell | None) -> str:
    return cell_text(cell.raw) if cell is not None else ""


def _heading(cell: Cell | None) -> str:
    return " ".join(_text(cell).split())[:80]

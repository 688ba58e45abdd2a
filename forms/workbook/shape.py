"""Whether a workbook that comes back still has the shape in which it left: its sheets, and all around the answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from forms.spreadsheet.grid import Cell, Grid, place
from forms.workbook.faults import Fault, WrongWorkbook
from forms.workbook.sheets import GUIDE, LISTS, META, FixedCell, WorkbookSheet, fixed_checksums
from forms.workbook.values import clean_words
from rules.problems import ProblemCode

NOTHING = Cell()


def refuse_other_shape(grids: Mapping[str, Grid], sheets: tuple[WorkbookSheet, ...], fixed: Mapping[str, str]) -> None:
    """Refuses a workbook in which anything changed but the cells to fill in. Raises WrongWorkbook."""
    names = {each.name for each in sheets}
    gone = [Fault(ProblemCode.SHEET_GONE, each.name) for each in sheets if each.name not in grids]
    added = [Fault(ProblemCode.SHEET_ADDED, name) for name in grids if name not in names | {META, LISTS, GUIDE}]
    if gone or added:
        raise WrongWorkbook(*gone, *added)
    faults = [fault for sheet in sheets for fault in _around(sheet, grids[sheet.name])]
    if faults:
        raise WrongWorkbook(*faults)
    _refuse_other_translation(grids, sheets, fixed)


def _around(sheet: WorkbookSheet, grid: Grid) -> Iterator[Fault]:
    """What is wrong around the answers: a text of ours that changed, or something where nothing belongs."""
    expected = {(each.row, each.column): each for each in sheet.fixed}
    for at, each in expected.items():
        if each.text is not None and words_in(grid.get(at, NOTHING)) != clean_words(each.text):
            yield Fault(ProblemCode.TEXT_CHANGED, sheet.name, place(*at), {"was": each.text[:80]})
    ours = expected.keys() | {(each.row, each.column) for each in sheet.fields}
    yield from (Fault(ProblemCode.OUTSIDE_CELLS, sheet.name, place(*at)) for at in sorted(grid.keys() - ours))


def words_in(cell: Cell) -> str:
    """The text of a cell; "" when it holds no text."""
    return clean_words(cell.raw) if isinstance(cell.raw, str) else ""


def _refuse_other_translation(
    grids: Mapping[str, Grid], sheets: tuple[WorkbookSheet, ...], fixed: Mapping[str, str]
) -> None:
    """The second language is not compared with what it says today: it may have been corrected since."""
    faults = []
    for sheet in sheets:
        grid = grids[sheet.name]
        texts = tuple(_with_text_of(each, grid) for each in sheet.fixed)
        sums = fixed_checksums([WorkbookSheet(sheet.name, texts, (), sheet.second)])
        for each in sheet.fixed:
            if each.text is None and each.question_id and sums[each.question_id] != fixed[each.question_id]:
                faults.append(Fault(ProblemCode.TEXT_CHANGED, sheet.name, place(each.row, each.column), {"was": ""}))
    if faults:
        raise WrongWorkbook(*faults)


def _with_text_of(fixed: FixedCell, grid: Grid) -> FixedCell:
    if fixed.text is not None:
        return fixed
    return replace(fixed, text=words_in(grid.get((fixed.row, fixed.column), NOTHING)))

"""A workbook that came in, unpacked with care: what stands in its cells, and no more than one of ours can hold."""

from forms.spreadsheet.files import spreadsheet
from forms.spreadsheet.grid import Grid
from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet

MOST_ROWS = 4_000
# With every question answered at length a workbook unpacks to some 6 MB.
WORKBOOK_LIMITS = Limits(
    bytes=2_000_000, unpacked=25_000_000, parts=120, sheets=40, elements=400_000, rows=MOST_ROWS, columns=60
)


def unpacked(content: bytes) -> dict[str, Grid]:
    """The cells of every sheet by its name. Raises UnreadableSpreadsheet."""
    sheets = spreadsheet(content, WORKBOOK_LIMITS).sheets.values()
    for problem in (each.problem for each in sheets if each.problem is not None):
        raise UnreadableSpreadsheet(problem.code, **problem.details)
    return {each.name: each.cells for each in sheets}

"""How much of a spreadsheet is read at most, and the one way in which a file is refused."""

from dataclasses import dataclass

from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The most that a file may hold; a file that promises more is refused before it is unpacked.

    `bytes` of the file, `unpacked` bytes of all its parts together, `elements` of its XML together, `rows` with
    something in them and `columns` of one sheet, `text` characters in one cell.
    """

    bytes: int
    unpacked: int
    parts: int
    sheets: int
    elements: int
    rows: int
    columns: int
    text: int = 32_767  # what a cell of Excel holds


class UnreadableSpreadsheet(Exception):
    """The file or text cannot be read; `problem` says why.

    Its codes: missing, too_big, too_many_rows (max), too_many_columns (max), not_a_file, damaged (part, sheet, row),
    old_excel, open_document, encrypted, other_file (kind), unbalanced_quote (row), no_headings.
    """

    def __init__(self, code: ProblemCode, **details: str | int) -> None:
        self.problem = Problem("table", code, details=details)
        super().__init__(f"{code} {details}")

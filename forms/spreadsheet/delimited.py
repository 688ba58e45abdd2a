"""Text with a sign between its cells, pasted or as a CSV file: in which encoding, with which sign, and its cells."""

import csv
import io
import re
from collections import Counter

from forms.spreadsheet.grid import Cell, Grid, GridSheet, Spreadsheet
from forms.spreadsheet.limits import Limits, UnreadableSpreadsheet
from rules.problems import Problem, ProblemCode

SIGNS = ("\t", ";", ",")
_MOST_LINES = 20_000  # empty ones too
_LOOKED_AT = 60  # lines by which the sign is recognised
_QUOTED = re.compile('"[^"\n]*"')
_AS_TEXT = re.compile('="([^"]*)"')  # how a program makes Excel keep the zeros of a number
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_SIGN_LINE = re.compile(r"sep=(.)", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """The text of a file in an encoding that Excel writes. Raises UnreadableSpreadsheet for what is no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    elif b"\x00" in content[:200]:  # UTF-16 without its mark: each other byte of plain letters is nothing
        text = content.decode("utf-16-be" if content[:1] == b"\x00" else "utf-16-le", errors="replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", errors="replace")  # what Excel on Windows writes
    if _NOT_TEXT.search(text):
        raise UnreadableSpreadsheet(ProblemCode.NOT_A_FILE)
    return text


def delimited(text: str, limits: Limits) -> Spreadsheet:
    """The one sheet of a text. Its rows are counted as Excel shows them. Raises UnreadableSpreadsheet."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    first, _, rest = lines.partition("\n")
    if sign_line := _SIGN_LINE.fullmatch(first.strip(" \ufeff")):
        sign, lines = sign_line[1], rest  # Excel does not show this line
    else:
        sign = _sign(lines)
    if not lines.strip():
        raise UnreadableSpreadsheet(ProblemCode.MISSING)
    return Spreadsheet(sheets={"": _sheet(lines, sign, limits)})


def _sign(lines: str) -> str:
    """The sign that divides most lines into the same number of cells, however many lines stand above them."""
    samples = [_QUOTED.sub("", each) for each in lines.split("\n", _LOOKED_AT)[:_LOOKED_AT] if each.strip()]
    scores: dict[str, tuple[int, int]] = {}
    for sign in SIGNS:
        counted = Counter(each.count(sign) for each in samples if sign in each)
        scores[sign] = max(((lines, signs) for signs, lines in counted.items()), default=(0, 0))
    return max(SIGNS, key=lambda sign: scores[sign])


def _sheet(lines: str, sign: str, limits: Limits) -> GridSheet:
    cells: Grid = {}
    filled, row = 0, -1
    reader = csv.reader(io.StringIO(lines), delimiter=sign, strict=True)
    try:
        for row, record in enumerate(reader):
            cells_of_row = {(row, at): Cell(_plain(each)) for at, each in enumerate(record) if each.strip()}
            filled += bool(cells_of_row)
            problem = _too_much(cells_of_row, filled, row, limits)
            if problem is not None:
                return GridSheet(name="", cells=cells, problem=problem)
            cells |= cells_of_row
    except csv.Error as fault:
        if '"' not in lines:
            raise UnreadableSpreadsheet(ProblemCode.TOO_BIG) from fault
        raise UnreadableSpreadsheet(ProblemCode.UNBALANCED_QUOTE, row=row + 2) from fault
    return GridSheet(name="", cells=cells)


def _too_much(cells_of_row: Grid, filled: int, row: int, limits: Limits) -> Problem | None:
    if filled > limits.rows or row > _MOST_LINES:
        return Problem("", ProblemCode.TOO_MANY_ROWS, details={"max": limits.rows, "rows": filled})
    if any(column >= limits.columns for _, column in cells_of_row):
        return Problem("", ProblemCode.TOO_MANY_COLUMNS, details={"max": limits.columns})
    if any(len(str(each.raw)) > limits.text for each in cells_of_row.values()):
        return Problem("", ProblemCode.TOO_BIG)
    return None


def _plain(text: str) -> str:
    match = _AS_TEXT.fullmatch(text.strip())
    return match[1] if match else text

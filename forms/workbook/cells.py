"""How a whole answer stands in cells, and back: one cell for a value, for each choice, for each cell of a table."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import NamedTuple, cast

from forms.engine.answers import ROW, Answer, Json, is_filled
from forms.engine.schema import Question, QuestionType
from forms.engine.typed_input import canonical, clean
from forms.spreadsheet.grid import Raw
from forms.workbook.values import WRITE, Misread, Written, read
from rules.problems import ProblemCode

TICK = "x"
LONGEST = 32_767  # UTF-16 units that a cell of a spreadsheet holds
# What the format of the file cannot hold as it is: characters that XML does not know, and its own escapes.
_NOT_IN_A_CELL = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|x005F_|_x[0-9A-Fa-f]{4}_")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")
_ROW_ID = re.compile("[A-Za-z0-9-]{1,40}")


class Part(StrEnum):
    """What one cell of an answer holds."""

    VALUE = "value"
    TICK = "tick"  # one choice of several: ticked or not
    CELL = "cell"  # one cell of a row of a table
    MARK = "mark"
    SOURCE = "source"


class AnswerCell(NamedTuple):
    """One cell of an answer: of a choice its option, of a table its row (from 0) and column."""

    part: Part
    name: str = ""
    row: int = 0


def slots(question: Question, rows: int = 0) -> list[AnswerCell]:
    """The cells of an answer, in the order in which they stand; `rows` is the number of rows of a table."""
    if question.type is QuestionType.MULTI:
        own = [AnswerCell(Part.TICK, each.id) for each in question.choices]
    elif question.type is QuestionType.TABLE:
        own = [AnswerCell(Part.CELL, column.id, row) for row in range(rows) for column in question.columns or ()]
    else:
        own = [AnswerCell(Part.VALUE)]
    return [AnswerCell(Part.MARK), AnswerCell(Part.SOURCE), *own]


def asks(question: Question, slot: AnswerCell) -> Question:
    """What a cell asks: the question, or one column of its table."""
    return question.column(slot.name) if slot.part is Part.CELL else question


def normal(question: Question, answer: Answer) -> Answer:
    """An answer in the one form in which it stands in cells: a mark takes the place of a value, empty rows are gone."""
    value = None if answer.mark is not None or not is_filled(answer.value) else answer.value
    if question.type is QuestionType.MULTI and isinstance(value, list):
        order = [each.id for each in question.choices]
        value = cast(Json, sorted(value, key=lambda each: order.index(str(each)) if str(each) in order else -1))
    elif question.type is QuestionType.TABLE and isinstance(value, list):
        value = cast(Json, [row for row in map(partial(_tidy_row, question), _rows(value)) if set(row) - {ROW}])
    tidy = _tidy(question, value)
    return Answer(tidy if is_filled(tidy) else None, answer.mark, answer.source)


def _tidy_row(question: Question, row: dict[str, Json]) -> dict[str, Json]:
    columns = {each.id: each for each in question.columns or ()}
    tidy = {key: _tidy(columns[key], cell) if key in columns else cell for key, cell in row.items()}
    return {key: cell for key, cell in tidy.items() if is_filled(cell)}


def _tidy(question: Question, value: Json) -> Json:
    if not isinstance(value, str):
        return value
    is_number = question.type is QuestionType.NUMBER and _NUMBER.fullmatch(value)
    return canonical(Decimal(value)) if is_number else clean(value)


def _rows(value: Json) -> list[dict[str, Json]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def written(question: Question, answer: Answer, rows: Sequence[str] = ()) -> dict[AnswerCell, Written]:
    """What stands in the cells of an answer; cells that stay empty are left out. `rows` are the ids of table rows."""
    normalized = normal(question, answer)
    cells: dict[AnswerCell, Written] = {}
    if question.type is QuestionType.MULTI and isinstance(normalized.value, list):
        cells |= {AnswerCell(Part.TICK, str(each)): TICK for each in normalized.value}
    elif question.type is QuestionType.TABLE:
        for row in _rows(normalized.value):
            cells |= _written_row(question, row, rows.index(str(row[ROW])))
    elif normalized.value is not None:
        cells[AnswerCell(Part.VALUE)] = WRITE[question.type](question, normalized.value)
    return cells


def _written_row(question: Question, row: Mapping[str, Json], at: int) -> dict[AnswerCell, Written]:
    columns = (each for each in question.columns or () if each.id in row)
    return {AnswerCell(Part.CELL, each.id, at): WRITE[each.type](each, row[each.id]) for each in columns}


def value_from(question: Question, cells: Mapping[AnswerCell, Json], rows: Sequence[str] = ()) -> Json:
    """The value of an answer from the values in its cells."""
    if question.type is QuestionType.MULTI:
        return cast(Json, [each.id for each in question.choices if cells.get(AnswerCell(Part.TICK, each.id))]) or None
    if question.type is QuestionType.TABLE:
        table_rows: list[dict[str, Json]] = []
        for at, row_id in enumerate(rows):
            cells_of = {each.id: cells.get(AnswerCell(Part.CELL, each.id, at)) for each in question.columns or ()}
            values = {key: cell for key, cell in cells_of.items() if is_filled(cell)}
            table_rows += [{ROW: row_id, **values}] if values else []
        return cast(Json, table_rows) or None
    return cells.get(AnswerCell(Part.VALUE))


def fits(question: Question, answer: Answer) -> bool:
    """Whether an answer can stand in a workbook and comes back the same; one that cannot is left out of it."""
    rows = row_ids(question, answer)
    if len(set(rows)) < len(rows) or not all(map(_ROW_ID.fullmatch, rows)):
        return False
    try:
        cells = written(question, answer, rows)
        back = {slot: _back(asks(question, slot), each, slot) for slot, each in cells.items()}
    except (Misread, ValueError, ArithmeticError):
        return False
    return value_from(question, back, rows) == normal(question, answer).value


def _back(of: Question, cell: Written, slot: AnswerCell) -> Json:
    if isinstance(cell, str) and (_NOT_IN_A_CELL.search(cell) or len(cell.encode("utf-16-le")) // 2 > LONGEST):
        raise Misread(ProblemCode.TOO_LONG)
    raw: Raw = cast(Raw, cell)
    if isinstance(cell, Decimal):
        raw = float(cell)
    elif isinstance(cell, date):
        raw = datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001  (a cell knows no time zone)
    return TICK if slot.part is Part.TICK else read(of, raw)


def row_ids(question: Question, answer: Answer, free: int = 0) -> tuple[str, ...]:
    """The ids of the rows of a table in a workbook: those that are stored, and new ones for so many `free` rows."""
    if question.type is not QuestionType.TABLE:
        return ()
    there = [str(row[ROW]) for row in _rows(normal(question, answer).value)]
    numbers = [int(each[1:]) for each in there if each[:1] == "r" and each[1:].isascii() and each[1:].isdigit()]
    first = max(numbers, default=0) + 1
    return (*there, *(f"r{first + each}" for each in range(free)))

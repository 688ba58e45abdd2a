"""What the rows of a list from COA say of somebody, cell by cell, and which rows seem to hold no person."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from forms.engine.schema import QuestionType
from forms.engine.typed_date import plain_digits
from forms.engine.typed_input import clean, typed_value
from forms.engine.typed_names import country_code, language_code, nationality_code, plain_name
from forms.intake.coa_columns import DATES, NAMES, NEEDED, NUMBERS, Mapped, Target
from forms.spreadsheet.cell_text import day_of_serial
from forms.spreadsheet.table import Table, TableRow
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

LONGEST = 2_000
CODED: Mapping[Target, Callable[[str], str | None]] = {
    Target.COUNTRY: country_code,
    Target.NATIONALITY: nationality_code,
    Target.LANGUAGE: language_code,
}
_TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len)\b|total\b|aantal\b|som\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Row:
    """What one row says: days as date, a date of birth as far as it is known, the rest as text.

    Countries and languages are codes.
    """

    number: int
    values: Mapping[Target, str | date | BirthDate]

    @property
    def birth_date(self) -> BirthDate | None:
        """The date of birth, as far as it is known; None when the row has none."""
        value = self.values.get(Target.BIRTH_DATE)
        return value if isinstance(value, BirthDate) else None


def without_person(table: Table) -> dict[int, str]:
    """The rows that seem to hold no person, by number, with their text: a total, the headings again, a remark below."""
    titles = [plain_name(each) for each in table.headings]
    return {row.number: " ".join(filter(None, row.cells)) for row in table.rows if _is_no_person(row, titles)}


def _is_no_person(row: TableRow, titles: Sequence[str]) -> bool:
    filled = [each for each in row.cells if each]
    again = sum(plain_name(each) == title for each, title in zip(row.cells, titles, strict=True) if each)
    alone = len(filled) == 1 and len(titles) > 2 and not row.flaws
    return bool(filled) and (alone or again >= 2 or bool(_TOTAL.match(filled[0])))


class ReadRows(NamedTuple):
    """What the rows say, and what is wrong with them."""

    rows: list[Row]
    problems: list[Problem]


def read_rows(table: Table, mapped: Mapped) -> ReadRows:
    """What the rows say by this mapping, and what is wrong with a cell, under its heading and the number of its row.

    A row needs a name and a birth date.
    """
    rows: list[Row] = []
    wrong: list[Problem] = []
    for line in table.rows:
        row, problems = _row(table, line, mapped)
        rows.append(row)
        wrong += problems
    return ReadRows(rows, wrong)


def may_stay_empty(problem: Problem, mapped: Mapped) -> bool:
    """Whether a row can be taken in without the cell that this problem is about."""
    return problem.field in mapped and mapped[problem.field] not in NEEDED


def without_cells(rows: Sequence[Row], problems: Sequence[Problem], mapped: Mapped) -> list[Row]:
    """The rows without the cells that these problems are about."""
    left = {(each.row, mapped[each.field]) for each in problems}
    return [
        replace(row, values={key: value for key, value in row.values.items() if (row.number, key) not in left})
        for row in rows
    ]


class _ReadRow(NamedTuple):
    row: Row
    problems: list[Problem]


def _row(table: Table, line: TableRow, mapped: Mapped) -> _ReadRow:
    values: dict[Target, str | date | BirthDate] = {}
    wrong: list[Problem] = []
    for at, (heading, cell) in enumerate(zip(table.headings, line.cells, strict=True)):
        target = mapped.get(heading)
        if target is None or not (cell or at in line.flaws):
            continue
        read = line.flaws.get(at) or _read(target, cell, from_1904=table.from_1904)
        if isinstance(read, ProblemCode):
            wrong.append(Problem(heading, read, line.number, {"given": cell[:60]} if cell else {}))
        else:
            values[target] = read
    faulty = {mapped[each.field] for each in wrong}
    return _ReadRow(Row(number=line.number, values=values), [*wrong, *_missing(line.number, values, mapped, faulty)])


def _missing(number: int, values: Mapping[Target, object], mapped: Mapped, faulty: Collection[Target]) -> list[Problem]:
    heading = {target: each for each, target in mapped.items()}
    missing = []
    if not any(values.get(each) or each in faulty for each in NAMES):
        missing.append(Problem(heading.get(Target.FAMILY_NAME, ""), ProblemCode.NAME_MISSING, number))
    if Target.BIRTH_DATE not in values and Target.BIRTH_DATE not in faulty:
        missing.append(Problem(heading.get(Target.BIRTH_DATE, ""), ProblemCode.MISSING, number))
    return missing


def _read(target: Target, cell: str, *, from_1904: bool) -> str | date | BirthDate | ProblemCode:
    text = clean(cell)
    if target in DATES:
        return _day(target, plain_digits(text), from_1904=from_1904)
    if target in CODED:
        code = CODED[target](text)
        return ProblemCode.NOT_IN_LIST if code is None else code
    if target in NUMBERS:
        text = plain_digits(text)
    return ProblemCode.TOO_LONG if len(text) > LONGEST else text


def _day(target: Target, text: str, *, from_1904: bool) -> date | BirthDate | ProblemCode:
    serial = day_of_serial(text, from_1904=from_1904)
    kind = QuestionType.BIRTH_DATE if target is Target.BIRTH_DATE else QuestionType.DATE
    value = serial.isoformat() if serial else typed_value(kind, text)
    if isinstance(value, ProblemCode):
        return value
    return BirthDate.read(str(value)) if kind is QuestionType.BIRTH_DATE else date.fromisoformat(str(value))

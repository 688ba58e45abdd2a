"""What a sheet of a workbook is made of: texts that nobody fills in, cells to fill in, and the words for them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from forms.engine.answers import Mark, Source
from forms.engine.schema import Question, Questionnaire
from forms.workbook.cells import AnswerCell
from forms.workbook.recipe import checksum
from forms.workbook.values import clean_words

META, LISTS, GUIDE = "koers", "keuzes", "Uitleg"  # two hidden sheets, and the one in front that nobody reads back
HEAD_ROWS = 3  # title, how to fill it in, the heads of the columns
_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\']")
_LONGEST_SHEET_NAME = 31


@dataclass(frozen=True, kw_only=True)
class WorkbookTexts:
    """The words of a workbook, which come from `texts`."""

    heads: tuple[str, str, str, str, str]  # question, explanation, answer, mark, source
    marks: Mapping[Mark, str]
    sources: Mapping[Source, str]
    fill_in: str  # under the title of a sheet
    below: str  # in the answer cell of a table: its rows stand under it
    not_translated: str
    explained: Callable[[Questionnaire, Question], str]


class CellStyle(StrEnum):
    """How a cell that nobody fills in looks."""

    TITLE = "title"
    NOTE = "note"
    HEAD = "head"
    QUESTION = "question"
    HELP = "help"
    SECOND = "second"
    OPTION = "option"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class FixedCell:
    """A cell that nobody fills in. Without `text` it holds a translation, which may have been corrected since."""

    row: int
    column: int
    text: str | None
    look: CellStyle
    question_id: str = ""


@dataclass(frozen=True, slots=True)
class EntryCell:
    """A cell to fill in: which part of the answer to which question, and what it asks."""

    row: int
    column: int
    question_id: str
    slot: AnswerCell
    of: Question


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: its cells, those to fill in, and how many columns it has."""

    name: str
    fixed: tuple[FixedCell, ...]
    fields: tuple[EntryCell, ...]
    second: bool


def fixed_checksums(sheets: Sequence[WorkbookSheet]) -> dict[str, str]:
    """For each question the checksum over all that stands around its answer."""
    texts: dict[str, list[str]] = {}
    for each in (fixed for sheet in sheets for fixed in sheet.fixed):
        text = clean_words(each.text or "")
        texts.setdefault(each.question_id, []).append(f"{each.row}:{each.column}:{text}")
    return {question_id: checksum(each) for question_id, each in texts.items()}


class SheetNames:
    """Gives each sheet a name that a spreadsheet takes, and that no other has."""

    def __init__(self) -> None:
        """Begins with the names that are taken."""
        self.used = {META, LISTS, GUIDE.casefold(), "history"}

    def __call__(self, title: str) -> str:
        """The name for a sheet with this title."""
        whole = " ".join(_NOT_IN_SHEET_NAME.sub(" ", title).split()) or "Vragen"
        name, number = whole[:_LONGEST_SHEET_NAME].strip(), 1
        while name.casefold() in self.used:
            number += 1
            name = f"{whole[: _LONGEST_SHEET_NAME - 4].strip()} ({number})"
        self.used.add(name.casefold())
        return name

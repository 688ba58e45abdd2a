"""The intake as a workbook to fill in without a network: only the cells of answers are open, each with its own list.

Read back by `forms.workbook.reading`, which knows the same layout. No cell is ever a formula.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from exports.intake.workbook_lists import Lists, validation
from exports.intake.workbook_look import WIDTHS, Formats, height
from forms.engine.answers import Answer
from forms.engine.schema import Question, QuestionType
from forms.intake.translations import Wording
from forms.workbook.cells import AnswerCell, Part, written
from forms.workbook.layout import layout
from forms.workbook.making import Made
from forms.workbook.recipe import lines
from forms.workbook.sheets import GUIDE as GUIDE_SHEET
from forms.workbook.sheets import HEAD_ROWS, LISTS, META, CellStyle, EntryCell, WorkbookSheet, fixed_checksums
from forms.workbook.values import Written
from texts.intake.workbook import GUIDE, WORDS
from texts.wording.formats import long_date, several, year_month

_ROOM_TO_WRITE = 4  # lines of an answer in own words
_USUAL_WIDTH = 20.0
_CREATED = datetime(1980, 1, 1)  # noqa: DTZ001  (as in `tabular`: the same answers give the same bytes)


@dataclass(frozen=True, kw_only=True)
class WorkbookDocument:
    """A workbook as it leaves. `language` is the Dutch name of the second language; without one there is no wording."""

    made: Made
    gemeente: str
    language: str = ""
    wording: Wording | None = None
    is_concept: bool = False  # the translation was not confirmed by a person who reads it


def workbook(document: WorkbookDocument) -> bytes:
    """The workbook as xlsx. Same input, same bytes; nothing is written to disk on the way."""
    made = document.made
    sheets = layout(made.recipe, made.questionnaire, WORDS, document.wording)
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = f"{made.questionnaire.title}, dossier {made.recipe.dossier_number}"
    book.set_properties({"title": title, "company": document.gemeente, "created": _CREATED})
    formats = Formats(book)
    _guide(book, formats, title, document)
    pages = [book.add_worksheet(each.name) for each in sheets]
    lists = Lists(book.add_worksheet(LISTS))
    for page, sheet in zip(pages, sheets, strict=True):
        _Page(page, formats, lists, document).fill(sheet)
    _meta(book, document, sheets)
    book.close()
    return file.getvalue()


def _guide(book: Any, formats: Formats, title: str, document: WorkbookDocument) -> None:
    """The first sheet: what this is and how to fill it in."""
    sheet, made = book.add_worksheet(GUIDE_SHEET), document.made
    sheet.set_column(0, 0, 96)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    made_of = f"Gemaakt op {long_date(made.recipe.made_on)} met de vragenlijst van {year_month(made.recipe.version)}."
    sheet.write_string(0, 0, title, formats.title)
    lines = [document.gemeente, made_of, "", *GUIDE]
    if document.language:
        concept = " De vertaling is nog een concept: laat die nakijken." if document.is_concept else ""
        lines.append(f"Naast het Nederlands staat elke vraag in het {document.language}.{concept}")
    if made.left_out:
        count = several(len(made.left_out), "vraag staat", "vragen staan")
        lines.append(f"{count} niet in dit werkblad, omdat het antwoord er niet in past. Kijk daarvoor in Koers:")
        lines += [f"– {each.text}" for each in made.left_out]
    for row, text in enumerate(lines, start=1):
        sheet.write_string(row, 0, text, formats.note)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    sheet.hide_gridlines(2)


class _Page:
    """One domain on its sheet."""

    def __init__(self, page: Any, formats: Formats, lists: Lists, document: WorkbookDocument) -> None:
        self.page, self.formats, self.lists, self.document = page, formats, lists, document

    def fill(self, sheet: WorkbookSheet) -> None:
        """Write the texts and the answers, and lock all but the answers."""
        widths = self._shape(sheet)
        cells = self._cells()
        self._heights(sheet, widths, cells)
        for each in sheet.fixed:
            look = self.formats.fixed(each.look, each.text or "")
            self.page.write_string(each.row, each.column, each.text or "", look)
        for field in sheet.fields:
            self._field(field, cells.get(field.question_id, {}).get(field.slot))

    def _heights(
        self, sheet: WorkbookSheet, widths: Sequence[float], cells: Mapping[str, Mapping[AnswerCell, Written]]
    ) -> None:
        texts: dict[int, list[tuple[str, float]]] = {}
        roomy = {each.row for each in sheet.fields if each.of.type is QuestionType.LONG_TEXT}
        for each in sheet.fixed:
            if each.look not in (CellStyle.TITLE, CellStyle.NOTE):
                texts.setdefault(each.row, []).append((each.text or "", _at(widths, each.column)))
        for field in sheet.fields:
            text = str(cells.get(field.question_id, {}).get(field.slot, ""))
            texts.setdefault(field.row, []).append((text, _at(widths, field.column)))
        for row, cells_of_row in texts.items():
            needed = height(cells_of_row, _ROOM_TO_WRITE if row in roomy else 1)
            if needed is not None:
                self.page.set_row(row, needed)

    def _shape(self, sheet: WorkbookSheet) -> Sequence[float]:
        widths = WIDTHS if sheet.second else [width for at, width in enumerate(WIDTHS) if at != 2]  # no second language
        for column, width in enumerate(widths):
            self.page.set_column(column, column, width)
        self.page.set_column(len(widths), len(widths) + 9, _USUAL_WIDTH)
        self.page.freeze_panes(HEAD_ROWS, 1)
        self.page.hide_gridlines(2)
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(HEAD_ROWS - 1)
        recipe = self.document.made.recipe
        self.page.set_footer(f"&LDossier {recipe.dossier_number}&C&A&Rpagina &P van &N")
        self.page.protect("", {"format_rows": True, "format_columns": True, "autofilter": False})
        return widths

    def _cells(self) -> Mapping[str, Mapping[AnswerCell, Written]]:
        made = self.document.made
        return {
            each.question_id: _with_mark(
                made.questionnaire.question(each.question_id), made.answers[each.question_id], each.rows
            )
            for each in made.recipe.questions
        }

    def _field(self, field: EntryCell, value: Written) -> None:
        self.formats.write(self.page, field, value)
        self.page.data_validation(field.row, field.column, field.row, field.column, validation(field, self.lists))


def _at(widths: Sequence[float], column: int) -> float:
    """How wide a column is; a table may go further than the columns with a width of their own."""
    return widths[column] if column < len(widths) else _USUAL_WIDTH


def _with_mark(question: Question, answer: Answer, rows: Sequence[str]) -> dict[AnswerCell, Written]:
    cells = written(question, answer, rows)
    if answer.mark:
        cells[AnswerCell(Part.MARK)] = WORDS.marks[answer.mark]
    if answer.source:
        cells[AnswerCell(Part.SOURCE)] = WORDS.sources[answer.source]
    return cells


def _meta(book: Any, document: WorkbookDocument, sheets: Sequence[WorkbookSheet]) -> None:
    """The hidden sheet by which the workbook is known again."""
    sums = fixed_checksums(sheets)
    recipe = document.made.recipe
    sheet = book.add_worksheet(META)
    for row, line in enumerate(lines(recipe, [sums[each.question_id] for each in recipe.questions])):
        for column, text in enumerate(line):
            sheet.write_string(row, column, text)
    sheet.protect("")
    sheet.very_hidden()

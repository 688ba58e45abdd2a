"""From the cells of a workbook to answers; a workbook that is not ours, or not as it left, is refused with the cell."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Protocol

from forms.engine.answers import Answer, Json, Mark, Source
from forms.engine.schema import Question, Questionnaire, WrongDefinition
from forms.engine.validation import problem
from forms.spreadsheet.grid import Cell, Grid, place
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.workbook.cells import AnswerCell, Part, value_from
from forms.workbook.faults import Fault, WrongWorkbook
from forms.workbook.layout import layout
from forms.workbook.opening import unpacked
from forms.workbook.recipe import Altered, ReadRecipe, Recipe, RecipeQuestion, fingerprint, recipe_from
from forms.workbook.shape import NOTHING, refuse_other_shape, words_in
from forms.workbook.sheets import META, EntryCell, WorkbookSheet, WorkbookTexts
from forms.workbook.values import Misread, is_empty, read
from rules.problems import ProblemCode


class Library(Protocol):
    """Finds a version of a questionnaire; `forms.engine.library.questionnaire` does."""

    def __call__(self, name: str, version: str) -> Questionnaire: ...


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A workbook as it came back: what it is of, and its answers as they stand in the cells."""

    recipe: Recipe
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]

    @cached_property
    def touched(self) -> frozenset[str]:
        """The questions whose cells hold something else than was written in them."""
        return frozenset(
            each.question_id
            for each in self.recipe.questions
            if _print(self.recipe, each.question_id, self.answers[each.question_id]) != each.written
        )


def _print(recipe: Recipe, question_id: str, answer: Answer) -> str:
    return fingerprint(recipe.workbook_id, question_id, answer)


def filled(content: bytes, *, find: Library, words: WorkbookTexts, on: date) -> Filled:
    """The answers in the file of a workbook. `on` is the day on which dates are weighed. Raises WrongWorkbook."""
    try:
        grids = unpacked(content)
    except UnreadableSpreadsheet as refused:
        raise WrongWorkbook(Fault(refused.problem.code, details=refused.problem.details)) from None
    recipe, fixed = _recipe(grids)
    try:
        questionnaire = find(recipe.questionnaire, recipe.version)
        sheets = layout(recipe, questionnaire, words)
    except (WrongDefinition, KeyError):
        raise WrongWorkbook(Fault(ProblemCode.UNKNOWN_VERSION, details={"version": recipe.version})) from None
    refuse_other_shape(grids, sheets, fixed)
    reading = _Reading(recipe, questionnaire, words, on)
    for sheet in sheets:
        reading.sheet(sheet, grids[sheet.name])
    if reading.faults:
        raise WrongWorkbook(*reading.faults)
    return Filled(recipe=recipe, questionnaire=questionnaire, answers=reading.answers)


def _recipe(grids: Mapping[str, Grid]) -> ReadRecipe:
    if META not in grids:
        raise WrongWorkbook(Fault(ProblemCode.FOREIGN_WORKBOOK))
    cells = grids[META]
    width = 6
    lines = [
        [str(cells.get((row, column), NOTHING).raw or "") for column in range(width)]
        for row in range(max((row for row, _ in cells), default=-1) + 1)
    ]
    try:
        return recipe_from([_trimmed(line) for line in lines])
    except Altered:
        raise WrongWorkbook(Fault(ProblemCode.ALTERED_WORKBOOK, META)) from None


def _trimmed(line: list[str]) -> list[str]:
    while line and not line[-1]:
        line.pop()
    return line


class _Reading:
    """One pass over the cells to fill in, in which all that is wrong is gathered."""

    def __init__(self, recipe: Recipe, questionnaire: Questionnaire, words: WorkbookTexts, on: date) -> None:
        self.recipe, self.questionnaire, self.words, self.on = recipe, questionnaire, words, on
        self.answers: dict[str, Answer] = {}
        self.faults: list[Fault] = []
        self.by_id = {each.question_id: each for each in recipe.questions}
        self.read: Mapping[Part, Callable[[EntryCell, Cell], Json]] = {
            Part.VALUE: lambda each, cell: read(each.of, cell.raw),
            Part.CELL: lambda each, cell: read(each.of, cell.raw),
            Part.TICK: lambda _, cell: _tick(cell),
            Part.MARK: lambda _, cell: _named(cell, self.words.marks, ProblemCode.NOT_A_MARK),
            Part.SOURCE: lambda _, cell: _named(cell, self.words.sources, ProblemCode.NOT_A_SOURCE),
        }

    def sheet(self, sheet: WorkbookSheet, grid: Grid) -> None:
        """Read the answers of one sheet."""
        by_question: dict[str, list[EntryCell]] = {}
        for each in sheet.fields:
            by_question.setdefault(each.question_id, []).append(each)
        for question_id, fields in by_question.items():
            self._question(self.questionnaire.question(question_id), self.by_id[question_id], fields, sheet.name, grid)

    def _question(
        self, question: Question, recipe_question: RecipeQuestion, fields: list[EntryCell], sheet: str, grid: Grid
    ) -> None:
        cells: dict[AnswerCell, Json] = {}
        wrong: list[Fault] = []
        for each in fields:
            cell = grid.get((each.row, each.column), NOTHING)
            try:
                cells[each.slot] = self._cell(each, cell)
            except Misread as misread:
                wrong.append(self._fault(misread.code, each, sheet, misread.details))
        mark, source = cells.pop(AnswerCell(Part.MARK), None), cells.pop(AnswerCell(Part.SOURCE), None)
        value = value_from(question, cells, recipe_question.rows)
        answer = Answer(value, Mark(str(mark)) if mark else None, Source(str(source)) if source else None)
        if (
            _print(self.recipe, question.id, answer) != recipe_question.written
        ):  # what came as it left is not weighed again
            wrong += self._weighed(answer, cells, fields, sheet)
        self.answers[question.id] = answer
        self.faults += wrong

    def _cell(self, each: EntryCell, cell: Cell) -> Json:
        if cell.is_formula or cell.is_fault:
            raise Misread(ProblemCode.FORMULA if cell.is_formula else ProblemCode.CELL_FAULT)
        return None if is_empty(cell.raw) else self.read[each.slot.part](each, cell)

    def _weighed(
        self, answer: Answer, cells: Mapping[AnswerCell, Json], fields: list[EntryCell], sheet: str
    ) -> Iterator[Fault]:
        at = {each.slot: each for each in fields}
        if answer.mark is not None and answer.value is not None:
            yield self._fault(ProblemCode.ANSWER_AND_MARK, at[AnswerCell(Part.MARK)], sheet)
        for slot, value in cells.items():
            code = None if slot.part is Part.TICK else problem(at[slot].of, value, self.on)
            if code is not None:
                yield self._fault(code.code, at[slot], sheet, code.details)

    def _fault(
        self, code: ProblemCode, each: EntryCell, sheet: str, details: Mapping[str, str | int] = MappingProxyType({})
    ) -> Fault:
        return Fault(code, sheet, place(each.row, each.column), details, each.question_id)


def _tick(cell: Cell) -> Json:
    if isinstance(cell.raw, str) and cell.raw.strip().casefold() == "x":
        return True
    raise Misread(ProblemCode.NOT_A_TICK)


def _named(cell: Cell, words: Mapping[Mark, str] | Mapping[Source, str], wrong: ProblemCode) -> Json:
    word = words_in(cell).casefold()
    for code, text in words.items():
        if text.casefold() == word:
            return code.value
    raise Misread(wrong)

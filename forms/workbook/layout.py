"""What stands where in a workbook: a sheet per domain, one line a question, lines for choices, a grid for a table.

The same recipe gives the same cells: the writer fills them, the reader finds the answers in them and compares the rest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from forms.engine.names import language_name
from forms.engine.schema import Question, Questionnaire, QuestionType, Section
from forms.intake.translations import Wording, choice_key
from forms.workbook.cells import AnswerCell, Part, asks
from forms.workbook.recipe import Recipe, RecipeQuestion
from forms.workbook.sheets import HEAD_ROWS, CellStyle, EntryCell, FixedCell, SheetNames, WorkbookSheet, WorkbookTexts


@dataclass(frozen=True, slots=True)
class Columns:
    """In which column what stands; without a second language everything moves up by one."""

    second: bool

    @property
    def answer(self) -> int:
        """The column of the answers."""
        return 3 if self.second else 2

    @property
    def mark(self) -> int:
        """The column that says why there is no answer."""
        return self.answer + 1

    @property
    def source(self) -> int:
        """The column that says who gave the answer."""
        return self.answer + 2


def layout(
    recipe: Recipe, questionnaire: Questionnaire, words: WorkbookTexts, wording: Wording | None = None
) -> tuple[WorkbookSheet, ...]:
    """The sheets of a workbook. Without `wording` the cells of its second language are there without their text.

    Raises KeyError for a question that this version does not ask.
    """
    by_section = groupby(recipe.questions, key=lambda each: questionnaire.section_of(each.question_id).id)
    names = SheetNames()
    return tuple(
        _Builder(recipe, questionnaire, words, wording).sheet(questionnaire.section(section_id), list(questions), names)
        for section_id, questions in by_section
    )


class _Builder:
    """Puts the questions of one domain under each other."""

    def __init__(
        self, recipe: Recipe, questionnaire: Questionnaire, words: WorkbookTexts, wording: Wording | None
    ) -> None:
        self.questionnaire, self.words, self.wording = questionnaire, words, wording
        self.language, self.at = recipe.language, Columns(bool(recipe.language))
        self.fixed: list[FixedCell] = []
        self.fields: list[EntryCell] = []
        self.row = 0

    def sheet(self, section: Section, questions: Sequence[RecipeQuestion], names: SheetNames) -> WorkbookSheet:
        self._head(section)
        for each in questions:
            self._question(self.questionnaire.question(each.question_id), each)
        return WorkbookSheet(names(section.title), tuple(self.fixed), tuple(self.fields), self.at.second)

    def _head(self, section: Section) -> None:
        self._put(0, section.title, CellStyle.TITLE)
        if self.at.second:
            self._second(f"section:{section.id}.title", "")
        self.row = 1
        self._put(0, self.words.fill_in, CellStyle.NOTE)
        self.row = 2
        question, explanation, answer, mark, source = self.words.heads
        after = {self.at.answer: answer, self.at.mark: mark, self.at.source: source}
        second = {2: language_name(self.language)} if self.at.second else {}
        for column, text in {0: question, 1: explanation, **second, **after}.items():
            self._put(column, text, CellStyle.HEAD)
        self.row = HEAD_ROWS

    def _question(self, question: Question, recipe_question: RecipeQuestion) -> None:
        own = question.id
        self._put(0, question.text, CellStyle.QUESTION, own)
        self._put(1, self.words.explained(self.questionnaire, question), CellStyle.HELP, own)
        if self.at.second:
            self._second(f"{own}.text", own, more=tuple(self._under(own, question)))
        self._field(self.at.mark, question, AnswerCell(Part.MARK))
        self._field(self.at.source, question, AnswerCell(Part.SOURCE))
        if question.type is QuestionType.MULTI:
            self._choices(question)
        elif question.type is QuestionType.TABLE:
            self._put(self.at.answer, self.words.below, CellStyle.HELP, own)
            self._table(question, recipe_question)
        else:
            self._field(self.at.answer, question, AnswerCell(Part.VALUE))
        self.row += 1

    def _choices(self, question: Question) -> None:
        for each in question.choices:
            self.row += 1
            self._put(0, each.text, CellStyle.OPTION, question.id)
            if self.at.second:
                self._second(choice_key(question.id, question, each.id), question.id)
            self._field(self.at.answer, question, AnswerCell(Part.TICK, each.id))

    def _table(self, question: Question, recipe_question: RecipeQuestion) -> None:
        columns = question.columns or ()
        self.row += 1
        for number, column in enumerate(columns):
            self._put(number, column.text, CellStyle.COLUMN, question.id)
        if self.at.second:
            self.row += 1
            for number, column in enumerate(columns):
                self._second(f"{question.id}.column.{column.id}.text", question.id, column=number)
        for at in range(len(recipe_question.rows)):
            self.row += 1
            for number, column in enumerate(columns):
                self._field(number, question, AnswerCell(Part.CELL, column.id, at))

    def _under(self, path: str, question: Question) -> Iterator[str]:
        """What is said in the second language under a question: its help, and what its choices or steps mean."""
        texts = self.wording.texts if self.wording else {}
        if question.help:
            yield texts.get(f"{path}.help", "")
        if question.type is QuestionType.SCALE:
            ends = {"1": texts.get(f"{path}.low"), "5": texts.get(f"{path}.high")}
            yield "\n".join(f"{step}: {text}" for step, text in ends.items() if text)
        elif question.type is not QuestionType.MULTI:
            pairs = [(each.text, texts.get(choice_key(path, question, each.id))) for each in question.choices]
            yield "\n".join(f"{dutch}: {text}" for dutch, text in pairs if text)

    def _second(self, key: str, question_id: str, *, column: int = 2, more: Sequence[str] = ()) -> None:
        if self.wording is None:
            text = None
        else:
            text = "\n".join(filter(None, (self.wording.texts.get(key) or self.words.not_translated, *more)))
        self.fixed.append(FixedCell(self.row, column, text, CellStyle.SECOND, question_id))

    def _put(self, column: int, text: str, look: CellStyle, question_id: str = "") -> None:
        if text:
            self.fixed.append(FixedCell(self.row, column, text, look, question_id))

    def _field(self, column: int, question: Question, slot: AnswerCell) -> None:
        self.fields.append(EntryCell(self.row, column, question.id, slot, asks(question, slot)))

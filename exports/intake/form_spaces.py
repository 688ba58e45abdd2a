"""The room for an answer on a paper form: one way to draw it a type, with what is known already filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from exports.intake.form_choices import FormChoices
from exports.intake.form_grids import GridToFillIn
from exports.intake.form_marks import LINE_HEIGHT, NOTE, TICK_WIDTH, date_to_write, line_to_write_on, tick_box
from exports.intake.second_language import SecondLanguage
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import BODY, Line
from forms.engine.answers import Json
from forms.engine.schema import Question, QuestionType
from texts.wording.answers import shown_value

_LINES_TO_WRITE = {QuestionType.LONG_TEXT: 4}
_FREE_LINES = 1  # under an answer in own words that is known
_FREE_ROWS, _MORE_ROWS = 4, 2  # of a table: when it is empty, and under what is known
_SHORT_LINE = 60.0
_STEPS = 5


class AnswerArea(NamedTuple):
    """Where answers stand: from where, how wide beside the marks, and how wide under them."""

    x: float
    width: float
    whole: float


@dataclass
class Rooms:
    """Draws the room for one answer after another on one paper."""

    paper: Paper
    second_language: SecondLanguage
    at: AnswerArea
    draws: Mapping[QuestionType, Callable[[Question, Json], None]] = field(init=False)

    def __post_init__(self) -> None:
        """Names the way to draw each type."""
        self.choices = FormChoices(self.paper, self.second_language, self.at.x, self.at.width)
        self.grid = GridToFillIn(self.paper, self.second_language)
        self.draws = {
            QuestionType.SINGLE: self.choices.draw,
            QuestionType.MULTI: self.choices.draw,
            QuestionType.YES_NO: self.choices.draw,
            QuestionType.SCALE: self._steps,
            QuestionType.DATE: self._day,
            QuestionType.BIRTH_DATE: self._day,
            QuestionType.NUMBER: self._short,
            QuestionType.TEXT: self._words,
            QuestionType.LONG_TEXT: self._words,
            QuestionType.COUNTRY: self._short,
            QuestionType.LANGUAGE: self._short,
            QuestionType.TABLE: self._table,
        }

    def draw(self, question: Question, value: Json) -> None:
        """Draw the room for an answer, with the answer when it is known."""
        self.draws[question.type](question, value)

    def height(self, question: Question, value: Json) -> float:
        """How much room an answer needs at least, so that it stays with its question."""
        if question.type is QuestionType.SCALE:
            return BODY.leading + 3 * NOTE.leading
        if question.choices:
            return self.choices.height(question)
        if question.type is QuestionType.TABLE:
            return self.grid.height(question, _FREE_ROWS)
        known = self.paper.wrapped(shown_value(question, value), self.at.whole, BODY) if value is not None else []
        return len(known) * BODY.leading + _LINES_TO_WRITE.get(question.type, 1) * LINE_HEIGHT + 3

    def _steps(self, question: Question, value: Json) -> None:
        y, half = self.paper.y, self.at.width / 2
        for number in range(_STEPS):
            x = self.at.x + number * self.at.width / _STEPS
            tick_box(self.paper, x, y, BODY, ticked=value == number + 1)
            self.paper.draw(Line(str(number + 1)), x + TICK_WIDTH, y, 10, BODY)
        y += BODY.leading
        lows, highs = self._end(question, "low", half - 4), self._end(question, "high", half)
        for number, line in enumerate(lows):
            self.paper.draw(line, self.at.x, y + number * NOTE.leading, half - 4, NOTE, near=True)
        for number, line in enumerate(highs):
            self.paper.draw(line, self.at.x + half, y + number * NOTE.leading, half, NOTE, align="R")
        self.paper.set_y(y + max(len(lows), len(highs)) * NOTE.leading)

    def _end(self, question: Question, part: str, width: float) -> list[Line]:
        dutch = self.paper.wrapped(getattr(question, part) or "", width, NOTE)
        return [*dutch, *self.second_language.lines(f"{question.id}.{part}", width, NOTE)]

    def _day(self, question: Question, value: Json) -> None:
        if value is not None:
            self._known(question, value)
            return
        y = self.paper.y
        date_to_write(self.paper, self.at.x, y)
        self.paper.set_y(y + LINE_HEIGHT + NOTE.leading - 1)

    def _short(self, question: Question, value: Json) -> None:
        if value is not None:
            self._known(question, value)
            return
        y = self.paper.y
        line_to_write_on(self.paper, self.at.x, y, _SHORT_LINE)
        unit = " · ".join(filter(None, (question.unit or "", self.second_language.text(f"{question.id}.unit"))))
        room = self.at.width - _SHORT_LINE - 4
        for line in self.paper.wrapped(unit, room, BODY)[:1]:
            self.paper.draw(
                line, self.at.x + _SHORT_LINE + 3, y + LINE_HEIGHT - 1.5 - BODY.leading, room, BODY, near=True
            )
        self.paper.set_y(y + LINE_HEIGHT)

    def _words(self, question: Question, value: Json) -> None:
        free = _LINES_TO_WRITE.get(question.type, 1)
        if value is not None:
            self._known(question, value)
            free = _FREE_LINES
        for _ in range(free):
            self.paper.make_room(LINE_HEIGHT)
            y = self.paper.y
            line_to_write_on(self.paper, self.at.x, y, self.at.whole)
            self.paper.set_y(y + LINE_HEIGHT)

    def _known(self, question: Question, value: Json) -> None:
        for line in self.paper.wrapped(shown_value(question, value), self.at.whole, BODY):
            self.paper.make_room(BODY.leading)
            y = self.paper.y
            self.paper.draw(line, self.at.x, y, self.at.whole, BODY)
            self.paper.set_y(y + BODY.leading)

    def _table(self, question: Question, value: Json) -> None:
        known = [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
        self.grid.draw(question, known, _MORE_ROWS if known else _FREE_ROWS)

"""Choices on a paper form: a box before each, beside each other or with the second language at their right."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.intake.form_marks import TICK_WIDTH, tick_box
from exports.intake.second_language import SecondLanguage
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import BODY, Line
from forms.engine.answers import Json
from forms.engine.schema import Question
from forms.intake.translations import choice_key

_GAP = 5.0  # between choices on one line
_UNDER = 1.0


@dataclass(frozen=True, slots=True)
class _Choice:
    """One line of a choice: with a box when it is its first, and a line of the second language beside it."""

    id: str
    line: Line
    x: float
    second: Line | None = None


@dataclass(frozen=True)
class FormChoices:
    """Draws the choices of a question, from `x` over this width."""

    paper: Paper
    second_language: SecondLanguage
    x: float
    width: float

    def draw(self, question: Question, value: Json) -> None:
        """Draw the boxes, those of the answer crossed."""
        chosen = value if isinstance(value, list) else [value]
        for row in self._rows(question):
            self.paper.make_room(BODY.leading)
            y = self.paper.y
            for each in row:
                self._line(each, y, ticked=each.id in chosen)
            self.paper.set_y(y + BODY.leading)
        self.paper.set_y(self.paper.y + _UNDER)

    def height(self, question: Question) -> float:
        """How high the choices are together."""
        return len(self._rows(question)) * BODY.leading + _UNDER

    def _line(self, choice: _Choice, y: float, *, ticked: bool) -> None:
        half = self.width / 2
        if choice.id:
            tick_box(self.paper, choice.x, y, BODY, ticked=ticked)
        self.paper.draw(choice.line, choice.x + TICK_WIDTH, y, half if self.second_language else self.width, BODY)
        if choice.second is not None:
            self.paper.draw(choice.second, self.x + half, y, half, BODY)

    def _rows(self, question: Question) -> list[list[_Choice]]:
        return [[each] for each in self._pairs(question)] if self.second_language else self._flowing(question)

    def _flowing(self, question: Question) -> list[list[_Choice]]:
        rows: list[list[_Choice]] = []
        x = self.x
        for each in question.choices:
            first, *more = self.paper.wrapped(each.text, self.width - TICK_WIDTH, BODY)
            wide = TICK_WIDTH + self.paper.width_of(first.text, BODY)
            if not rows or more or x + wide > self.x + self.width:
                rows.append([])
                x = self.x
            rows[-1].append(_Choice(each.id, first, x))
            rows += [[_Choice("", line, self.x)] for line in more]
            x += wide + _GAP if not more else self.width
        return rows

    def _pairs(self, question: Question) -> Iterator[_Choice]:
        half = self.width / 2
        for each in question.choices:
            dutch = self.paper.wrapped(each.text, half - TICK_WIDTH - 2, BODY)
            second = self.second_language.lines(choice_key(question.id, question, each.id), half, BODY)
            for at in range(max(len(dutch), len(second))):
                line = dutch[at] if at < len(dutch) else Line("")
                yield _Choice("" if at else each.id, line, self.x, second[at] if at < len(second) else None)

"""A table on a paper form: its head in both languages, what is known, and empty rows with room to write in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from exports.intake.second_language import SecondLanguage
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import RULE, SHADE, SMALL, Line, TextStyle
from forms.engine.answers import Json
from forms.engine.schema import Question, QuestionType
from texts.wording.answers import shown_value

_PADDING = 1.2  # mm on each side of a cell
_ROW = 9.0  # the least height of a row that somebody writes in
_SHARES = {QuestionType.TEXT: 3.0, QuestionType.COUNTRY: 2.4, QuestionType.LANGUAGE: 2.4, QuestionType.SINGLE: 2.4}
_USUAL = 2.0


@dataclass
class GridToFillIn:
    """Draws tables of questions over the whole width of one paper."""

    paper: Paper
    second_language: SecondLanguage

    def height(self, question: Question, rows: int) -> float:
        """How high a table with so many empty rows is."""
        widths = self._widths(question)
        return self._height(self._head(question, widths)) + rows * _ROW + 3

    def draw(self, question: Question, known: Sequence[Mapping[str, Json]], free: int) -> None:
        """Draw the head, the rows that are known, and so many free rows; the head comes back on a new page."""
        columns, widths = question.columns or (), self._widths(question)
        head = self._head(question, widths)
        self._band(head, widths)
        rows = [[shown_value(each, row.get(each.id)) for each in columns] for row in known]
        for row in [*rows, *([""] * len(columns) for _ in range(free))]:
            pairs = zip(row, widths, strict=True)
            cells = [self.paper.wrapped(text, wide - 2 * _PADDING, SMALL) for text, wide in pairs]
            for part in self._parts(cells):
                if self.paper.make_room(max(_ROW, self._height(part))):
                    self._band(head, widths)
                self._row(part, widths, SMALL)
        self.paper.set_y(self.paper.y + 1)

    def _widths(self, question: Question) -> list[float]:
        shares = [_SHARES.get(each.type, _USUAL) for each in question.columns or ()]
        return [self.paper.epw * share / sum(shares) for share in shares]

    def _head(self, question: Question, widths: Sequence[float]) -> list[list[Line]]:
        cells = []
        for column, wide in zip(question.columns or (), widths, strict=True):
            choices = "/".join(each.text for each in column.choices)
            dutch = "\n".join(filter(None, (column.text, f"({choices})" if choices else "")))
            second = self.second_language.lines(
                f"{question.id}.column.{column.id}.text", wide - 2 * _PADDING, SMALL.bold
            )
            cells.append([*self.paper.wrapped(dutch, wide - 2 * _PADDING, SMALL.bold), *second])
        return cells

    def _parts(self, cells: list[list[Line]]) -> list[list[list[Line]]]:
        """A row that is higher than a page is cut in pieces that are not."""
        most = int((self.paper.bottom - self.paper.t_margin) * 0.6 // SMALL.leading)
        longest = max(map(len, cells), default=0)
        return [[cell[at : at + most] for cell in cells] for at in range(0, max(longest, 1), most)]

    def _band(self, head: list[list[Line]], widths: Sequence[float]) -> None:
        self.paper.set_fill_color(*SHADE)
        self.paper.rect(SIDE, self.paper.y, self.paper.epw, self._height(head), style="F")
        self._row(head, widths, SMALL.bold, least=0.0)

    def _row(
        self, cells: list[list[Line]], widths: Sequence[float], text_style: TextStyle, least: float = _ROW
    ) -> None:
        top, height = self.paper.y, max(least, self._height(cells))
        self.paper.set_draw_color(*RULE)
        self.paper.set_line_width(0.2)
        for cell, x, wide in zip(cells, accumulate(widths[:-1], initial=SIDE), widths, strict=True):
            self.paper.rect(x, top, wide, height)
            for number, line in enumerate(cell):
                y = top + _PADDING + number * text_style.leading
                self.paper.draw(line, x + _PADDING, y, wide - 2 * _PADDING, text_style)
        self.paper.set_y(top + height)

    def _height(self, cells: list[list[Line]]) -> float:
        return max(map(len, cells), default=1) * SMALL.leading + 2 * _PADDING

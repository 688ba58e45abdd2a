"""A table on paper: its head comes back on every page, and a row that is higher than the page is continued."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil

from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import BODY, RULE, SHADE, SMALL, Line, TextStyle

PADDING = 1.2  # mm on each side of a cell
_LEAST = 2  # lines of a row that stay together
_FIRST = 12  # lines of the first row that stay with the head


@dataclass(frozen=True)
class GridColumn:
    """A column: its title, its share of the width and how it is aligned ("L" or "R")."""

    title: str
    share: float
    align: str = "L"


def grid(paper: Paper, columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> None:
    """Draws a table; nothing without rows. A column in which no row has anything is left out."""
    filled = [at for at in range(len(columns)) if any(row[at].strip() for row in rows)]
    if filled:
        _Grid(paper, [columns[at] for at in filled]).draw([[row[at] for at in filled] for row in rows])


def opening(paper: Paper, columns: Sequence[GridColumn], rows: Sequence[Sequence[str]]) -> int:
    """How many lines of running text a table needs to begin on a page: what a heading right over it keeps."""
    filled = [at for at in range(len(columns)) if any(row[at].strip() for row in rows)]
    if not filled:
        return 0
    return ceil(_Grid(paper, [columns[at] for at in filled]).least([rows[0][at] for at in filled]) / BODY.leading)


class _Grid:
    def __init__(self, paper: Paper, columns: Sequence[GridColumn]) -> None:
        self.paper, self.columns = paper, columns
        whole = sum(column.share for column in columns)
        self.widths = [paper.epw * column.share / whole for column in columns]
        self.starts = [SIDE + offset for offset in accumulate(self.widths[:-1], initial=0.0)]
        self.head = self._wrapped([column.title for column in columns], SMALL.bold)

    def draw(self, rows: Sequence[Sequence[str]]) -> None:
        """A long first row is cut rather than moved: its head, and the heading over it, would stay behind alone."""
        self.paper.make_room(self.least(rows[0]))
        self._head()
        for number, row in enumerate(rows):
            self._row(self._wrapped(row, SMALL), whole=number > 0)
        self.paper.set_y(self.paper.y + 3)

    def least(self, first: Sequence[str]) -> float:
        """How high the head is with its first row, or with as much of that row as stays with it."""
        row = min(_height(self._wrapped(first, SMALL)), _FIRST * SMALL.leading + 2 * PADDING)
        return _height(self.head) + row

    def _wrapped(self, texts: Sequence[str], text_style: TextStyle) -> list[list[Line]]:
        pairs = zip(texts, self.widths, strict=True)
        return [self.paper.wrapped(text, width - 2 * PADDING, text_style) for text, width in pairs]

    def _head(self) -> None:
        self.paper.set_fill_color(*SHADE)
        self.paper.rect(SIDE, self.paper.y, self.paper.epw, _height(self.head), style="F")
        self._lines(self.head, SMALL.bold)

    def _row(self, cells: list[list[Line]], *, whole: bool) -> None:
        """A row that stays `whole` goes to the next page when it fits there, and is cut when it would fit on none."""
        page = self.paper.bottom - self.paper.t_margin - _height(self.head)
        if whole and _height(cells) <= page and self.paper.make_room(_height(cells)):
            self._head()
        while any(cells):
            room = int((self.paper.bottom - self.paper.y - 2 * PADDING) // SMALL.leading)
            if room < _LEAST and room < max(map(len, cells)):
                self.paper.add_page()
                self._head()
                continue
            self._lines([cell[:room] for cell in cells], SMALL)
            cells = [cell[room:] for cell in cells]

    def _lines(self, cells: list[list[Line]], text_style: TextStyle) -> None:
        top = self.paper.y
        for column, cell, x, width in zip(self.columns, cells, self.starts, self.widths, strict=True):
            for at, line in enumerate(cell):
                y = top + PADDING + at * text_style.leading
                self.paper.draw(line, x + PADDING, y, width - 2 * PADDING, text_style, column.align)
        bottom = top + _height(cells)
        self.paper.set_draw_color(*RULE)
        self.paper.set_line_width(0.2)
        self.paper.line(SIDE, bottom, SIDE + self.paper.epw, bottom)
        self.paper.set_y(bottom)


def _height(cells: list[list[Line]]) -> float:
    return max(map(len, cells)) * SMALL.leading + 2 * PADDING

"""What somebody fills in by hand on paper: boxes to tick, lines to write on, a place for a date."""

from exports.typesetting.page import Paper
from exports.typesetting.text_styles import QUIET, RULE, SMALL, TextStyle

BOX = 3.4  # mm
TICK_WIDTH = 5.4  # a box with the room beside it
LINE_HEIGHT = 8.0  # between lines that somebody writes on
NOTE = TextStyle(SMALL.size, "", QUIET, SMALL.leading)
_DATE_PARTS = (("dag", 12.0), ("maand", 12.0), ("jaar", 20.0))


def tick_box(paper: Paper, x: float, y: float, text_style: TextStyle, *, ticked: bool = False) -> None:
    """A box in front of a choice, on the line of text that begins at `y`; crossed when the choice was made."""
    top = y + (text_style.leading - BOX) / 2
    paper.set_draw_color(*QUIET)
    paper.set_line_width(0.3)
    paper.rect(x, top, BOX, BOX)
    if ticked:
        paper.set_line_width(0.6)
        paper.line(x + 0.6, top + 0.6, x + BOX - 0.6, top + BOX - 0.6)
        paper.line(x + 0.6, top + BOX - 0.6, x + BOX - 0.6, top + 0.6)


def line_to_write_on(paper: Paper, x: float, y: float, width: float) -> None:
    """A line at the foot of the room that begins at `y`."""
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.3)
    paper.line(x, y + LINE_HEIGHT - 1.5, x + width, y + LINE_HEIGHT - 1.5)


def date_to_write(paper: Paper, x: float, y: float) -> None:
    """Three lines for the day, the month and the year, each with its word under it."""
    for word, width in _DATE_PARTS:
        line_to_write_on(paper, x, y, width)
        for line in paper.wrapped(word, width, NOTE):
            paper.draw(line, x, y + LINE_HEIGHT - 1.2, width, NOTE)
        x += width + 4

"""How the summary is set: large words, a drawing before each part, all in the direction of the language."""

from dataclasses import dataclass

from exports.pip.pictograms import pictogram
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import PRIMARY, QUIET, TEXT, Line, TextStyle
from texts.summary import SummaryTexts

ICON = 8.0  # mm
INDENT = 13.0  # from the side of the sheet to the words
HEAD = TextStyle(size=13, style="B", colour=PRIMARY, leading=6.6)
RUNNING_TEXT = TextStyle(size=11.5, colour=TEXT, leading=6.0)
DUTCH = TextStyle(size=8.5, colour=QUIET, leading=4.4)
_BETWEEN = 3.2


@dataclass(frozen=True)
class SummarySheet:
    """A paper and the words of one language. Everything that is drawn finds its own page."""

    paper: Paper
    words: SummaryTexts
    dutch: SummaryTexts

    @property
    def turned(self) -> bool:
        """Whether the sheet runs from right to left."""
        return self.words.right_to_left

    def lines(self, text: str, width: float, text_style: TextStyle, *, own: bool = True) -> list[Line]:
        """The lines of a text; `own`: words of the language itself, so in its direction whatever they begin with."""
        lines = self.paper.wrapped(text, width, text_style)
        return [Line(each.text, each.right_to_left or (own and self.turned)) for each in lines]

    def put(self, line: Line, x: float, y: float, width: float, text_style: TextStyle) -> None:
        """One line in a box, at the side where the language begins."""
        self.paper.draw(line, x, y, width, text_style, "R" if self.turned else "L", near=not self.turned)

    def part(self, name: str, *, min_height: float = 14.0) -> None:
        """The head of a part: a drawing, the words, and the same in Dutch for who reads along."""
        paper = self.paper
        title = self.lines(self.words.text(name), paper.epw - INDENT, HEAD)
        paper.make_room(len(title) * HEAD.leading + min_height)
        top = paper.y
        paper.start_section(self.words.text(name), 0, strict=False)
        icon = SIDE + paper.epw - ICON if self.turned else SIDE
        pictogram(paper, name, icon, top - 0.6, ICON)
        for at, line in enumerate(title):
            self.put(line, self._left, top + at * HEAD.leading, paper.epw - INDENT, HEAD)
        y = top + len(title) * HEAD.leading
        if self.words.language != self.dutch.language:
            self.put(Line(self.dutch.text(name)), self._left, y, paper.epw - INDENT, DUTCH)
            y += DUTCH.leading
        paper.set_y(y + 0.4)

    def say(self, text: str, text_style: TextStyle = RUNNING_TEXT, *, own: bool = True) -> None:
        """Running text under a head; nothing for an empty text."""
        for line in self.lines(text, self.paper.epw - INDENT, text_style, own=own):
            self.paper.make_room(text_style.leading)
            top = self.paper.y
            self.put(line, self._left, top, self.paper.epw - INDENT, text_style)
            self.paper.set_y(top + text_style.leading)

    def pair(self, label: str, written: str) -> None:
        """A word with what somebody wrote; under it where the two may run in different directions."""
        if self.turned:
            self.say(f"{label}:")
            self.say(written, own=False)
        else:
            self.say(f"{label}: {written}")

    def close(self) -> None:
        """The room under a part."""
        self.paper.set_y(self.paper.y + _BETWEEN)

    @property
    def _left(self) -> float:
        return SIDE if self.turned else SIDE + INDENT


def shortened(text: str, most: int) -> str:
    """The beginning of a text on one line, cut between words; "…" says that there is more."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return f"{line[:most].rsplit(' ', 1)[0].rstrip(',.;:')}…"

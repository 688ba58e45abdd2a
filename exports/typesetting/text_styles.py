"""How text and lines look on paper: colours, sizes, and the kinds of text of the house style."""

from dataclasses import dataclass, replace
from typing import NamedTuple

Colour = tuple[int, int, int]
PRIMARY: Colour = (21, 66, 115)  # #154273
TEXT: Colour = (27, 39, 51)
QUIET: Colour = (84, 97, 112)
RULE: Colour = (197, 205, 215)
SHADE: Colour = (238, 242, 247)


@dataclass(frozen=True)
class TextStyle:
    """How a text is set: points, "" or "B", colour, and the height of a line in mm."""

    size: float = 10
    style: str = ""
    colour: Colour = TEXT
    leading: float = 5.2

    @property
    def bold(self) -> "TextStyle":
        """The same in bold."""
        return replace(self, style="B")


BODY = TextStyle()
SMALL = TextStyle(size=8.5, leading=4.4)
LABEL = TextStyle(size=10, colour=QUIET)
QUOTE = TextStyle(size=11, colour=PRIMARY, leading=6)
TITLE = TextStyle(size=20, style="B", colour=PRIMARY, leading=9)
HEADINGS = (
    TextStyle(size=14, style="B", colour=PRIMARY, leading=7),
    TextStyle(size=11.5, style="B", colour=PRIMARY, leading=6),
    TextStyle(size=10, style="B", leading=5.2),
)


class Line(NamedTuple):
    """One line of wrapped text and whether its paragraph runs from right to left."""

    text: str
    right_to_left: bool = False

"""The house style on paper: an A4 with letterhead and page numbers, and text that breaks over lines and pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import NamedTuple

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from exports import typefaces

Colour = tuple[int, int, int]
PRIMARY: Colour = (21, 66, 115)  # #154273
TEXT: Colour = (27, 39, 51)
QUIET: Colour = (84, 97, 112)
RULE: Colour = (197, 205, 215)
SHADE: Colour = (238, 242, 247)
SIDE, TOP, BOTTOM = 22.0, 26.0, 22.0  # mm
_TOTAL = "\ue000\ue001"  # stands for the number of pages; no typeface has it, so no text can hold it
_LONGEST_WORD = 400  # characters looked at when a word is wider than its line


@dataclass(frozen=True)
class Ink:
    """How a text is set: points, "" or "B", colour, and the height of a line in mm."""

    size: float = 10
    style: str = ""
    colour: Colour = TEXT
    leading: float = 5.2

    @property
    def bold(self) -> "Ink":
        """The same in bold."""
        return replace(self, style="B")


BODY = Ink()
SMALL = Ink(size=8.5, leading=4.4)
LABEL = Ink(size=10, colour=QUIET)
QUOTE = Ink(size=11, colour=PRIMARY, leading=6)
TITLE = Ink(size=20, style="B", colour=PRIMARY, leading=9)
HEADINGS = (
    Ink(size=14, style="B", colour=PRIMARY, leading=7),
    Ink(size=11.5, style="B", colour=PRIMARY, leading=6),
    Ink(size=10, style="B", leading=5.2),
)


class Line(NamedTuple):
    """One line of wrapped text and whether its paragraph runs from right to left."""

    text: str
    right_to_left: bool = False


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """What stands on every page and in the properties of the file. `reference` is the foot, before the page number."""

    title: str
    subject: str
    gemeente: str
    reference: str
    made_on: date
    address: str = ""
    contact: str = ""
    mark: str = ""  # a word in the head of every page, such as CONCEPT
    logo: bytes | None = None  # PNG


class Paper(FPDF):
    """A document of the gemeente; measures in mm. Texts come in as people wrote them: nothing in them is markup."""

    def __init__(self, head: Letterhead) -> None:
        """Opens the first page. The same letterhead and the same texts give the same bytes."""
        super().__init__(format="A4")
        self.head = head
        self._widths: dict[tuple[str, float, str], float] = {}
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(False)
        self.c_margin = 0
        self.alias_nb_pages(_TOTAL)
        self._properties()
        self.add_page()

    def _properties(self) -> None:
        head = self.head
        self.set_lang("nl-NL")
        self.set_title(head.title)
        self.set_subject(head.subject)
        self.set_author(head.gemeente)
        self.set_creator("Koers")
        self.set_creation_date(datetime.combine(head.made_on, time(), UTC))

    # What stands on every page

    def header(self) -> None:
        """The name of the gemeente with its logo; on the first page its address too."""
        first = self.page_no() == 1
        ink = Ink(size=15 if first else 10, style="B", colour=PRIMARY, leading=8 if first else 5)
        left = self._logo(9.0 if first else 6.0)
        top = 10.0 if first else 11.0
        self.draw(Line(typefaces.printable(self.head.gemeente)), left, top, self.w - SIDE - left, ink)
        if self.head.mark:
            self.draw(Line(self.head.mark), SIDE, top, self.epw, ink.bold, align="R")
        self.set_draw_color(*PRIMARY)
        self.set_line_width(0.6)
        self.line(SIDE, 20, self.w - SIDE, 20)
        self.set_y(self._address() if first else TOP)

    def _logo(self, height: float) -> float:
        """Draws the logo; gives back where the name begins."""
        if self.head.logo is None:
            return SIDE
        info = self.image(BytesIO(self.head.logo), x=SIDE, y=9, h=height, alt_text=f"Logo {self.head.gemeente}")
        return SIDE + info.rendered_width + 4

    def _address(self) -> float:
        said = ", ".join(filter(None, (self.head.address.replace("\n", ", "), self.head.contact.replace("\n", ", "))))
        quiet = Ink(size=8.5, colour=QUIET, leading=4.2)
        y = 22.0
        for line in self.wrapped(said, self.epw, quiet):
            self.draw(line, SIDE, y, self.epw, quiet)
            y += quiet.leading
        return max(y + 6, TOP + 4)

    def footer(self) -> None:
        """Which dossier and version, and which page of how many."""
        quiet = Ink(size=8.5, colour=QUIET)
        said = f"{self.head.reference} · pagina {self.page_no()} van {_TOTAL}"
        self.draw(Line(said), SIDE, self.h - 14, self.epw, quiet)

    # Text

    def wrapped(self, text: str, width: float, ink: Ink) -> list[Line]:
        """The lines of a text in a width; no lines for an empty text."""
        lines: list[Line] = []
        for paragraph in typefaces.printable(text).strip().split("\n") if text.strip() else ():
            right_to_left = not typefaces.is_plain(paragraph) and typefaces.is_right_to_left(paragraph)
            lines += [Line(line, right_to_left) for line in self._broken(paragraph, width, ink)]
        return lines

    def _broken(self, paragraph: str, width: float, ink: Ink) -> Iterator[str]:
        space = self.width_of(" ", ink)
        line, used = "", 0.0
        for word in paragraph.split(" "):
            wide = self.width_of(word, ink)
            if line and used + space + wide > width:
                yield line
                line, used = "", 0.0
            while wide > width and len(word) > 1:
                fits = self._fitting(word, width, ink)
                yield word[:fits]
                word = word[fits:]
                wide = self.width_of(word, ink)
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
        yield line

    def _fitting(self, word: str, width: float, ink: Ink) -> int:
        """How many letters of a word that is too wide fit; at least one."""
        low, high = 1, min(len(word) - 1, _LONGEST_WORD)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width_of(word[:middle], ink) <= width else (low, middle - 1)
        return low

    def width_of(self, text: str, ink: Ink) -> float:
        """How wide a printable text is; a word that comes back is not measured again."""
        key = (text, ink.size, ink.style)
        found = self._widths.get(key)
        if found is None:
            self._choose(ink)
            with self._shaping(text):
                found = self._widths[key] = self.get_string_width(text)
        return found

    def draw(
        self, line: Line, x: float, y: float, width: float, ink: Ink, align: str = "L", *, near: bool = False
    ) -> None:
        """Draws one line in a box. Text from right to left stands on the right, unless it has to stay `near` its label."""
        self._choose(ink)
        self.set_text_color(*ink.colour)
        self.set_xy(x, y)
        with self._shaping(line.text, line.right_to_left):
            place = "R" if line.right_to_left and not near else align
            self.cell(width, ink.leading, line.text, align=place, new_x=XPos.LEFT, new_y=YPos.TOP)

    @contextmanager
    def _shaping(self, text: str, right_to_left: bool = False) -> Iterator[None]:
        """Other typefaces and the shaping engine, for a text that needs them and no longer than that."""
        if typefaces.is_plain(text) or text.endswith(_TOTAL):
            yield
            return
        families = typefaces.other_families(text)
        for family in families:
            self._load(family, self.font_style)
        self.set_fallback_fonts(families, exact_match=False)
        self.set_text_shaping(True, direction="rtl" if right_to_left else "ltr")
        try:
            yield
        finally:
            self.set_text_shaping(False)
            self.set_fallback_fonts([])
            # fpdf2 believes that a font chosen inside a restored graphics state still holds; the next text says it anew
            self.current_font_is_set_on_page = False

    def _choose(self, ink: Ink) -> None:
        self._load(typefaces.LATIN, ink.style)
        self.set_font(typefaces.LATIN, ink.style, ink.size)

    def _load(self, family: str, style: str) -> None:
        if f"{family}{style}" not in self.fonts:
            self.add_font(family, style, typefaces.file_of(family, style))

    # Pages

    @property
    def bottom(self) -> float:
        """The lowest place for content."""
        return self.h - BOTTOM

    def make_room(self, height: float) -> bool:
        """Goes to a new page when this height no longer fits; says whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.add_page()
        return True

    def file(self) -> bytes:
        """The finished document."""
        return bytes(self.output())

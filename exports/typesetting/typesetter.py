"""Setting text: breaking it into lines, measuring it, and drawing a line with the typefaces that it needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import TTFFont

from exports.typesetting import typefaces
from exports.typesetting.text_styles import Line, TextStyle

TOTAL = "\ue000\ue001"  # stands for the number of pages; no typeface has it, so no text of a person can hold it
_LONGEST_WORD = 400  # characters looked at when a word is wider than its line


class Typesetter(FPDF):
    """An A4 document that sets text in the typefaces of the house style. Measures are in mm.

    fpdf2 can break lines itself; this is faster, since each word is measured once and the shaping engine runs only for
    text that needs it.
    """

    def __init__(self) -> None:
        """A document without pages."""
        super().__init__(format="A4")
        self._widths: dict[tuple[str, float, str], float] = {}
        self.c_margin = 0
        self.alias_nb_pages(TOTAL)

    def wrapped(self, text: str, width: float, text_style: TextStyle) -> list[Line]:
        """The lines of a text in a width; no lines for an empty text."""
        lines: list[Line] = []
        for paragraph in typefaces.printable(text).strip().split("\n") if text.strip() else ():
            right_to_left = not typefaces.is_plain(paragraph) and typefaces.is_right_to_left(paragraph)
            lines += [Line(line, right_to_left) for line in self._broken(paragraph, width, text_style)]
        return lines

    def _broken(self, paragraph: str, width: float, text_style: TextStyle) -> Iterator[str]:
        space = self.width_of(" ", text_style)
        line, used = "", 0.0
        for word in paragraph.split(" "):
            wide = self.width_of(word, text_style)
            if line and used + space + wide > width:
                yield line
                line, used = "", 0.0
            while wide > width and len(word) > 1:
                fits = self._fitting(word, width, text_style)
                yield word[:fits]
                word = word[fits:]
                wide = self.width_of(word, text_style)
            line, used = (f"{line} {word}", used + space + wide) if line else (word, wide)
        yield line

    def _fitting(self, word: str, width: float, text_style: TextStyle) -> int:
        """How many letters of a word that is too wide fit; at least one."""
        low, high = 1, min(len(word) - 1, _LONGEST_WORD)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.width_of(word[:middle], text_style) <= width else (low, middle - 1)
        return low

    def width_of(self, text: str, text_style: TextStyle) -> float:
        """How wide a printable text is; a word that comes back is not measured again."""
        key = (text, text_style.size, text_style.style)
        width = self._widths.get(key)
        if width is None:
            self._choose(text_style)
            with self._shaping(text):
                width = self._widths[key] = self.get_string_width(text)
        return width

    def draw(
        self,
        line: Line,
        x: float,
        y: float,
        width: float,
        text_style: TextStyle,
        align: str = "L",
        *,
        near: bool = False,
    ) -> None:
        """Draws one line in a box. Text from right to left stands on the right, unless it stays `near` a label."""
        self._choose(text_style)
        self.set_text_color(*text_style.colour)
        place = "R" if line.right_to_left and not near else align
        pieces = [(line.text, True)] if line.right_to_left else typefaces.runs(line.text)
        if len(pieces) > 1 and place == "R":
            x, place = x + width - sum(self.width_of(text, text_style) for text, _ in pieces), "L"
        for text, turned in pieces:
            self.set_xy(x, y)
            with self._shaping(text, turned):
                self.cell(width, text_style.leading, text, align=place, new_x=XPos.LEFT, new_y=YPos.TOP)
            x += self.width_of(text, text_style) if len(pieces) > 1 else 0

    @contextmanager
    def _shaping(self, text: str, right_to_left: bool = False) -> Iterator[None]:
        """Other typefaces and the shaping engine, for a text that needs them and no longer than that."""
        if typefaces.is_plain(text) or text.endswith(TOTAL):
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

    def _choose(self, text_style: TextStyle) -> None:
        self._load(typefaces.LATIN, text_style.style)
        self.set_font(typefaces.LATIN, text_style.style, text_style.size)

    def _load(self, family: str, style: str) -> None:
        if f"{family}{style}" not in self.fonts:
            self.add_font(family, style, typefaces.file_of(family, style))

    def file(self) -> bytes:
        """The finished document; nothing can be added after it."""
        try:
            return bytes(self.output())
        finally:
            self.close_typefaces()

    def close_typefaces(self) -> None:
        """Lets go of the font files, which fpdf2 keeps open."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

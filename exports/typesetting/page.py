"""The house style on paper: an A4 with the letterhead of the gemeente, page numbers, and room for what follows."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO

from fpdf import ViewerPreferences

from exports.typesetting import typefaces
from exports.typesetting.text_styles import PRIMARY, QUIET, Line, TextStyle
from exports.typesetting.typesetter import TOTAL, Typesetter

SIDE, TOP, BOTTOM = 22.0, 26.0, 22.0  # mm
NOTE = TextStyle(size=8, colour=QUIET, leading=4.2)


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
    language: str = "nl-NL"  # of the document, for a reader that speaks it aloud
    keywords: str = ""  # what `koers check-document` reads in the properties of the file
    seal: str = ""  # at the right of every foot
    notes: tuple[str, ...] = ()  # short lines above every foot


class Paper(Typesetter):
    """A document of the gemeente. Texts come in as people wrote them: nothing in them is markup."""

    def __init__(self, head: Letterhead) -> None:
        """Opens the first page. The same letterhead and the same texts give the same bytes."""
        super().__init__()
        self.head = head
        self.set_margins(SIDE, TOP, SIDE)
        self.set_auto_page_break(False)
        self._properties()
        self.add_page()

    def _properties(self) -> None:
        head = self.head
        self.set_lang(head.language)
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)  # the title, not the name of the file
        self.set_title(typefaces.printable(head.title))
        self.set_subject(typefaces.printable(head.subject))
        self.set_author(typefaces.printable(head.gemeente))
        self.set_creator("Koers")
        if head.keywords:
            self.set_keywords(head.keywords)
        self.set_creation_date(datetime.combine(head.made_on, time(), UTC))

    def header(self) -> None:
        """The name of the gemeente with its logo; on the first page its address too."""
        first = self.page_no() == 1
        text_style = TextStyle(size=15 if first else 10, style="B", colour=PRIMARY, leading=8 if first else 5)
        left = self._logo(9.0 if first else 6.0)
        top = 10.0 if first else 11.0
        self.draw(Line(typefaces.printable(self.head.gemeente)), left, top, self.w - SIDE - left, text_style)
        if self.head.mark:
            self.draw(Line(self.head.mark), SIDE, top, self.epw, text_style.bold, align="R")
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
        text = ", ".join(filter(None, (self.head.address.replace("\n", ", "), self.head.contact.replace("\n", ", "))))
        quiet = TextStyle(size=8.5, colour=QUIET, leading=4.2)
        y = 22.0
        for line in self.wrapped(text, self.epw, quiet):
            self.draw(line, SIDE, y, self.epw, quiet)
            y += quiet.leading
        return max(y + 6, TOP + 4)

    def footer(self) -> None:
        """Which dossier and version, which page of how many, and by what one can check it."""
        quiet = TextStyle(size=8.5, colour=QUIET)
        text = f"{self.head.reference} · pagina {self.page_no()} van {TOTAL}"
        self.draw(Line(text), SIDE, self.h - 14, self.epw, quiet)
        if self.head.seal:
            self.draw(Line(self.head.seal), SIDE, self.h - 14, self.epw, quiet, align="R")
        top = self.h - 15 - NOTE.leading * len(self.head.notes)
        for note in self.head.notes:
            for line in self.wrapped(note, self.epw, NOTE)[:1]:
                self.draw(line, SIDE, top, self.epw, NOTE)
            top += NOTE.leading

    @property
    def bottom(self) -> float:
        """The lowest place for content."""
        return self.h - BOTTOM - NOTE.leading * max(len(self.head.notes) - 1, 0)

    def make_room(self, height: float) -> bool:
        """Goes to a new page when this height no longer fits; says whether it did."""
        if self.y + height <= self.bottom:
            return False
        self.add_page()
        return True

"""The signatures under one version of a PIP, on a sheet of their own to keep with its documents.

The documents of a version are made of what was frozen and never change; a signature comes later. So it has a sheet
with the checksum of the version that was signed.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from exports.typesetting import provenance as stamp
from exports.typesetting.blocks import band, facts, heading, paragraph, title
from exports.typesetting.letterhead import letterhead
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import QUIET, RULE, SMALL, TEXT, TextStyle
from forms.pip.signature import RATIO, Strokes
from rules.law.dutch_time import day_of
from rules.pip.document import PipDocument
from rules.pip.signing import SignedBy, Signer
from texts.pip.after_decision import SIGNED_BY, SIGNERS
from texts.wording.formats import long_birth_date, long_date, moment

if TYPE_CHECKING:
    from queries.pip.after_decision import Signature

TITLE = "Ondertekening van het PIP"
_WIDTH = 84.0  # mm of the place of a drawn signature
_LINE = 0.6
_BLOCK = 12  # lines that a signature takes, so that none is cut by the end of a page


def signing_pdf(
    document: PipDocument, signatures: Sequence["Signature"], printed_on: date, logo: bytes | None = None
) -> bytes:
    """All signatures under one vastgestelde version, the oldest first. `logo` is a PNG. Same input, same bytes."""
    paper = Paper(letterhead(document, None, TITLE, printed_on, logo))
    title(paper, TITLE, f"van {document.name}")
    paragraph(
        paper,
        f"Dit blad hoort bij versie {document.version} van het persoonlijk plan inburgering en participatie (PIP). "
        "Het controlegetal op dit blad staat ook op de beschikking, het ontwikkelplan en de samenvatting van die "
        "versie. Met een handtekening laat u zien dat u deze versie heeft gezien. Het besluit geldt ook zonder.",
    )
    facts(
        paper,
        [
            ("Inburgeraar", document.name),
            ("Geboortedatum", long_birth_date(document.birth_date)),
            ("Dossier", document.dossier_number),
            ("Versie", str(document.version)),
            ("Dagtekening", long_date(document.dagtekening)),
            ("Vastgesteld door", document.established_by),
        ],
    )
    for each in signatures:
        _signature(paper, each)
    left = [SIGNERS[each].lower() for each in Signer if each not in {signature.who for signature in signatures}]
    if left:
        paragraph(paper, f"Nog niet getekend: {', '.join(left)}.", TextStyle(SMALL.size, "", QUIET, SMALL.leading))
    stamp.whole(paper, document)
    return paper.file()


def _signature(paper: Paper, signature: "Signature") -> None:
    heading(paper, SIGNERS[signature.who], 1, lines_below=_BLOCK)
    if signature.strokes:
        _drawn(paper, signature.strokes)
    on_paper = signature.manner is SignedBy.PAPIER
    how = (
        SIGNED_BY[signature.manner]
        if on_paper or signature.strokes
        else f"{SIGNED_BY[signature.manner]}, de naam getypt"
    )
    when = long_date(day_of(signature.at)) if on_paper else moment(signature.at)
    facts(paper, [("Naam", signature.name), ("Getekend", f"{how}, {when}"), ("Scan", signature.scan_note)])
    if not signature.matches:
        band(paper, "Deze handtekening hoort niet bij deze versie.")


def _drawn(paper: Paper, strokes: Strokes) -> None:
    """The lines as they were drawn, in a box; a dot stays a dot."""
    top, height = paper.y + 1, _WIDTH / RATIO
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.2)
    paper.rect(SIDE, top, _WIDTH, height)
    paper.set_draw_color(*TEXT)
    paper.set_fill_color(*TEXT)
    paper.set_line_width(_LINE)
    for stroke in strokes:
        points = [(SIDE + x * _WIDTH, top + y * height) for x, y in stroke]
        if len(set(points)) > 1:
            paper.polyline(points)
        else:
            paper.circle(*points[0], _LINE / 2, style="F")
    paper.set_y(top + height + 2)

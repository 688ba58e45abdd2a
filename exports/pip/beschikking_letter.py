"""The beschikking as a letter: to whom, from whom, dated when, and signed for the college."""

from datetime import date

from exports.typesetting.blocks import facts, heading, paragraph
from exports.typesetting.letterhead import bare, known_bsn
from exports.typesetting.page import SIDE, Paper
from exports.typesetting.text_styles import BODY, LABEL, RULE
from rules.pip.document import PipDocument
from texts.wording.formats import long_birth_date, long_date

_BESIDE = 86.0  # mm: where the particulars stand beside the address
_LABEL = 29.0
_SIGNING = 8  # lines that stay together: also what is enclosed, and the checksum


def address(paper: Paper, document: PipDocument, printed_on: date) -> None:
    """Name and address at the left, date, kenmerk and handler at the right, each line as long as it needs to be."""
    top = paper.y
    college = f"Het college van burgemeester en wethouders van {bare(document.gemeente)}"
    left = _column(paper, [("", college), ("", " "), ("Aan", f"{document.name}\n{document.address}")], SIDE, 76.0)
    number = f"{document.dossier_number} / PIP {document.version or 'concept'}"
    paper.set_y(top)
    right = _column(
        paper,
        [
            ("Dagtekening", long_date(document.dagtekening) if document.version else "nog niet vastgesteld"),
            ("Kenmerk", number),
            ("Geboren op", long_birth_date(document.birth_date)),
            ("BSN", known_bsn(document)),
            ("Behandeld door", document.regievoerder),
            ("Telefoon", document.handler_phone),
            ("E-mail", document.handler_email),
            *([] if document.version else [("Afgedrukt op", long_date(printed_on))]),
        ],
        SIDE + _BESIDE,
        paper.epw - _BESIDE,
    )
    paper.set_y(max(left, right) + 5)


def _column(paper: Paper, pairs: list[tuple[str, str]], x: float, width: float) -> float:
    """Labels (or none) with their value, from the present height down; gives back where it ends."""
    y = paper.y
    for label, value in pairs:
        if not value:
            continue
        start = 0.0 if not label else _LABEL if x > SIDE else 10.0
        if label:
            for at, line in enumerate(paper.wrapped(label, start - 1, LABEL)):
                paper.draw(line, x, y + at * LABEL.leading, start - 1, LABEL)
        lines = paper.wrapped(value, width - start, BODY)
        for at, line in enumerate(lines):
            paper.draw(line, x + start, y + at * BODY.leading, width - start, BODY, near=True)
        y += max(len(lines), len(paper.wrapped(label, start - 1, LABEL)) if label else 0, 1) * BODY.leading
    return y


def signing(paper: Paper, document: PipDocument, college: str) -> None:
    """For the college; the inburgeraar signs nothing here. A draft has no place to sign."""
    if not document.version:
        return
    heading(paper, "Ondertekening", 1, lines_below=_SIGNING + (2 if document.approved_by else 0))
    paragraph(paper, college)
    top = paper.y + 16
    paper.set_draw_color(*RULE)
    paper.set_line_width(0.3)
    paper.line(SIDE, top, SIDE + 80, top)
    paper.set_y(top + 1)
    paragraph(paper, document.established_by or document.regievoerder)
    facts(paper, [("Akkoord gegeven door", document.approved_by)])

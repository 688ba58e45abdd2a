"""The PIP as PDF against a bare document of as many pages with the same characters in the same typefaces."""

import time
from io import BytesIO

from fpdf import FPDF
from pypdf import PdfReader

from exports.pip.ontwikkelplan_pdf import pip_pdf
from exports.typesetting.typefaces import LATIN, STYLES, file_of
from operations.bench.bench_gemeente import make_gemeente
from operations.bench.databases import sqlite_in
from operations.bench.figures import BenchFigure, middle, ratio
from operations.bench.scale import Scale
from operations.bench.writing import begun_intake, full_plan, writing
from queries.pip.versions import draft_document
from rules.pip.document import PipDocument

GOAL = 3.0
BOLD_EVERY = 8  # lines: about as many headings as a plan has


def paper(scale: Scale) -> list[BenchFigure]:
    """A plan with 12 doelen and 30 activiteiten."""
    gemeente = make_gemeente(sqlite_in(scale.folder)("paper"), dossiers=10, people=2, at=scale.at)
    me = gemeente.people[1]
    with writing(gemeente) as session:
        dossier_id, _ = begun_intake(session, gemeente, me)
        full_plan(session, gemeente, dossier_id, me)
        document = draft_document(session, dossier_id, seen_by=me, on=gemeente.on)
    return _compare(scale, document)


def _compare(scale: Scale, document: PipDocument) -> list[BenchFigure]:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pip_pdf(document, scale.at.date()))).pages]
    ours, floor = [], []
    for _ in range(scale.papers):
        began = time.perf_counter()
        pip_pdf(document, scale.at.date())
        between = time.perf_counter()
        _bare(pages)
        ours.append((between - began) * 1000)
        floor.append((time.perf_counter() - between) * 1000)
    return [
        ratio("PIP als PDF: t.o.v. een kaal document", ours, floor, GOAL),
        middle(f"PIP als PDF, {len(pages)} bladzijden", ours),
        middle("kaal document", floor),
    ]


def _bare(pages: list[str]) -> bytes:
    """The cheapest way: every line where it was, nothing measured or broken."""
    document = FPDF()
    document.set_auto_page_break(False)
    for style in STYLES:
        document.add_font(LATIN, style, file_of(LATIN, style))
    for page in pages:
        document.add_page()
        for number, line in enumerate(page.splitlines()):
            document.set_font(LATIN, "" if number % BOLD_EVERY else "B", 9)
            document.cell(text=line, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())

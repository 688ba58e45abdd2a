"""The warm hand-over on paper: what worked, what is still a worry, what was promised, and who received it."""

from dataclasses import dataclass
from datetime import date

from exports.typesetting.blocks import band, facts, heading, paragraph, signatures, title
from exports.typesetting.page import Letterhead, Paper
from rules.law.birth_date import BirthDate
from texts.wording.formats import long_birth_date, long_date

TITLE = "Warme overdracht"
_NOTHING = "Hier is niets opgeschreven."


@dataclass(frozen=True, kw_only=True)
class HandoverDocument:
    """One hand-over as it is printed."""

    gemeente: str
    dossier_number: str
    name: str
    birth_date: BirthDate | None
    language: str  # Dutch name of the language
    interpreter: bool
    handed_by: str
    handed_to: str
    handed_on: date
    worked: str
    worries: str
    promises: str
    received_by: str
    received_on: date | None


def handover_pdf(document: HandoverDocument, printed_on: date) -> bytes:
    """One warm hand-over as PDF. Same input, same bytes."""
    paper = Paper(_letterhead(document, printed_on))
    title(paper, TITLE, f"van {document.name}")
    if document.received_on is None:
        band(paper, f"Nog niet ontvangen. Afgedrukt op {long_date(printed_on)}.")
    facts(
        paper,
        [
            ("Naam", document.name),
            ("Geboortedatum", long_birth_date(document.birth_date)),
            ("Taal", f"{document.language}, met tolk" if document.interpreter else document.language),
            ("Dossier", document.dossier_number),
            ("Van", document.handed_by),
            ("Aan", document.handed_to),
            ("Overgedragen op", long_date(document.handed_on)),
            ("Ontvangen door", document.received_by),
            ("Ontvangen op", long_date(document.received_on)),
        ],
    )
    for name, text in (
        ("Wat werkte goed?", document.worked),
        ("Welke zorgen zijn er nog?", document.worries),
        ("Wat is er beloofd?", document.promises),
    ):
        heading(paper, name)
        paragraph(paper, text or _NOTHING)
    if document.received_on is None:
        heading(paper, "Ontvangen", lines_below=12)
        signatures(paper, [("Gegeven door", document.handed_by), ("Ontvangen door", document.handed_to)])
    return paper.file()


def _letterhead(document: HandoverDocument, printed_on: date) -> Letterhead:
    return Letterhead(
        title=f"{TITLE}: {document.name}",
        subject=f"Dossier {document.dossier_number}",
        gemeente=document.gemeente,
        reference=f"Dossier {document.dossier_number} · {TITLE}",
        made_on=printed_on,
        mark="" if document.received_on else "NIET ONTVANGEN",
    )

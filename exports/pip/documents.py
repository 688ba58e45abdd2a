"""One function for the three documents of a PIP: for the screen, and for who makes one anew to compare it."""

from datetime import date

from exports.pip.beschikking_pdf import beschikking_pdf
from exports.pip.ontwikkelplan_pdf import pip_pdf
from exports.pip.summary_pdf import summary_pdf
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind


def papier_pdf(
    papier: DocumentKind, document: PipDocument, printed_on: date, logo: bytes | None = None, *, language: str = "nl"
) -> bytes:
    """One document of a PIP; `language` is that of the summary, the other two are Dutch. Same input, same bytes."""
    if papier is DocumentKind.BESCHIKKING:
        return beschikking_pdf(document, printed_on, logo)
    if papier is DocumentKind.ONTWIKKELPLAN:
        return pip_pdf(document, printed_on, logo)
    return summary_pdf(document, language, printed_on, logo)

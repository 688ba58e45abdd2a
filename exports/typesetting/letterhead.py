"""The letterhead that the three documents of one PIP share, and the sheet with its signatures."""

from datetime import date

from exports.typesetting import provenance as stamp
from exports.typesetting.page import Letterhead
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind


def letterhead(
    document: PipDocument,
    papier: DocumentKind | None,
    title: str,
    printed_on: date,
    logo: bytes | None,
    *,
    language: str = "nl",
    notes: tuple[str, ...] = (),
) -> Letterhead:
    """The head, foot and properties of one document; `language` is its code, `notes` stand above every foot.

    `papier` None: the sheet with the signatures.
    """
    version = f"versie {document.version}" if document.version else "concept"
    provenance = stamp.document_provenance(document, papier, language)
    return Letterhead(
        title=f"{title}: {document.name}",
        subject=f"Dossier {document.dossier_number}, {version}",
        gemeente=document.gemeente,
        reference=f"Dossier {document.dossier_number} · {version}",
        made_on=printed_on,
        address=document.gemeente_address,
        contact=document.gemeente_contact,
        mark="" if document.version else "CONCEPT",
        logo=logo,
        language="nl-NL" if language == "nl" else language,
        keywords=provenance.keywords if provenance else "",
        seal=stamp.short(document),
        notes=notes,
    )


def bare(gemeente: str) -> str:
    """The name of the gemeente without the word before it."""
    return gemeente.removeprefix("Gemeente ").removeprefix("gemeente ")


def known_bsn(document: PipDocument) -> str:
    """The BSN as it is printed: in full on a decided version, the last three digits on a draft; "" when it has none."""
    return document.bsn if document.version or not document.bsn else f"eindigt op {document.bsn[-3:]}"

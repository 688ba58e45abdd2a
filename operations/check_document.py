"""Does a PDF (or a frozen document as JSON) belong to a version that Koers keeps, and is it unchanged?

The stamp in the properties of a PDF says which document of which version it is. Koers looks that version up, checks
that its own row still has its checksum, makes the same document anew and compares every byte. So a word that was
changed on the page is found, although the checksum in the file was left as it was.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import sqlalchemy as sa
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from sqlmodel import Session, col, select

from database import open_session
from exports.pip.documents import papier_pdf
from exports.pip.signing_pdf import signing_pdf
from exports.typesetting.provenance import LAYOUT, SIGNING, Provenance, read
from models import Gemeente, PipHandtekening, PipVersie
from models.guards.encryption import decrypted, versie_bsn_ad
from models.values.plan import checksum, thawed
from queries.pip.after_decision import signature_of
from rules.pip.document import PipDocument
from secrecy import Unreadable
from texts.pip.documents import PAPIEREN
from texts.wording.formats import long_date

BIGGEST = 50_000_000  # bytes; no document of a PIP comes near it
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class FileVerdict:
    """Whether a file is what it says to be, in sentences for the person who asked."""

    good: bool
    sentences: tuple[str, ...]


class _Unreadable(Exception):
    """The file is no PDF and no JSON that Koers can read."""


def check_document(engine: sa.Engine, file: Path) -> FileVerdict:
    """Look one file up. Raises OSError when it cannot be read, Unavailable when the database is away."""
    if file.stat().st_size > BIGGEST:
        return _bad("Dit bestand is te groot om een document van een PIP te zijn.")
    content = file.read_bytes()
    with open_session(engine) as session:
        try:
            return _pdf(session, content) if content.startswith(b"%PDF") else _json(session, content)
        except _Unreadable:
            return _bad("Dit bestand is geen PDF van Koers, of het is beschadigd.")
        except Unreadable:
            return _bad("De versie is er, maar is met deze sleutels niet te lezen. Controleer KOERS_DATA_KEYS.")


def _json(session: Session, content: bytes) -> FileVerdict:
    try:
        content_in_file = json.loads(content)
    except (ValueError, RecursionError):
        raise _Unreadable from None
    if not isinstance(content_in_file, dict):
        raise _Unreadable
    version = _version(session, checksum(content_in_file))
    if version is None:
        return _bad("Deze inhoud hoort niet bij een versie die hier is vastgesteld, of er is iets in veranderd.")
    return _row_verdict(version) or FileVerdict(True, (f"Dit klopt: {_name(version)}.", "De inhoud is niet veranderd."))


def _pdf(session: Session, content: bytes) -> FileVerdict:
    provenance, checksum_in_text, printed_on = _provenance_of(content)
    if checksum_in_text is None:
        return _bad("Dit is geen vastgesteld PIP: er staat geen controlegetal van Koers in. Is het een concept?")
    version = _version(session, checksum_in_text)
    if version is None:
        return _bad(
            "Het controlegetal in dit bestand hoort niet bij een versie die hier is vastgesteld.", checksum_in_text
        )
    if (verdict := _row_verdict(version)) is not None:
        return verdict
    if provenance is None or printed_on is None or provenance.version != version.number:
        return _bad(
            f"Het controlegetal is dat van {_name(version)}.",
            "De eigenschappen van dit bestand zijn veranderd. Daarom is niet na te gaan of de tekst nog klopt.",
        )
    if provenance.layout != LAYOUT:
        return _bad(
            f"Het controlegetal is dat van {_name(version)}.",
            "Het bestand is met een andere versie van Koers gemaakt. Vergelijk het met een nieuwe download.",
        )
    return _compared(session, content, version, provenance, printed_on)


def _compared(
    session: Session, content: bytes, version: PipVersie, provenance: Provenance, printed_on: date
) -> FileVerdict:
    """The file beside the same document made anew."""
    name = f"{PAPIEREN[provenance.papier] if provenance.papier else SIGNING} bij {_name(version)}"
    same_words = False
    for anew in _made_anew(session, content, version, provenance, printed_on):
        if anew == content:
            return FileVerdict(True, (f"Dit klopt: {name}.", "Het bestand is niet veranderd."))
        same_words = same_words or _text(content) == _text(anew)
    if not same_words:
        return _bad(f"Dit zegt te zijn: {name}.", "De tekst in dit bestand is veranderd. Gebruik het niet.")
    return _bad(
        f"Dit zegt te zijn: {name}.",
        "De tekst is gelijk, maar het bestand zelf is veranderd. Misschien staat er iets over de tekst heen, of heeft "
        "een ander programma het opgeslagen. Vraag om het oorspronkelijke bestand.",
    )


def _made_anew(
    session: Session, content: bytes, version: PipVersie, provenance: Provenance, printed_on: date
) -> Iterator[bytes]:
    """The document as Koers would print it, with each logo; the sheet with signatures also without the later ones."""
    document = _document(session, version)
    rows = session.exec(
        select(PipHandtekening)
        .where(col(PipHandtekening.versie_id) == version.id)
        .order_by(col(PipHandtekening.created_at))
    ).all()
    signed = [signature_of(session, row, version.sha256) for row in rows] if provenance.papier is None else []
    for logo in _logos(session, content, version):
        if provenance.papier is not None:
            yield papier_pdf(provenance.papier, document, printed_on, logo, language=provenance.language)
        for most in range(len(signed), 0, -1):
            yield signing_pdf(document, signed[:most], printed_on, logo)


class _PrintedFrom(NamedTuple):
    provenance: Provenance | None
    sha256: str | None
    printed_on: date | None


def _provenance_of(content: bytes) -> _PrintedFrom:
    """What the properties say, the checksum there or else in the text, and the day on which it was printed."""
    try:
        reader = PdfReader(BytesIO(content))
        about = reader.metadata
        provenance = read(str(about.keywords or "")) if about else None
        printed = about.creation_date if about else None
        hashes = [provenance.sha256] if provenance else _HASH.findall("".join(_text(content)).replace("\n", ""))
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise _Unreadable from None
    return _PrintedFrom(provenance, hashes[-1] if hashes else None, printed.date() if printed else None)


def _text(content: bytes) -> list[str]:
    """The words of each page, as a program reads them."""
    try:
        return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError):
        raise _Unreadable from None


def _logos(session: Session, content: bytes, version: PipVersie) -> Iterator[bytes | None]:
    """The logo that the gemeente has now, none, and the one in the file: a gemeente may have got another since."""
    current_logo = session.get_one(Gemeente, version.gemeente_id).logo
    yield current_logo
    if current_logo is not None:
        yield None
    try:
        for image in list(PdfReader(BytesIO(content)).pages[0].images)[:1]:
            picture = BytesIO()
            if image.image is not None:
                image.image.save(picture, "PNG")
                yield picture.getvalue()
    except (PyPdfError, ValueError, KeyError, TypeError, OSError, AttributeError, NotImplementedError):
        return


def _version(session: Session, sha256: str) -> PipVersie | None:
    return session.exec(select(PipVersie).where(col(PipVersie.sha256) == sha256)).first()


def _document(session: Session, version: PipVersie) -> PipDocument:
    bsn = decrypted(session, str(version.document["bsn"]), versie_bsn_ad(version.id))
    return replace(thawed({**version.document, "bsn": bsn}), sha256=version.sha256)


def _row_verdict(version: PipVersie) -> FileVerdict | None:
    """None when the row in the database still is what was frozen."""
    if checksum(version.document) == version.sha256:
        return None
    return _bad(
        f"Het controlegetal is dat van {_name(version)}.",
        "Maar wat Koers van die versie bewaart, past niet meer bij het controlegetal. Waarschuw de beheerder.",
    )


def _name(version: PipVersie) -> str:
    return (
        f"versie {version.number} van het PIP in dossier {version.document['dossier_number']}, dagtekening "
        f"{long_date(version.dagtekening)}"
    )


def _bad(*sentences: str) -> FileVerdict:
    return FileVerdict(False, sentences)

"""What ties a printed PIP to the version that was vastgesteld: words in every foot, the last line, the properties.

`koers check-document` reads the properties, makes the document anew from what is kept, and compares.
"""

import re
from dataclasses import dataclass

from exports.typesetting.blocks import paragraph
from exports.typesetting.page import Paper
from exports.typesetting.text_styles import QUIET, SMALL, TextStyle
from rules.pip.document import PipDocument
from rules.pip.documents import DocumentKind

LAYOUT = 2  # one more when a version that is printed anew reads or looks otherwise; a test tells when
SIGNING = "ondertekening"
_SHORT = 16
_LAST = TextStyle(SMALL.size, "", QUIET, SMALL.leading)
_STAMP = re.compile(r"koers opmaak=(\d+) document=(\w+) taal=([\w-]+) versie=(\d+) sha256=([0-9a-f]{64})")


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Which document of which version a file says to be."""

    papier: DocumentKind | None  # None: the sheet with the signatures, which is none of the three
    language: str
    version: int
    sha256: str
    layout: int = LAYOUT

    @property
    def keywords(self) -> str:
        """As it stands in the properties of the file."""
        return (
            f"koers opmaak={self.layout} document={self.papier or SIGNING} taal={self.language} "
            f"versie={self.version} sha256={self.sha256}"
        )


def document_provenance(document: PipDocument, papier: DocumentKind | None, language: str = "nl") -> Provenance | None:
    """The stamp of a version that was vastgesteld; None for a draft."""
    if not (document.version and document.sha256):
        return None
    return Provenance(papier=papier, language=language, version=document.version, sha256=document.sha256)


def read(keywords: str) -> Provenance | None:
    """The stamp in the properties of a file; None when there is none that can be read."""
    match = _STAMP.fullmatch(keywords.strip())
    if match is None or match[2] not in {*DocumentKind, SIGNING}:
        return None
    return Provenance(
        layout=int(match[1]),
        papier=None if match[2] == SIGNING else DocumentKind(match[2]),
        language=match[3],
        version=int(match[4]),
        sha256=match[5],
    )


def short(document: PipDocument) -> str:
    """What stands in every foot; empty for a draft."""
    return f"controlegetal {document.sha256[:_SHORT]}" if document.version and document.sha256 else ""


def whole(paper: Paper, document: PipDocument) -> None:
    """The whole checksum as the last words of the document; nothing for a draft."""
    if document.version and document.sha256:
        paper.set_y(paper.y + 2)
        paragraph(paper, f"Controlegetal (SHA-256) van versie {document.version}:\n{document.sha256}", _LAST)

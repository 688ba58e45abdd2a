"""The provenance data of a printed document; and a warning when a frozen version would print differently."""

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.pip.documents import papier_pdf
from exports.typesetting.provenance import LAYOUT, Provenance, document_provenance, read
from rules.pip.documents import DocumentKind
from tests.exports.documents import TODAY, text
from tests.exports.pips import CONCEPT, EVERYONE, FIGURES, FIRST, FULL, SHA, with_choice
from texts.pip.beschikking import FIRST as FIRST_EDITION
from texts.summary import languages

LOCK = Path(__file__).parents[1] / "layout.lock"


@pytest.mark.parametrize("papier", DocumentKind)
def test_provenance_data_is_read_back_as_it_was_written(papier: DocumentKind) -> None:
    provenance = document_provenance(FULL, papier, "ti")

    assert provenance == Provenance(papier=papier, language="ti", version=2, sha256=SHA)
    assert provenance is not None
    assert read(provenance.keywords) == provenance


def test_a_draft_has_no_provenance_data() -> None:
    assert document_provenance(CONCEPT, DocumentKind.ONTWIKKELPLAN) is None
    assert document_provenance(replace(FULL, version=0), DocumentKind.ONTWIKKELPLAN) is None


@given(st.text(max_size=80))
def test_other_words_in_the_file_properties_are_no_provenance_data(words: str) -> None:
    assert read(words) is None


def test_provenance_data_of_an_unknown_kind_of_document_is_ignored() -> None:
    assert read(f"koers opmaak=1 document=factuur taal=nl versie=1 sha256={SHA}") is None


def test_a_frozen_version_prints_differently_only_with_a_new_layout() -> None:
    """Words that differ from those of the lock: raise LAYOUT in exports/typesetting/provenance.py and write the new
    line into it.
    """
    assert LOCK.read_text(encoding="utf-8").split() == [str(LAYOUT), _words_of_all()]


def _words_of_all() -> str:
    digest = sha256()
    for doelgroep, leerroute in EVERYONE:
        document = with_choice(replace(FULL, texts=FIRST_EDITION, figures=FIGURES), doelgroep, leerroute)
        for papier in (DocumentKind.BESCHIKKING, DocumentKind.ONTWIKKELPLAN):
            digest.update(text(papier_pdf(papier, document, TODAY)).encode())
    for language in languages():
        digest.update(text(papier_pdf(DocumentKind.SAMENVATTING, FIRST, TODAY, language=language)).encode())
    return digest.hexdigest()

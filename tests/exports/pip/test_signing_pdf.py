"""The sheet with the signatures under a version: who signed, how and when, and under which version."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from exports.pip.signing_pdf import signing_pdf
from exports.typesetting.provenance import read
from queries.pip.after_decision import Signature
from rules.pip.signing import SignedBy, Signer
from tests.exports.documents import BSN, TODAY, heights, reader, text
from tests.exports.pips import FULL, SHA

SIGNED_AT = datetime(2026, 11, 23, 9, 5, tzinfo=UTC)
LINE = tuple((each / 10, each / 10) for each in range(11))
DRAWN = Signature(
    who=Signer.INBURGERAAR,
    name="Hanna Kovač-Özdemir",
    manner=SignedBy.SCHERM,
    at=SIGNED_AT,
    strokes=(LINE, ((0.5, 0.2), (0.5, 0.2))),
    scan_note="",
    matches=True,
)
ON_PAPER = replace(
    DRAWN, who=Signer.REGIEVOERDER, name="Sanne de Boer", manner=SignedBy.PAPIER, strokes=(), scan_note="zaak 2026-12"
)
READ = text(signing_pdf(FULL, [DRAWN, ON_PAPER], TODAY))


@pytest.mark.parametrize(
    "words",
    [
        "Ondertekening van het PIP",
        "Dit blad hoort bij versie 2",
        "Dagtekening 21 november 2026",
        "Naam Hanna Kovač-Özdemir Getekend Op het scherm, 23-11-2026 10:05",
        "Naam Sanne de Boer Getekend Op papier, 23 november 2026 Scan zaak 2026-12",
        f"controlegetal {SHA[:16]}",
        SHA,
    ],
)
def test_the_sheet_says_who_signed_and_how_and_when_and_which_version(words: str) -> None:
    assert words in READ


def test_the_sheet_has_no_bsn_and_fits_on_one_page() -> None:
    file = reader(signing_pdf(FULL, [DRAWN, ON_PAPER], TODAY))

    assert BSN not in READ
    assert len(file.pages) == 1
    assert str(file.root_object["/Lang"]) == "nl-NL"


def test_a_drawn_signature_is_printed_as_lines() -> None:
    with_lines, without = (
        reader(signing_pdf(FULL, [each], TODAY)).pages[0].get_contents() for each in (DRAWN, replace(DRAWN, strokes=()))
    )

    assert with_lines is not None
    assert without is not None
    drawn = [each for each in with_lines.get_data().split(b"\n") if each.strip().endswith(b" l")]
    plain = [each for each in without.get_data().split(b"\n") if each.strip().endswith(b" l")]
    assert len(drawn) - len(plain) == len(LINE) - 1


def test_a_typed_signature_says_so_and_who_did_not_sign_is_named() -> None:
    printed = text(signing_pdf(FULL, [replace(DRAWN, strokes=())], TODAY))

    assert "Op het scherm, de naam getypt" in printed
    assert "Nog niet getekend: regievoerder." in printed
    assert "Nog niet getekend" not in READ


def test_a_signature_of_another_version_is_not_presented_as_one_of_this_version() -> None:
    assert "hoort niet bij deze versie" in text(signing_pdf(FULL, [replace(DRAWN, matches=False)], TODAY))


def test_the_sheet_has_its_own_provenance_data() -> None:
    about = reader(signing_pdf(FULL, [DRAWN], TODAY)).metadata

    assert about is not None
    provenance = read(str(about.keywords))
    assert provenance is not None
    assert (provenance.papier, provenance.version, provenance.sha256) == (None, 2, SHA)


def test_long_and_foreign_names_fit_on_the_sheet() -> None:
    signed = [replace(DRAWN, name=f"محمد ሃና {'x' * 140}"), replace(ON_PAPER, scan_note="y " * 150)]
    file = signing_pdf(FULL, signed, TODAY)

    assert len(reader(file).pages) <= 2
    assert min(each for each in heights(file) if each > 45) > 60


def test_the_same_signatures_give_the_same_bytes() -> None:
    assert signing_pdf(FULL, [DRAWN, ON_PAPER], TODAY) == signing_pdf(FULL, [DRAWN, ON_PAPER], TODAY)

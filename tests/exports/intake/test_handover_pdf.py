"""The warm hand-over on paper."""

from dataclasses import replace
from datetime import date

from exports.intake.handover_pdf import HandoverDocument, handover_pdf
from rules.law.birth_date import BirthDate
from tests.exports.documents import LONG, TODAY, text

DOCUMENT = HandoverDocument(
    gemeente="Gemeente Duinmeer",
    dossier_number="2026-0001",
    name="Hanna Tesfay",
    birth_date=BirthDate(1994, 3, 5),
    language="Tigrinya",
    interpreter=True,
    handed_by="Tom de Wit",
    handed_to="Sanne de Boer",
    handed_on=TODAY,
    worked="Praten in de ochtend. ሰላም",
    worries="De opvang is nog niet rond.",
    promises="",
    received_by="",
    received_on=None,
)
RECEIVED = replace(DOCUMENT, received_by="Sanne de Boer", received_on=date(2026, 11, 23))


def test_the_sheet_says_what_was_handed_over_by_whom_and_to_whom() -> None:
    printed = text(handover_pdf(DOCUMENT, TODAY))

    for part in (
        "Warme overdracht",
        "Hanna Tesfay",
        "Tom de Wit",
        "Sanne de Boer",
        "Praten in de ochtend.",
        "De opvang is nog niet rond.",
        "Wat is er beloofd?",
        "Hier is niets opgeschreven.",
        "Tigrinya, met tolk",
    ):
        assert part in printed


def test_without_a_receipt_the_sheet_says_so_and_leaves_room_to_sign() -> None:
    printed = text(handover_pdf(DOCUMENT, TODAY))

    assert "Nog niet ontvangen." in printed and "Handtekening" in printed


def test_with_a_receipt_the_sheet_says_who_received_it_and_when() -> None:
    printed = text(handover_pdf(RECEIVED, TODAY))

    assert "23 november 2026" in printed
    assert "Nog niet ontvangen" not in printed and "Handtekening" not in printed


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert handover_pdf(DOCUMENT, TODAY) == handover_pdf(DOCUMENT, TODAY)


def test_the_longest_texts_are_printed_completely() -> None:
    printed = text(handover_pdf(replace(DOCUMENT, worked=LONG, worries=LONG, promises=LONG), TODAY))

    assert printed.count("met voorbeelden.") == 3 * LONG.count("met voorbeelden.")

"""The PIP as PDF: what a reader finds in it, and what it never shows."""

import unicodedata
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from PIL import Image

from exports.pip.ontwikkelplan_pdf import pip_pdf
from rules.law.terms import Leefgebied, Leerroute
from rules.pip.document import PipDocument, Plan, PlanDoel, RouteReasons
from tests.exports.documents import (
    BSN,
    DOCUMENT,
    DOEL,
    DRAFT,
    LESSONS,
    LONG,
    PLAN,
    TODAY,
    heights,
    outline,
    reader,
    text,
)

A4, MARGIN, FOOT = 842, 60, 30  # points
FULL = pip_pdf(DOCUMENT, TODAY)


def _empty(document: PipDocument) -> PipDocument:
    return replace(document, plan=Plan(), bsn="", lbt="", termijn_start=None, termijn_last_day=None)


def _a_png() -> bytes:
    picture = BytesIO()
    Image.new("RGB", (60, 30), (21, 66, 115)).save(picture, "PNG")
    return picture.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Persoonlijk plan inburgering en participatie",
        "Hanna Kovač-Özdemir",
        "Geboortedatum 5 maart 1994",
        "Dagtekening 21 november 2026",
        "Tigrinya, met tolk",
        "Er is een leerplek gevonden.",
        "Ik wil bakker worden.",
        "B1-route (gekozen)",
        "Ervoor Mevrouw leert snel.",
        "Ertegen Te licht voor mevrouw.",
        "De toets zegt: B1 is haalbaar.",
        "Aantal uren 40 uur",
        "Ik wil zelf bellen met de dokter.",
        "Klaar op 1 juni 2027",
        "Taalles en KNM Taalschool Duinmeer 7,5 11-01-2027 20-12-2027 Lesuren",
        "Nodig volgens de wet",
        "Volgende gesprek 9 maart 2027",
        "Laatste dag 1 juni 2029",
        "1 01-06-2026 Eerste plan",
        "bezwaar maken",
    ],
)
def test_the_plan_is_printed_in_words(words: str) -> None:
    assert words in text(FULL)


def test_every_page_says_dossier_version_and_page_of_pages() -> None:
    pages = reader(FULL).pages

    for number, page in enumerate(pages, start=1):
        assert f"Dossier 2026-0001 · versie 2 · pagina {number} van {len(pages)}" in page.extract_text()


def test_both_sign_on_the_same_page() -> None:
    last = reader(FULL).pages[-1].extract_text()

    assert "Inburgeraar" in last
    assert "Regievoerder, namens het college" in last
    assert last.count("Handtekening") == 2
    assert "in een taal die ik goed begrijp" in last


def test_a_draft_says_that_it_is_not_established_and_hides_the_bsn() -> None:
    draft = pip_pdf(DRAFT, TODAY)

    assert "CONCEPT, nog niet vastgesteld" in text(draft)
    assert "Dossier 2026-0001 · concept · pagina 1 van" in text(draft)
    assert BSN not in text(draft)
    assert "bezwaar" not in text(draft)
    assert all("CONCEPT" in page.extract_text() for page in reader(draft).pages)


def test_an_established_plan_names_the_bsn_once_and_no_concept() -> None:
    assert text(FULL).count(BSN) == 1
    assert "CONCEPT" not in text(FULL)


def test_an_empty_part_has_no_heading() -> None:
    assert outline(pip_pdf(_empty(DRAFT), TODAY)) == ["Ondertekening"]


def test_a_doel_with_own_words_only_has_no_empty_labels_or_table() -> None:
    document = replace(
        DRAFT, plan=Plan(doelen=(PlanDoel(id="1", area=Leefgebied.GEZIN, own_words="Ik praat met de juf."),))
    )

    printed = text(pip_pdf(document, TODAY))

    assert "Ik praat met de juf." in printed
    assert "Klaar op" not in printed
    assert "Bij wie of waar" not in printed
    assert "Uw uren" not in printed


def test_columns_that_no_activiteit_fills_are_left_out() -> None:
    activiteit = replace(LESSONS, start=None, until=None, hours_per_week=None)
    document = replace(DRAFT, plan=Plan(doelen=(replace(DOEL, activiteiten=(activiteit,)),)))

    printed = text(pip_pdf(document, TODAY))

    assert "Wat Bij wie of waar Telt voor Taalles en KNM Taalschool Duinmeer Lesuren" in printed


def test_arabic_and_ethiopic_names_and_words_can_be_read_back() -> None:
    document = replace(
        DOCUMENT,
        name="محمد الحسن",
        regievoerder="ሃና ተስፋይ",
        established_by="ሃና ተስፋይ",
        plan=replace(PLAN, own_words="أريد أن أعمل طبيباً في هولندا.\nኣነ ቋንቋ ክመሃር ይደሊ።\nدرس می‌خواهم"),
    )

    printed = unicodedata.normalize("NFKC", text(pip_pdf(document, TODAY)))

    for word in ("محمد", "الحسن", "هولندا", "ሃና ተስፋይ", "ኣነ ቋንቋ", "درس"):
        assert word in printed


def test_text_after_a_foreign_word_is_still_dutch() -> None:
    document = replace(DRAFT, name="ሃና", plan=replace(PLAN, own_words="ሃና\nDaarna gewoon verder."))

    printed = text(pip_pdf(document, TODAY))

    assert "Daarna gewoon verder." in printed
    assert "Geboortedatum 5 maart 1994" in printed
    assert "B1-route (gekozen)" in printed


STRANGE = (
    *("\U0001f600 \U0001f469\u200d\U0001f467 \U0001f1f3\U0001f1f1", "漢字", "\u202eabc"),
    *("{nb} **vet** <b>", "e\u0301\u0323", "\ud800", "a" * 3000),
)


@pytest.mark.parametrize("strange", STRANGE)
def test_no_character_stops_the_document(strange: str) -> None:
    document = replace(
        DRAFT, name=f"Hanna {strange}", plan=replace(PLAN, own_words=strange, doelen=(replace(DOEL, owner=strange),))
    )

    assert "Hanna" in text(pip_pdf(document, TODAY))


def test_a_character_without_a_typeface_is_shown_as_missing() -> None:
    assert "Ik \N{REPLACEMENT CHARACTER} je" in text(pip_pdf(replace(DRAFT, plan=Plan(own_words="Ik 😍 je")), TODAY))


def test_words_that_look_like_markup_stay_words() -> None:
    assert "{nb} **vet** <b>" in text(pip_pdf(replace(DRAFT, plan=Plan(own_words="{nb} **vet** <b>")), TODAY))


def test_forty_doelen_and_long_notes_lose_nothing_and_stay_on_the_page() -> None:
    areas = list(Leefgebied)
    doelen = tuple(
        replace(
            DOEL,
            id=str(number),
            area=areas[number % len(areas)],
            own_words=f"Doelwoord{number}. {LONG if number % 10 == 0 else ''}",
            activiteiten=tuple(
                replace(LESSONS, id=f"{number}-{each}", what=f"Werk{number}x{each}", provider=LONG if each == 3 else "")
                for each in range(4 if number % 8 == 0 else 2)
            ),
        )
        for number in range(40)
    )
    reasons = {each: RouteReasons(pro=LONG, contra=LONG) for each in Leerroute}

    file = pip_pdf(replace(DOCUMENT, plan=replace(PLAN, doelen=doelen, reasons=reasons, vve=LONG)), TODAY)
    words = text(file).split()

    assert all(f"Doelwoord{number}." in words for number in range(40))
    assert all(f"Werk{number}x{each}" in words for number in range(40) for each in range(2))
    # 4 doelen, 6 reasons, vve and 5 providers, each with 50 sentences
    assert words.count("notitie") == 16 * LONG.count("notitie")
    content = [height for height in heights(file) if height > FOOT]
    assert min(content) > MARGIN
    assert max(content) < A4 - FOOT


def test_the_header_of_a_table_is_repeated_on_the_next_page() -> None:
    many = tuple(replace(LESSONS, id=str(each), what=f"Les {each}") for each in range(60))
    file = pip_pdf(replace(DRAFT, plan=Plan(doelen=(replace(DOEL, activiteiten=many),))), TODAY)

    with_rows = [page.extract_text() for page in reader(file).pages if "Les " in page.extract_text()]

    assert len(with_rows) > 1
    assert all("Bij wie of waar" in page for page in with_rows)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert pip_pdf(DOCUMENT, TODAY, _a_png()) == pip_pdf(DOCUMENT, TODAY, _a_png())


def test_only_the_day_of_printing_changes_the_document() -> None:
    made_on = reader(pip_pdf(DOCUMENT, date(2027, 1, 2))).metadata

    assert made_on is not None
    assert made_on.creation_date is not None
    assert made_on.creation_date.date() == date(2027, 1, 2)


def test_the_file_says_what_it_is_in_dutch() -> None:
    file = reader(FULL)

    assert str(file.root_object["/Lang"]) == "nl-NL"
    assert file.metadata is not None
    assert file.metadata.title == "Persoonlijk plan inburgering en participatie: Hanna Kovač-Özdemir"
    assert file.metadata.author == "Gemeente Duinmeer"
    assert file.metadata.subject == "Dossier 2026-0001, versie 2"


def test_the_outline_leads_to_every_part() -> None:
    assert {"Wat wil ik bereiken?", "Uw leerroute", "Uw doelen", "Uw uren", "Ondertekening"} <= set(outline(FULL))


def test_a_logo_is_on_every_page() -> None:
    file = reader(pip_pdf(DOCUMENT, TODAY, _a_png()))

    assert all(len(page.images) == 1 for page in file.pages)

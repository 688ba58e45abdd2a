"""The summary in another language: short, in the right direction, and clear about who checked the translation."""

import unicodedata
from dataclasses import replace
from datetime import time

import pytest

from exports.pip.summary_pdf import summary_pdf
from exports.pip.summary_sheet import SummarySheet, shortened
from exports.pip.summary_week import fullest
from exports.typesetting.page import Letterhead, Paper
from exports.typesetting.text_styles import BODY
from rules.law.terms import Doelgroep, Leerroute, Taalniveau
from rules.pip.changes import Taalonderdeel
from rules.pip.document import Plan, TimeSlot
from rules.pip.documents import GOALS_IN_SUMMARY
from tests.exports.documents import BSN, TODAY, heights, outline, reader, text
from tests.exports.pips import CONCEPT, DUAL, EVERYONE, FULL, SHA, TIMED, a_heavy_pip, with_choice
from texts.summary import DUTCH, languages, words

A4, FOOT, MARGIN = 842, 30, 65  # points
FOREIGN = [each for each in languages() if each != DUTCH]


def _printed(language: str, **changes: object) -> str:
    file = summary_pdf(replace(FULL, **changes), language, TODAY)  # type: ignore[arg-type]
    return unicodedata.normalize("NFKC", text(file))


@pytest.mark.parametrize("language", ["nl", "en", "tr", "uk", "ti"])
def test_the_plan_is_described_in_the_words_of_the_language(language: str) -> None:
    own, shown_words = words(language), _printed(language)

    for key in ("title", "wish", "route", "week", "goals", "time", "talk", "help", "object"):
        assert unicodedata.normalize("NFKC", own.text(key)) in shown_words
    assert unicodedata.normalize("NFKC", own.date(FULL.plan.next_talk or TODAY)) in shown_words
    assert "Ik wil bakker worden." in shown_words
    assert "Ik wil zelf bellen met de dokter." in shown_words
    assert "Sanne de Boer, 0123-456789, sanne@duinmeer.example" in shown_words
    assert "9:00-12:00" in shown_words


@pytest.mark.parametrize(("language", "word"), [("ar", "خطتك"), ("fa", "خلاصه")])
def test_arabic_and_farsi_can_be_read_back_and_are_aligned_right(language: str, word: str) -> None:
    printed = _printed(language)
    positions: list[float] = []

    def visit(words: str, _graphics: list[float], matrix: list[float], *_: object) -> None:
        if "Hanna" in words:
            positions.append(matrix[4])

    reader(summary_pdf(FULL, language, TODAY)).pages[0].extract_text(visitor_text=visit)

    assert word in printed
    assert min(positions) > 400  # points from the left


@pytest.mark.parametrize("language", languages())
def test_with_some_exams_scaled_down_the_summary_says_which(language: str) -> None:
    own, plan = words(language), replace(FULL.plan, niveau=Taalniveau.A2)

    some = _printed(language, plan=plan, a2_parts=(Taalonderdeel.LEZEN, Taalonderdeel.SPREKEN))
    exam_names = unicodedata.normalize("NFKC", f"{own.text('part_LE')}{own.text('comma')}{own.text('part_SP')}")

    if not own.right_to_left:  # a program reads the pieces of a mixed line from left to right
        assert exam_names in some
        assert unicodedata.normalize("NFKC", own.text("level", level="A2")) not in some
    assert "B1" in some
    assert exam_names not in _printed(language, plan=plan)


def test_hours_have_the_decimal_sign_of_the_language() -> None:
    activiteit = replace(TIMED, slots=())
    plan = replace(FULL.plan, doelen=(replace(FULL.plan.doelen[0], activiteiten=(activiteit,)),))

    assert "Taalles en KNM (7,5 uur per week)" in _printed("nl", plan=plan)
    assert "Taalles en KNM (7.5 hours a week)" in _printed("en", plan=plan)


def test_the_week_runs_in_the_direction_of_the_language() -> None:
    assert _day_places("en") == sorted(_day_places("en"))
    assert _day_places("ar") == sorted(_day_places("ar"), reverse=True)


def _day_places(language: str) -> list[float]:
    """The horizontal positions of the moments of Monday, Tuesday and Wednesday."""
    positions: dict[str, float] = {}
    plan = replace(
        FULL.plan,
        doelen=(
            replace(
                FULL.plan.doelen[0],
                activiteiten=tuple(
                    replace(TIMED, id=name, what=name, slots=(TimeSlot(weekday=day, start=time(9), until=time(10)),))
                    for day, name in enumerate(("eerste", "tweede", "derde"), start=1)
                ),
            ),
        ),
    )

    def visit(words: str, _graphics: list[float], matrix: list[float], *_: object) -> None:
        if words.strip() in ("eerste", "tweede", "derde"):
            positions[words.strip()] = matrix[4]

    reader(summary_pdf(replace(FULL, plan=plan), language, TODAY)).pages[0].extract_text(visitor_text=visit)
    return [positions[name] for name in ("eerste", "tweede", "derde")]


@pytest.mark.parametrize("language", FOREIGN)
def test_every_page_says_that_nobody_checked_the_translation_in_both_languages(language: str) -> None:
    assert not words(language).checked
    for page in reader(summary_pdf(FULL, language, TODAY)).pages:
        assert "Deze vertaling is nog niet nagekeken." in page.extract_text()


def test_the_dutch_summary_has_no_line_about_an_unchecked_translation() -> None:
    assert "nagekeken" not in _printed("nl")


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("leerroute", Leerroute)
def test_a_large_plan_fits_on_two_pages(language: str, leerroute: Leerroute) -> None:
    file = summary_pdf(with_choice(a_heavy_pip(), Doelgroep.ASIELSTATUSHOUDER, leerroute), language, TODAY)

    assert len(reader(file).pages) <= 2
    content = [height for height in heights(file) if height > FOOT + 35]
    assert min(content) > MARGIN
    assert max(content) < A4 - FOOT


def test_goals_that_do_not_fit_are_counted() -> None:
    doelen = tuple(replace(FULL.plan.doelen[0], id=str(at), own_words=f"Doel{at}.") for at in range(9))

    printed = _printed("nl", plan=replace(FULL.plan, doelen=doelen))

    assert [f"Doel{at}." in printed for at in range(9)] == [at < GOALS_IN_SUMMARY for at in range(9)]
    assert f"Andere doelen in uw plan: {9 - GOALS_IN_SUMMARY}" in printed


def test_a_day_with_many_moments_says_how_many_more_there_are() -> None:
    slots = tuple(TimeSlot(weekday=1, start=time(8 + at), until=time(9 + at)) for at in range(6))
    doel = replace(FULL.plan.doelen[0], activiteiten=(replace(TIMED, slots=slots),))

    assert "+ 2" in _printed("nl", plan=replace(FULL.plan, doelen=(doel,)))


def test_a_long_wish_is_cut_between_words() -> None:
    assert shortened("een twee drie", 9) == "een twee…"
    assert shortened("een\n twee", 9) == "een twee"


def test_the_week_shown_is_the_fullest_of_the_coming_weeks() -> None:
    together = fullest([TIMED, DUAL], TODAY)
    over = fullest([TIMED], TODAY.replace(year=2030))

    assert together is not None
    assert {each.id for each in together.activiteiten} == {"a1", "a2"}
    assert over is not None
    assert fullest([], TODAY) is None


@pytest.mark.parametrize(("doelgroep", "leerroute"), EVERYONE)
def test_the_summary_promises_nothing_that_is_for_another_doelgroep(doelgroep: Doelgroep, leerroute: Leerroute) -> None:
    printed = text(summary_pdf(with_choice(FULL, doelgroep, leerroute), "nl", TODAY))

    asylum = doelgroep is Doelgroep.ASIELSTATUSHOUDER
    assert ("betaalt vaste lasten" in printed) is asylum
    assert ("800 uur mee in de samenleving" in printed) is (asylum and leerroute is Leerroute.Z)
    # The activities hold 104 hours of MAP and the plan states 40: every paper says the same number, the larger.
    assert ("(MAP): 104 uur" in printed) is (leerroute is not Leerroute.ONDERWIJS)
    assert "boete" not in printed


def test_the_summary_never_shows_the_bsn_and_a_draft_says_that_it_is_a_draft() -> None:
    draft = text(summary_pdf(CONCEPT, "en", TODAY))

    assert BSN not in _printed("nl")
    assert "DRAFT: this plan has not been decided yet." in draft
    assert "CONCEPT" in draft
    assert "object within six weeks" not in draft


@pytest.mark.parametrize("language", FOREIGN)
def test_on_a_draft_each_language_has_a_line_of_its_own(language: str) -> None:
    lines = reader(summary_pdf(CONCEPT, language, TODAY)).pages[0].extract_text().split("\n")

    assert "CONCEPT: dit plan is nog niet vastgesteld." in [each.strip() for each in lines]


def test_without_a_regievoerder_the_summary_names_the_gemeente() -> None:
    alone = replace(FULL, regievoerder="", handler_phone="", handler_email="", gemeente_contact="")

    assert "Vragen? Bel of schrijf Gemeente Duinmeer" in text(summary_pdf(alone, "nl", TODAY))


@pytest.mark.parametrize("language", FOREIGN)
def test_the_file_has_its_language_and_the_checksum(language: str) -> None:
    file = reader(summary_pdf(FULL, language, TODAY))

    assert str(file.root_object["/Lang"]) == language
    assert all(f"controlegetal {SHA[:16]}" in page.extract_text() for page in file.pages)
    assert SHA in file.pages[-1].extract_text()
    assert outline(summary_pdf(FULL, language, TODAY))


def test_an_empty_plan_still_prints_a_summary_with_whom_to_call() -> None:
    printed = text(summary_pdf(replace(CONCEPT, plan=Plan(), handler_phone="", handler_email=""), "nl", TODAY))

    assert "Vragen? Bel of schrijf" in printed
    assert "inburgering@duinmeer.example" in printed


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert summary_pdf(FULL, "ti", TODAY) == summary_pdf(FULL, "ti", TODAY)


def test_a_line_of_dutch_in_an_arabic_sheet_keeps_its_own_direction() -> None:
    paper = Paper(Letterhead(title="t", subject="s", gemeente="g", reference="r", made_on=TODAY))
    sheet = SummarySheet(paper, words("ar"), words("nl"))

    assert [each.right_to_left for each in sheet.lines("Hanna", 100, BODY, own=False)] == [False]
    assert [each.right_to_left for each in sheet.lines("B1 مسار", 100, BODY)] == [True]
    paper.close_typefaces()

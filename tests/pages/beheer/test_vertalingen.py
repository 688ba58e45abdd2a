"""Vertalingen in Beheer: the Dutch and another language side by side."""

from typing import Any

import pytest
from sqlmodel import Session

from access import Role, User
from actions.beheer.translations import TypedText, revise_texts
from forms.engine.library import latest
from forms.intake.translations import translation
from queries.intake.translations import corrections
from tests.builders import NOW, a_caseworker
from tests.pages.conftest import OpenPage, Page

TRANSLATION = translation("brede_intake", latest("brede_intake").version, "ar")
QUESTION = "kinderen_thuis.text"


@pytest.fixture
def yusra(session: Session) -> User:
    return a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra Abdi")


def beheer(open_page: OpenPage, by: User, domain: str = "huishouden") -> Page:
    """The part Vertalingen, in Arabic."""
    return open_page("beheer", by=by, deel="vertalingen", taal="ar", domein=domain)


def field(page: Page, key: str) -> Any:
    """The field of one text."""
    fields = [*page.app.text_input, *page.app.text_area]
    return next(each for each in fields if each.key == f"vertaling:ar:{key}:tekst")


def press(page: Page, subject: str, deed: str) -> Page:
    """Press a button of the form of one question; `subject` is the key of its first text."""
    next(each for each in page.app.button if each.key == f"vertaling:ar:{subject}:{deed}").click()
    return page.run()


def test_who_only_checks_translations_sees_no_other_part_of_beheer(open_page: OpenPage, yusra: User) -> None:
    page = open_page("beheer", by=yusra)

    assert "Medewerkers" not in page.text
    assert "Wat u hier verbetert, geldt meteen voor uw gemeente" in page.text


def test_a_beheerder_sees_the_translations_and_the_other_parts(session: Session, open_page: OpenPage) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER)

    page = beheer(open_page, bea)

    assert "Wonen er kinderen bij u?" in page.text
    assert "Medewerkers" in page.text


def test_dutch_and_translation_are_shown_side_by_side_with_the_progress(open_page: OpenPage, yusra: User) -> None:
    page = beheer(open_page, yusra)

    assert field(page, QUESTION).value == TRANSLATION.texts[QUESTION]
    assert "0 van " in page.text
    assert "Vraag · concept" in page.text


def test_a_correction_counts_at_once_and_stays_a_concept(session: Session, open_page: OpenPage, yusra: User) -> None:
    page = beheer(open_page, yusra)

    field(page, QUESTION).set_value("هل عندك أطفال؟")
    press(page, QUESTION, "opslaan")

    (correction,) = corrections(session, translation=TRANSLATION, seen_by=yusra).values()
    assert (correction.text, correction.checked) == ("هل عندك أطفال؟", False)
    assert "Opgeslagen." in page.text
    assert "concept, in uw gemeente gewijzigd" in page.text


def test_a_confirmed_question_says_by_whom_and_when(open_page: OpenPage, yusra: User) -> None:
    page = press(beheer(open_page, yusra), QUESTION, "nagekeken")

    assert "nagekeken door Yusra Abdi op 21 november 2026" in page.text
    assert "Opgeslagen en nagekeken." in page.text
    assert "2 van " in page.text


def test_saving_twice_gives_no_conflict_with_the_own_change(session: Session, open_page: OpenPage, yusra: User) -> None:
    page = beheer(open_page, yusra)
    for text in ("واحد", "اثنان"):
        field(page, QUESTION).set_value(text)
        press(page, QUESTION, "opslaan")

    assert corrections(session, translation=TRANSLATION, seen_by=yusra)[QUESTION].text == "اثنان"


def test_the_text_of_a_colleague_is_shown_and_overwritten_only_on_a_second_press(
    session: Session, open_page: OpenPage, yusra: User
) -> None:
    page = beheer(open_page, yusra)
    new_texts = [TypedText(key=QUESTION, text="نص الزميل", seen_version=0)]
    revise_texts(session, translation=TRANSLATION, texts=new_texts, confirm=False, by=yusra, at=NOW)

    field(page, QUESTION).set_value("نصي")
    press(page, QUESTION, "opslaan")
    assert "een collega was eerder. Daar staat nu: نص الزميل" in page.text
    assert corrections(session, translation=TRANSLATION, seen_by=yusra)[QUESTION].text == "نص الزميل"

    press(page, QUESTION, "opslaan")
    assert corrections(session, translation=TRANSLATION, seen_by=yusra)[QUESTION].text == "نصي"


def test_the_text_of_a_colleague_is_shown_where_nothing_was_typed(
    session: Session, open_page: OpenPage, yusra: User
) -> None:
    page = beheer(open_page, yusra)
    new_texts = [TypedText(key=QUESTION, text="نص الزميل", seen_version=0)]
    revise_texts(session, translation=TRANSLATION, texts=new_texts, confirm=False, by=yusra, at=NOW)

    page.run()

    assert field(page, QUESTION).value == "نص الزميل"


def test_an_emptied_text_is_refused_at_its_place(session: Session, open_page: OpenPage, yusra: User) -> None:
    page = beheer(open_page, yusra)

    field(page, QUESTION).set_value("")
    press(page, QUESTION, "opslaan")

    assert "Een vertaling mag niet leeg zijn" in page.text
    assert corrections(session, translation=TRANSLATION, seen_by=yusra) == {}


def test_the_list_can_be_limited_to_texts_to_check_or_translate(open_page: OpenPage, yusra: User) -> None:
    page = press(beheer(open_page, yusra), QUESTION, "nagekeken")

    page.pick("Toon", "concept").run()
    assert not [each for each in page.app.text_input if each.key == f"vertaling:ar:{QUESTION}:tekst"]

    page.pick("Toon", "leeg").run()
    assert "nog niet vertaald" in page.text


def test_a_domein_with_many_questions_is_split_into_pages(open_page: OpenPage, yusra: User) -> None:
    page = beheer(open_page, yusra)
    assert "Bladzijde 1 van" in page.text

    page.press("Volgende")

    assert "Bladzijde 2 van" in page.text

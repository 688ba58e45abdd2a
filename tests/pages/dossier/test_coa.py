"""The list from COA on the screen Nieuw dossier: shown first, then imported completely or not at all."""

from datetime import date

import pytest
from sqlmodel import Session, select

from access import Role, User
from models import Dossier
from tests.builders import a_caseworker, a_dossier
from tests.pages.conftest import OpenPage, Page

LIST = "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tLand\n2712345678\tTesfay\tSelam\t4-3-1995\tEritrea"


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER)


def with_list(open_page: OpenPage, by: User, text: str) -> Page:
    page = open_page("nieuw", by=by)
    page.pick("Hoe wilt u invoeren?", "lijst").run()
    return page.type("Lijst plakken", text).run()


def test_a_pasted_list_is_shown_first_and_imported_on_a_press(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST)
    assert "Nieuw dossier" in page.text
    assert session.exec(select(Dossier)).all() == []

    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]
    assert "1 nieuw dossier" in page.text


def test_a_wrong_cell_is_named_and_nothing_can_be_imported(session: Session, open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST.replace("4-3-1995", "31-2-1995").replace("Eritrea", "Atlantis"))

    assert "Deze dag bestaat niet" in page.text
    assert "Dit land, deze taal of deze nationaliteit is niet bekend" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]
    assert session.exec(select(Dossier)).all() == []


def test_text_that_is_not_a_list_gets_an_explanation(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, "Alleen één regel")

    assert "De eerste regel zegt wat elke kolom is" in page.text


def test_an_ondersteuner_cannot_reach_the_import(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert "Lijst van het COA" not in page.text


ALI = "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tTelefoon\n2799999999\tAli\tMohammed\t1-1-1990\t0612345678"


def test_who_may_be_somebody_of_a_dossier_is_shown_beside_it_and_nothing_is_taken_in_before_a_choice(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    a_dossier(session, karim, given_names="Mohammed", family_name="Ali", birth_date=date(1990, 1, 1), v_number="271")
    page = with_list(open_page, karim, ALI)
    assert "Wie is dit?" in page.text and "2799999999 | 271 | **verschilt**" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]

    page.app.radio[0].set_value("Dit is iemand anders: nieuw dossier").run()
    page.press("1 persoon inlezen")

    rows = session.exec(select(Dossier.v_number, Dossier.phone).order_by(Dossier.number)).all()
    assert rows == [("271", ""), ("2799999999", "0612345678")]


def test_both_rows_with_one_v_number_are_named_and_one_must_be_left_out(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, ALI + "\n2799999999\tAly\tMohamed\t1-1-1990\t")
    assert [each.label for each in page.app.radio] == ["Wie is dit (regel 1)?", "Wie is dit (regel 2)?"]
    assert page.app.radio[0].options == ["Deze regel overslaan"]

    page.app.radio[1].set_value("Deze regel overslaan").run()
    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Ali"]


def test_a_row_that_is_no_person_can_be_left_out_and_the_others_go_in(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST + "\n\tTotaal: 1\t\t\t")
    assert not [each for each in page.app.button if "inlezen" in each.label]

    page.press("1 regel met een fout overslaan")
    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]


def test_every_row_is_shown_with_all_its_fields_now_and_then(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    a_dossier(session, karim, given_names="Selam", family_name="Tesfay", birth_date=date(1995, 3, 4), country="SY")

    page = with_list(open_page, karim, LIST)

    (shown,) = page.app.dataframe[0].value.to_dict("records")
    assert shown["V-nummer"] == "leeg → 2712345678"
    assert shown["Land van herkomst"] == "Syrië blijft (lijst: Eritrea)"
    assert shown["Wat er gebeurt"] == "Dossier 2026-0001: aanvullen wat nog leeg is"

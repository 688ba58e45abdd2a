"""The list from COA on the screen Nieuw dossier: look first, then take in all of it or nothing."""

import pytest
from sqlmodel import Session, select

from access import Role, User
from models import Dossier
from tests.builders import a_caseworker
from tests.pages.conftest import OpenPage, Page

LIST = "V-nummer\tAchternaam\tVoornamen\tGeboortedatum\tLand\n2712345678\tTesfay\tSelam\t4-3-1995\tEritrea"


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER)


def with_list(open_page: OpenPage, by: User, text: str) -> Page:
    page = open_page("nieuw", by=by)
    page.pick("Hoe wilt u invoeren?", "lijst").run()
    return page.type("Lijst plakken", text).run()


def test_a_pasted_list_is_shown_first_and_taken_in_on_a_press(
    session: Session, open_page: OpenPage, karim: User
) -> None:
    page = with_list(open_page, karim, LIST)
    assert "Nieuw dossier" in page.text
    assert session.exec(select(Dossier)).all() == []

    page.press("1 persoon inlezen")

    assert session.exec(select(Dossier.family_name)).all() == ["Tesfay"]
    assert "1 nieuw dossier" in page.text


def test_a_wrong_cell_is_named_and_nothing_can_be_taken_in(session: Session, open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, LIST.replace("4-3-1995", "31-2-1995").replace("Eritrea", "Atlantis"))

    assert "Deze dag bestaat niet" in page.text
    assert "Dit land of deze taal is niet bekend" in page.text
    assert not [each for each in page.app.button if "inlezen" in each.label]
    assert session.exec(select(Dossier)).all() == []


def test_what_is_no_list_says_what_to_do(open_page: OpenPage, karim: User) -> None:
    page = with_list(open_page, karim, "Alleen één regel")

    assert "De regel met de koppen zegt wat elke kolom is" in page.text


def test_an_ondersteuner_cannot_reach_it(session: Session, open_page: OpenPage) -> None:
    page = open_page("nieuw", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert "Lijst van het COA" not in page.text

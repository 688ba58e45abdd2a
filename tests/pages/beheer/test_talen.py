"""The screen Talen en tolken."""

from datetime import date
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, User
from actions.beheer.languages import TolkFacts, add_tolk, set_own_languages
from models import Dossier
from queries.beheer.languages import roster
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage, Page


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


def talks_on(session: Session, dossier_id: UUID, on: date = TODAY) -> None:
    """A talk was agreed for this day."""
    session.exec(sa.update(Dossier).where(col(Dossier.id) == dossier_id).values(next_talk_on=on))
    session.commit()


def choose(page: Page, label: str, codes: list[str]) -> Page:
    """Choose in the list of languages with this label."""
    next(each for each in page.app.multiselect if each.label == label).set_value(codes)
    return page


def test_a_talk_in_a_language_that_nobody_speaks_is_marked(session: Session, open_page: OpenPage, sanne: User) -> None:
    talks_on(session, a_dossier(session, sanne, language="ti", interpreter=True))

    page = open_page("talen", by=sanne)

    assert "Amina Haile" in page.text
    assert "**Tigrinya**, met tolk" in page.text
    assert "Niemand spreekt deze taal" in page.text


def test_caseworkers_and_interpreters_for_the_language_are_named(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    talks_on(session, a_dossier(session, sanne, language="ti"))
    set_own_languages(session, languages=["ti"], by=sanne, at=NOW)
    add_tolk(
        session,
        tolk_id=UUID(int=7),
        facts=TolkFacts(name="Selma", languages=["ti"], phone="06 1", note=""),
        by=sanne,
        at=NOW,
    )

    page = open_page("talen", by=sanne)

    assert "spreekt dit: Sanne de Boer · tolk: Selma" in page.text
    assert "Niemand spreekt" not in page.text


def test_a_talk_in_dutch_or_without_a_language_needs_no_interpreter(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    talks_on(session, a_dossier(session, sanne, language="nl"))
    talks_on(session, a_dossier(session, sanne, given_names="Nour", birth_date=date(1980, 1, 1)))

    page = open_page("talen", by=sanne)

    assert "**Nederlands**" in page.text
    assert "Taal nog niet ingevuld" in page.text
    assert "Niemand spreekt" not in page.text


def test_a_week_without_talks_says_so(open_page: OpenPage, sanne: User) -> None:
    assert "Deze week staat er geen gesprek gepland" in open_page("talen", by=sanne).text


def test_somebody_tells_the_own_languages(session: Session, open_page: OpenPage, sanne: User) -> None:
    page = open_page("talen", by=sanne)

    choose(page, "In welke talen kunt u een gesprek voeren?", ["ar", "fr"]).press("Mijn talen opslaan")

    assert roster(session, seen_by=sanne).speakers[0].languages == ("ar", "fr")
    (table,) = page.app.dataframe
    assert table.value["Talen naast Nederlands"].tolist() == ["Arabisch, Frans"]


def test_an_interpreter_is_added_changed_and_removed(session: Session, open_page: OpenPage, sanne: User) -> None:
    page = open_page("talen", by=sanne).press("Tolk toevoegen")

    choose(page.type("Naam van de tolk", "Selma Idris").type("Telefoon", "06 1"), "Talen", ["ti"]).press("Tolk opslaan")
    assert "Selma Idris" in page.text
    assert "Naam van de tolk" not in page.text

    page.press("Wijzigen").type("Telefoon", "06 2").press("Tolk opslaan")
    assert "06 2" in page.text

    page.press("Wijzigen").press("Tolk weghalen")
    assert "Nog geen tolken" in page.text


def test_a_mistake_is_shown_in_the_form_and_the_typed_text_stays(open_page: OpenPage, sanne: User) -> None:
    page = open_page("talen", by=sanne).press("Tolk toevoegen").type("Telefoon", "06 1")

    page.press("Tolk opslaan")

    assert "Naam: Vul dit nog in." in page.text
    assert "Talen: Vul dit nog in." in page.text
    assert page.value("Telefoon") == "06 1"


def test_a_cancelled_form_saves_nothing(session: Session, open_page: OpenPage, sanne: User) -> None:
    page = open_page("talen", by=sanne).press("Tolk toevoegen").type("Naam van de tolk", "Selma").press("Annuleren")

    assert "Nog geen tolken" in page.text
    assert roster(session, seen_by=sanne).tolken == ()


def test_an_ondersteuner_sees_the_interpreters_and_cannot_change_them(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    add_tolk(
        session,
        tolk_id=UUID(int=7),
        facts=TolkFacts(name="Selma", languages=["ti"], phone="06 1", note=""),
        by=sanne,
        at=NOW,
    )

    page = open_page("talen", by=a_caseworker(session, role=Role.ONDERSTEUNER))

    assert "Selma" in page.text
    assert not [each.label for each in page.app.button if each.label in ("Wijzigen", "Tolk toevoegen")]


def test_a_partner_does_not_see_who_speaks_what(session: Session, open_page: OpenPage) -> None:
    page = open_page("talen", by=a_caseworker(session, role=Role.PARTNER))

    assert any("Dit mag niet met uw rol" in each.value for each in [*page.app.warning, *page.app.error])
    assert "Tolken" not in page.text

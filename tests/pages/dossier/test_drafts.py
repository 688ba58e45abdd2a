"""What somebody types in a form and does not save is there when they come back, and gone when it was saved."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import User
from models import Contact, Draft
from tests.builders import NOW, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage, Page

NOTE = "Wat is er besproken?"
OFFER = "U begon hier op 21 november om 11.00 uur. Alleen u kunt het lezen."


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def typed(open_page: OpenPage, sanne: User, dossier_id: UUID, note: str = "Kennisgemaakt met Ali.") -> Page:
    """A page on which a contact was begun and not saved."""
    page = open_page("dossier", by=sanne, dossier=str(dossier_id)).press("Contact vastleggen")
    return page.pick("Soort contact", "huisbezoek").fill(NOTE, note)


def test_what_was_typed_is_offered_on_return_and_is_all_there(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    assert "Concept bewaard 11:00" in typed(open_page, sanne, dossier_id).text

    again = open_page("dossier", by=sanne, at=NOW + timedelta(hours=2), dossier=str(dossier_id))

    assert OFFER in again.text
    assert "Kennisgemaakt" not in again.text
    again.press("Verder schrijven")
    assert again.value(NOTE) == "Kennisgemaakt met Ali."
    assert again.value("Soort contact") == "huisbezoek"
    assert OFFER not in again.text
    again.press("Opslaan")
    assert session.exec(select(Contact.kind, Contact.note)).all() == [("huisbezoek", "Kennisgemaakt met Ali.")]
    assert session.exec(select(Draft)).all() == []
    assert "Concept bewaard" not in again.text


def test_a_draft_that_is_thrown_away_is_not_offered_again(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    typed(open_page, sanne, dossier_id)

    again = open_page("dossier", by=sanne, dossier=str(dossier_id)).press("Weggooien")

    assert OFFER not in again.text
    assert again.press("Contact vastleggen").value(NOTE) == ""
    assert session.exec(select(Draft)).all() == []


def test_cancelling_throws_the_draft_away(session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID) -> None:
    typed(open_page, sanne, dossier_id).press("Annuleren")

    assert session.exec(select(Draft)).all() == []


def test_a_form_that_was_opened_and_left_is_no_draft(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    page = open_page("dossier", by=sanne, dossier=str(dossier_id)).press("Contact vastleggen").run()
    page.fill(NOTE, "x").fill(NOTE, "")

    assert session.exec(select(Draft)).all() == []
    assert "Concept bewaard" not in page.text


def test_what_was_sent_and_refused_stays_as_a_draft(
    session: Session, open_page: OpenPage, sanne: User, dossier_id: UUID
) -> None:
    page = open_page("dossier", by=sanne, dossier=str(dossier_id)).press("Contact vastleggen")

    page.type("Datum", "31 februari").type(NOTE, "Kennisgemaakt.").press("Opslaan")

    assert len(session.exec(select(Draft)).all()) == 1
    again = open_page("dossier", by=sanne, dossier=str(dossier_id)).press("Verder schrijven")
    assert (again.value("Datum"), again.value(NOTE)) == ("31 februari", "Kennisgemaakt.")


def test_a_new_dossier_is_a_draft_of_no_dossier(session: Session, open_page: OpenPage, sanne: User) -> None:
    open_page("nieuw", by=sanne).fill("Voornamen", "Ali")

    again = open_page("nieuw", by=sanne)

    assert OFFER in again.text
    assert again.press("Verder schrijven").value("Voornamen") == "Ali"
    assert session.exec(select(Draft.dossier_id)).all() == [None]

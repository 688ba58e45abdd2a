"""Joining two dossiers on the screen of one of them: side by side first, and undone within a day."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.intake.intake import start_intake
from models import Dossier
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage, Page

JOIN = "Samenvoegen tot één dossier"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def kept_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, phone="06 1")


@pytest.fixture
def closed_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, phone="06 2", v_number="2712000001")


def side_by_side(open_page: OpenPage, by: User, dossier_id: UUID) -> Page:
    return open_page("dossier", by=by, dossier=str(dossier_id), samenvoegen="2026-0002")


def joined(session: Session, dossier_id: UUID) -> UUID | None:
    session.expire_all()
    return session.get_one(Dossier, dossier_id).joined_into_id


def test_two_dossiers_are_seen_side_by_side_and_joined_after_a_choice_for_each_difference(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    page = side_by_side(open_page, sanne, kept_id)
    assert "Komt uit 2026-0002: V-nummer: 2712000001" in page.text
    assert "Nog te kiezen: 1." in page.text
    assert page.app.button(key=_key(page, JOIN)).disabled

    page.app.radio[0].set_value(closed_id).run()
    page.press(JOIN)

    assert joined(session, closed_id) == kept_id
    assert session.get_one(Dossier, kept_id).phone == "06 2"
    assert page.went[-1] == ("dossier", {"dossier": str(kept_id)})


def _key(page: Page, label: str) -> str:
    (found,) = (each for each in page.app.button if each.label == label)
    return str(found.key)


def test_the_other_dossier_can_be_the_one_that_stays(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    page = side_by_side(open_page, sanne, kept_id)

    page.pick("Welk dossier blijft?", "2026-0002").run()
    page.app.radio[0].set_value(closed_id).run()
    page.press(JOIN)

    assert joined(session, kept_id) == closed_id


def test_what_cannot_become_one_is_said_and_asked(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    for each in (kept_id, closed_id):
        start_intake(session, dossier_id=each, by=sanne, at=NOW, on=TODAY)
    page = side_by_side(open_page, sanne, kept_id)
    page.app.radio[0].set_value(kept_id).run()
    assert "Allebei hebben ze een brede intake" in page.text and "Nog te kiezen: 1." in page.text

    page.app.checkbox[0].check().run()
    page.press(JOIN)

    assert joined(session, closed_id) == kept_id
    assert "Brede intake die in 2026-0002 bleef" in open_page("dossier", by=sanne, dossier=str(kept_id)).text


def test_the_joining_can_be_undone_within_a_day_and_not_after(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    page = side_by_side(open_page, sanne, kept_id)
    page.app.radio[0].set_value(kept_id).run()
    page.press(JOIN)
    later = open_page("dossier", by=sanne, dossier=str(kept_id), at=NOW + timedelta(hours=25))
    assert "Dossier 2026-0002 is hiermee samengevoegd" in later.text
    assert "ongedaan" not in later.text

    open_page("dossier", by=sanne, dossier=str(kept_id)).press("Samenvoegen ongedaan maken")

    assert joined(session, closed_id) is None


@pytest.mark.parametrize("path", ["dossier", "intake", "pip", "voortgang"])
def test_the_closed_pointer_leads_on_to_the_dossier_that_stays(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID, path: str
) -> None:
    page = side_by_side(open_page, sanne, kept_id)
    page.app.radio[0].set_value(kept_id).run()
    page.press(JOIN)

    assert (path, {"dossier": str(kept_id)}) in open_page(path, by=sanne, dossier=str(closed_id)).went
    stayed = open_page(path, by=sanne, dossier=str(closed_id), gesloten="ja")
    assert "is samengevoegd met een ander dossier" in stayed.text
    assert (path, {"dossier": str(kept_id)}) not in stayed.went
    assert "Dossier heropenen" not in [each.label for each in stayed.app.button]


def test_dossiers_that_may_be_of_this_person_are_offered(
    session: Session, open_page: OpenPage, sanne: User, kept_id: UUID, closed_id: UUID
) -> None:
    page = open_page("dossier", by=sanne, dossier=str(kept_id))
    (place,) = (each for each in page.app.expander if each.label.startswith("Samenvoegen met"))

    assert place.label == "Samenvoegen met een ander dossier van deze persoon"


def test_a_kansverkenner_cannot_join(session: Session, open_page: OpenPage) -> None:
    tom = a_caseworker(session, role=Role.KANSVERKENNER)
    made = a_dossier(session, tom)

    page = open_page("dossier", by=tom, dossier=str(made), samenvoegen="2026-0001")

    assert "amenvoegen" not in page.text
    assert session.exec(select(Dossier.joined_into_id)).all() == [None]

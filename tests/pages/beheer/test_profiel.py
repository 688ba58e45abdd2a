"""The screen of one's own account."""

from dataclasses import replace
from datetime import timedelta

from sqlmodel import Session, select

from access import Role, User
from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket
from actions.deed.audit import record_view
from models import Caseworker, LoginSession
from tests.builders import NOW, PASSWORD, a_caseworker, a_dossier, shared_with
from tests.pages.conftest import OpenPage, Page
from widgets.frame.login import password_matches

NEW = "vier losse woorden samen"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36"
RULES = LoginRules(
    tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=timedelta(minutes=15), life=timedelta(hours=10)
)


def logged_in(session: Session, user: User, device: str) -> User:
    """The user with a login on this device."""
    ticket = issue_ticket(
        session,
        attempt=LoginTry(username=user.username, password=PASSWORD, address="10.0.0.1", device=device),
        matches=lambda _name, password, _hash: password == PASSWORD,
        rules=RULES,
        at=NOW,
    )
    enter(session, ticket=ticket, at=NOW)
    newest = session.exec(select(LoginSession.id).where(LoginSession.device == device)).one()
    return replace(user, login_id=newest)


def change(page: Page, old: str, new: str, again: str) -> Page:
    """Fill in the form and send it."""
    page.type("Oud wachtwoord", old).type("Nieuw wachtwoord", new).type("Nog een keer", again)
    return page.press("Wachtwoord wijzigen")


def test_a_changed_password_works_and_ends_every_login(session: Session, open_page: OpenPage) -> None:
    sanne = logged_in(session, a_caseworker(session), FIREFOX)

    page = change(open_page("profiel", by=sanne), PASSWORD, NEW, NEW)

    session.expire_all()
    assert "Uw wachtwoord is gewijzigd en u bent overal uitgelogd" in page.text
    assert password_matches(sanne.username, NEW, session.get_one(Caseworker, sanne.id).password_hash)
    assert session.exec(select(LoginSession.ended_reason)).all() == ["password_changed"]


def test_a_wrong_password_is_explained_and_nothing_changes(session: Session, open_page: OpenPage) -> None:
    sanne = logged_in(session, a_caseworker(session), FIREFOX)
    page = open_page("profiel", by=sanne)

    assert "Dit is niet uw oude wachtwoord." in change(page, "geraden", NEW, NEW).text
    assert "niet hetzelfde als het nieuwe wachtwoord" in change(page, PASSWORD, NEW, "iets anders").text
    assert "minstens 12 tekens" in change(page, PASSWORD, "kort", "kort").text
    assert "ander wachtwoord dan het oude" in change(page, PASSWORD, PASSWORD, PASSWORD).text
    session.expire_all()
    assert password_matches(sanne.username, PASSWORD, session.get_one(Caseworker, sanne.id).password_hash)


def test_my_logins_are_listed_by_device_and_can_be_ended(session: Session, open_page: OpenPage) -> None:
    sanne = a_caseworker(session)
    logged_in(session, sanne, CHROME)
    here = logged_in(session, sanne, FIREFOX)
    logged_in(session, a_caseworker(session), "curl")

    page = open_page("profiel", by=here)

    assert "Firefox op Windows · **dit apparaat**" in page.text
    assert "Chrome op Android" in page.text
    assert "Onbekend apparaat" not in page.text
    ends = [each for each in page.app.button if each.label == "Beëindigen"]
    phone = session.exec(select(LoginSession.id).where(LoginSession.device == CHROME)).one()
    next(each for each in ends if str(phone) in str(each.key)).click()
    assert "Chrome op Android" not in page.run().text
    assert "Firefox op Windows" in page.text


def test_i_see_which_colleagues_looked_at_my_dossiers(session: Session, open_page: OpenPage) -> None:
    sanne, tom = a_caseworker(session), a_caseworker(session, role=Role.KANSVERKENNER, name="Tom Willems")
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, tom)
    record_view(session, dossier_id=dossier_id, screen="dossier", by=tom, at=NOW - timedelta(days=2))

    (table,) = open_page("profiel", by=sanne).app.dataframe

    assert table.value.to_dict("records") == [
        {
            "Collega": "Tom Willems",
            "Dossier": "2026-0001",
            "Inburgeraar": "Amina Haile",
            "Keren": 1,
            "Laatst": "19-11-2026 11:00",
        }
    ]


def test_without_visits_of_colleagues_the_page_says_so(session: Session, open_page: OpenPage) -> None:
    assert "keek geen collega in uw dossiers" in open_page("profiel", by=a_caseworker(session)).text


def test_a_beheerder_has_a_profile_without_dossiers(session: Session, open_page: OpenPage) -> None:
    page = open_page("profiel", by=a_caseworker(session, role=Role.BEHEERDER))

    assert "Wachtwoord wijzigen" in page.text
    assert "Wie keek in mijn dossiers" not in page.text

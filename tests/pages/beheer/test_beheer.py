"""The screen where a beheerder looks after accounts and the gemeente."""

import re

import pytest
from sqlmodel import Session, select

from access import Role, Scope, User
from actions.beheer.caseworkers import disable_caseworker
from models import Caseworker, Gemeente
from tests.builders import NOW, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage, Page
from widgets.frame.login import password_matches

MADE_UP = re.compile(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}")


@pytest.fixture
def bea(session: Session) -> User:
    """The beheerder of Duinmeer."""
    return a_caseworker(session, role=Role.BEHEERDER, name="Bea Jansen", username="bea")


def rows(page: Page) -> list[dict[str, object]]:
    """The lines of the one table on the page."""
    (table,) = page.app.dataframe
    records: list[dict[str, object]] = table.value.to_dict("records")
    return records


def password_on(page: Page) -> str:
    """The password that is shown to be copied."""
    (shown,) = page.app.code
    assert MADE_UP.fullmatch(shown.value)
    return str(shown.value)


def test_only_the_own_team_is_listed_with_role_and_dossiers(session: Session, open_page: OpenPage, bea: User) -> None:
    a_dossier(session, a_caseworker(session, username="sanne"))
    a_caseworker(session, gemeente="Veenrand", name="Wout Hendriks")

    page = open_page("beheer", by=bea)

    members = [(row["Naam"], row["Rol"], row["Open dossiers"], row["Laatst gezien"]) for row in rows(page)]
    assert members == [("Bea Jansen", "beheerder", 0, "nog nooit"), ("Sanne de Boer", "regievoerder", 1, "nog nooit")]


def test_a_new_account_gets_a_password_that_is_shown_once(session: Session, open_page: OpenPage, bea: User) -> None:
    page = open_page("beheer", by=bea).type("Gebruikersnaam", "P.Visser").type("Naam", "Petra Visser")

    page.pick("Rol", Role.COORDINATOR).press("Account toevoegen")

    shown = password_on(page)
    petra = session.exec(select(Caseworker).where(Caseworker.username == "p.visser")).one()
    assert (petra.name, petra.role, petra.scope) == ("Petra Visser", Role.COORDINATOR, Scope.GEMEENTE)
    assert password_matches("p.visser", shown, petra.password_hash)
    assert "Petra Visser" in [row["Naam"] for row in rows(page)]
    assert page.value("Gebruikersnaam") == ""
    assert not page.run().app.code


def test_a_wrong_account_says_so_at_the_field_and_keeps_what_was_typed(open_page: OpenPage, bea: User) -> None:
    page = open_page("beheer", by=bea).type("Gebruikersnaam", "bea").type("Naam", "Bea de Tweede")

    page.press("Account toevoegen")

    assert "Deze gebruikersnaam is al in gebruik" in page.text
    assert page.value("Naam") == "Bea de Tweede"
    assert len(rows(page)) == 1


def test_a_role_can_be_changed(session: Session, open_page: OpenPage, bea: User) -> None:
    sanne = a_caseworker(session, username="sanne")
    page = open_page("beheer", by=bea).pick("Medewerker", "sanne").run()

    page.pick("Rol wijzigen", Role.COORDINATOR).pick("Ziet", Scope.GEMEENTE).press("Wijziging opslaan")

    session.expire_all()
    caseworker = session.get_one(Caseworker, sanne.id)
    assert (caseworker.role, caseworker.scope) == (Role.COORDINATOR, Scope.GEMEENTE)
    assert "Sanne de Boer is opgeslagen" in page.text


def test_a_partner_never_sees_all_dossiers_of_the_gemeente(session: Session, open_page: OpenPage, bea: User) -> None:
    marijke = a_caseworker(session, username="marijke", role=Role.COORDINATOR)
    page = open_page("beheer", by=bea).pick("Medewerker", "marijke").run()

    page.pick("Rol wijzigen", Role.PARTNER).press("Wijziging opslaan")

    assert "Een partner ziet alleen wat een PIP-team met hem deelt" in page.text
    session.expire_all()
    assert session.get_one(Caseworker, marijke.id).role is Role.COORDINATOR
    page.pick("Ziet", Scope.OWN).press("Wijziging opslaan")
    session.expire_all()
    assert session.get_one(Caseworker, marijke.id).role is Role.PARTNER


def test_an_account_with_open_dossiers_stays_open_and_the_dossiers_are_listed(
    session: Session, open_page: OpenPage, bea: User
) -> None:
    a_dossier(session, a_caseworker(session, username="sanne"))

    page = open_page("beheer", by=bea).pick("Medewerker", "sanne").run().press("Account sluiten")

    assert "nog regievoerder van open dossiers" in page.text
    assert "2026-0001" in page.text
    assert {row["Account"] for row in rows(page)} == {"open"}


def test_an_account_is_closed_and_opened_again(session: Session, open_page: OpenPage, bea: User) -> None:
    a_caseworker(session, username="sanne")
    page = open_page("beheer", by=bea).pick("Medewerker", "sanne").run()

    page.press("Account sluiten")
    assert [row["Account"] for row in rows(page)] == ["open", "gesloten"]

    page.press("Account weer openen")
    assert [row["Account"] for row in rows(page)] == ["open", "open"]


def test_nobody_can_close_their_own_account(open_page: OpenPage, bea: User) -> None:
    page = open_page("beheer", by=bea).pick("Medewerker", "bea").run()

    assert "Account sluiten" not in page.text


def test_a_new_password_replaces_the_old_one(session: Session, open_page: OpenPage, bea: User) -> None:
    sanne = a_caseworker(session, username="sanne")
    page = open_page("beheer", by=bea).pick("Medewerker", "sanne").run().press("Nieuw wachtwoord maken")

    session.expire_all()
    assert password_matches("sanne", password_on(page), session.get_one(Caseworker, sanne.id).password_hash)


def test_the_settings_of_the_gemeente_are_kept(session: Session, open_page: OpenPage, bea: User) -> None:
    page = open_page("beheer", by=bea, deel="gemeente").type("Adres", "Raadhuisplein 1")

    page.press("Instellingen opslaan")

    session.expire_all()
    assert session.get_one(Gemeente, bea.gemeente_id).address == "Raadhuisplein 1"
    assert "Gemeente Duinmeer is opgeslagen" in page.text


def test_settings_without_a_name_are_refused_and_stay_on_the_screen(open_page: OpenPage, bea: User) -> None:
    page = open_page("beheer", by=bea, deel="gemeente").type("Naam van de gemeente", " ").type("Adres", "Dijk 1")

    page.press("Instellingen opslaan")

    assert "Vul een naam in." in page.text
    assert page.value("Adres") == "Dijk 1"


def test_the_log_tells_who_did_what_to_whom(session: Session, open_page: OpenPage, bea: User) -> None:
    a_caseworker(session, username="sanne")
    disable_caseworker(session, username="sanne", by=bea, at=NOW)

    (line,) = rows(open_page("beheer", by=bea, deel="logboek"))

    assert line == {
        "Wanneer": "21-11-2026 11:00",
        "Wat": "Account gesloten",
        "Van wie": "Sanne de Boer",
        "Door": "Bea Jansen",
    }


def test_who_does_not_manage_accounts_sees_no_accounts(session: Session, open_page: OpenPage) -> None:
    page = open_page("beheer", by=a_caseworker(session))

    assert not page.app.dataframe
    assert "Dit mag niet met uw rol" in page.text

"""Intake, plan, a second version and DUO in the browser, in three leerroutes and two doelgroepen."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import select

from access import User
from actions.pip.draft import draft_pip
from doors.clock import now, today
from forms.engine.answers import Json
from models import DuoBericht, Pip
from rules.law.terms import Doelgroep, Leerroute
from tests.browser.conftest import StartServer
from tests.browser.people import (
    AT_REST,
    INTAKE,
    Case,
    a_case,
    a_colleague,
    answer_the_law,
    answered,
    becomes,
    let_in,
    server_session,
)
from tests.browser.servers import Server
from tests.databases import DatabasePool
from tests.duo.conftest import OURS, THEIRS, duo_url
from tests.plans import ANSWERS, FACTS, a_doel, answer_plan
from texts.wording.labels import LEERROUTES

__all__ = ["duo_url"]
WHY = "We spreken andere hulp af."
BSN = "999990019"
OF_ROUTE: dict[Leerroute, dict[str, Json]] = {
    Leerroute.B1: {},
    Leerroute.ONDERWIJS: {"map_invulling": None, "map_uren": None},
    Leerroute.Z: {"niveau": None, "afwijken_leerbaarheidstoets": "Lezen lukt nog niet, ook niet in de eigen taal."},
}


@pytest.fixture(scope="module")
def connected(sqlite_databases: DatabasePool, start_server: StartServer, duo_url: str) -> Iterator[Server]:
    """Koers with a line to the mock of DUO."""
    url = sqlite_databases.migrated()
    server = start_server(url, KOERS_DUO_URL=duo_url, KOERS_DUO_OIN=OURS, KOERS_DUO_TARGET_OIN=THEIRS)
    yield server
    server.kill()
    sqlite_databases.discard(url)


@pytest.mark.parametrize("doelgroep", [Doelgroep.ASIELSTATUSHOUDER, Doelgroep.GEZINSMIGRANT])
@pytest.mark.parametrize("route", list(Leerroute))
def test_a_plan_is_vastgesteld_and_changed_and_accepted_by_duo(
    connected: Server, page: Page, context: BrowserContext, route: Leerroute, doelgroep: Doelgroep
) -> None:
    sanne = a_colleague(connected, gemeente=f"Weg {route} {doelgroep}")
    case = a_case(connected, sanne, doelgroep=doelgroep, bsn=BSN, plicht_start_on=today())
    let_in(context, connected, sanne)

    _completes_the_intake(page, connected, case, sanne)
    _writes_the_plan(page, connected, case.dossier, sanne, route, doelgroep)
    _decides(page, connected, case.dossier, number=1)
    _begins_a_change(page, connected, case.dossier)
    _decides(page, connected, case.dossier, number=2)
    _tells_duo(page, connected, case.dossier)


def _open(page: Page, server: Server, address: str) -> None:
    page.goto(f"{server.url}/{address}")
    expect(page.locator(AT_REST)).to_be_visible()


def _completes_the_intake(page: Page, server: Server, case: Case, by: User) -> None:
    for each in INTAKE.questions:
        if each.fact and isinstance(value := FACTS.get(each.fact.name), str):
            answered(server, case, each.id, value, by)
    answer_the_law(server, case, by)
    _open(page, server, f"intake?dossier={case.dossier}&domein=samenvatting")
    page.get_by_role("textbox", name="Wie zijn het eens met deze intake?").fill("Amina Haile, Sanne de Boer")
    page.get_by_role("button", name="Intake afronden").click()
    expect(page.get_by_text("Akkoord van: Amina Haile, Sanne de Boer")).to_be_visible()


def _writes_the_plan(
    page: Page, server: Server, dossier_id: UUID, by: User, route: Leerroute, doelgroep: Doelgroep
) -> None:
    answers = ANSWERS | OF_ROUTE[route]
    with server_session(server) as session:
        pip_id = draft_pip(session, dossier_id=dossier_id, by=by, at=now(), on=today())
        rest: dict[str, Json] = {
            key: value for key, value in answers.items() if value is not None and key not in ("leerroute", "niveau")
        }
        answer_plan(session, pip_id, by, rest)
        a_doel(session, pip_id, by)
    _open(page, server, f"pip?dossier={dossier_id}&deel=leerroute")
    page.get_by_role("radiogroup", name="Leerroute").get_by_role("radio", name=LEERROUTES[route]).click()
    if answers["niveau"]:
        level = page.get_by_role("radiogroup", name="Niveau van de examens").get_by_role("radio", name="B1")
        level.click()
        expect(level).to_be_checked()
    expect(page.locator(AT_REST)).to_be_visible()


def _decides(page: Page, server: Server, dossier_id: UUID, *, number: int) -> None:
    _open(page, server, f"pip?dossier={dossier_id}&deel=controle")
    expect(page.get_by_text("Alles wat de wet en DUO van dit plan vragen, staat erin.")).to_be_visible()
    page.get_by_role("button", name="Vaststellen", exact=True).click()
    expect(page.get_by_text(f"Versie {number} van dit PIP is vastgesteld.")).to_be_visible()


def _begins_a_change(page: Page, server: Server, dossier_id: UUID) -> None:
    page.get_by_role("button", name="PIP wijzigen").click()
    page.get_by_text("Andere inhoud", exact=True).click()
    page.get_by_role("textbox", name="Waarom verandert het PIP?").fill(WHY)
    page.get_by_role("button", name="Wijziging beginnen").click()
    expect(page.get_by_text(WHY)).to_be_visible()
    becomes(lambda: _reason(server, dossier_id), WHY)


def _tells_duo(page: Page, server: Server, dossier_id: UUID) -> None:
    _open(page, server, f"pip?dossier={dossier_id}&deel=duo")
    expect(page.get_by_text("DUO zou dit plan aannemen.")).to_be_visible()
    page.get_by_role("button", name="Naar DUO sturen").first.click()
    page.get_by_role("button", name="Ja, versturen").click()
    expect(page.get_by_text("Wacht op verzending")).to_be_visible()

    assert "Aangenomen: 1." in server.koers("duo", "send", "--once")
    page.get_by_role("button", name="Kijk of DUO heeft geantwoord").click()

    expect(page.get_by_text("Aangenomen door DUO")).to_be_visible()
    with server_session(server) as session:
        kinds = session.exec(
            select(DuoBericht.kind, DuoBericht.status).where(DuoBericht.dossier_id == dossier_id)
        ).all()
    assert kinds == [("pip", "aangenomen")]


def _reason(server: Server, dossier_id: UUID) -> str:
    with server_session(server) as session:
        return session.exec(select(Pip.change_reason).where(Pip.dossier_id == dossier_id)).one()

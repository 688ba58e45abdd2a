"""What only a real browser shows: a signature drawn by hand, and a change of leerroute begun at the screen."""

from uuid import UUID

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import Session, select

from access import User
from actions.pip.vaststellen import vaststellen_pip
from doors.clock import now, today
from models import Pip, PipHandtekening, PipVersie
from models.guards.encryption import decrypted, handtekening_ad
from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, a_file, let_in, server_session
from tests.browser.servers import Server
from tests.databases import on_postgresql
from tests.plans import a_full_plan

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough


@pytest.fixture
def sanne(server: Server, context: BrowserContext) -> User:
    """A regievoerder who is logged in."""
    sanne = a_colleague(server, gemeente="Graft")
    let_in(context, server, sanne)
    return sanne


def a_decided_plan(server: Server, by: User, name: str) -> UUID:
    """A dossier with a version 1."""
    dossier_id = a_file(server, by, given_names=name, family_name="Tesfay")
    with server_session(server) as session:
        pip_id = a_full_plan(session, dossier_id, by)
        vaststellen_pip(session, pip_id=pip_id, dagtekening=today(), by=by, at=now(), on=today())
    return dossier_id


def _signed(session: Session, dossier_id: UUID) -> tuple[str, bool, str]:
    row, sha256 = session.exec(
        select(PipHandtekening, PipVersie.sha256).join(PipVersie).where(PipHandtekening.dossier_id == dossier_id)
    ).one()
    return row.who, row.sha256 == sha256, decrypted(session, row.strokes, handtekening_ad(row.id))


def test_an_inburgeraar_signs_by_hand(server: Server, page: Page, sanne: User, axe: CheckAccessibility) -> None:
    dossier_id = a_decided_plan(server, sanne, "Yonas")
    page.goto(f"{server.url}/pip?dossier={dossier_id}&deel=versies")
    page.get_by_role("button", name="Tekenen", exact=True).click()
    pad = page.get_by_role("img", name="Vlak om een handtekening te tekenen")
    expect(pad).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    page.get_by_role("button", name="Ondertekenen", exact=True).click()
    expect(page.get_by_text("Teken eerst een handtekening in het vlak.")).to_be_visible()
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 160, box["y"] + 90, steps=5)
    page.mouse.move(box["x"] + 240, box["y"] + 50, steps=5)
    page.mouse.up()
    axe(page)
    page.get_by_role("button", name="Ondertekenen", exact=True).click()

    expect(page.get_by_role("img", name="Handtekening van Yonas Tesfay")).to_be_visible()
    with server_session(server) as session:
        who, matches, strokes = _signed(session, dossier_id)
    assert (who, matches) == ("inburgeraar", True)
    assert strokes.startswith("[[[0.")


def test_a_change_of_leerroute_is_begun_when_its_conditions_are_met(
    server: Server, page: Page, sanne: User, axe: CheckAccessibility
) -> None:
    dossier_id = a_decided_plan(server, sanne, "Selam")
    page.goto(f"{server.url}/pip?dossier={dossier_id}")
    page.get_by_role("button", name="PIP wijzigen").click()
    page.get_by_text("Andere leerroute", exact=True).click()
    expect(page.get_by_text("Kies een andere leerroute dan die nu geldt.")).to_be_visible()
    page.get_by_role("radio", name="Z-route", exact=True).click()
    expect(page.get_by_text("De leerroute gaat van B1-route naar Z-route.")).to_be_visible()
    axe(page)
    page.get_by_role("textbox", name="Waarom verandert het PIP?").fill("Leren op school lukt niet")
    page.get_by_role("button", name="Wijziging beginnen").click()

    expect(page.get_by_text("Andere leerroute: Leren op school lukt niet")).to_be_visible()
    with server_session(server) as session:
        pip = session.exec(select(Pip).where(Pip.dossier_id == dossier_id)).one()
        assert (pip.change_kind, pip.change_facts["to_leerroute"]) == ("schakelen", "Z")

"""Doelen and the week of a plan in the browser: copying an example, choosing days, seeing a clash."""

import re
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import select

from access import User
from actions.answering.field_kind import Edit
from actions.pip.doelen import revise_activiteit
from models import Activiteit
from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, a_file, becomes, let_in, server_session
from tests.browser.servers import Server
from tests.builders import NOW
from tests.databases import on_postgresql
from tests.plans import a_doel, a_draft

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough


def _still(page: Page) -> None:
    """Wait until the screen is drawn."""
    expect(page.locator(AT_REST)).to_be_visible()


def _a_plan_with_lessons(server: Server, by: User) -> tuple[UUID, UUID]:
    """A plan with lessons on Monday morning; its dossier and its plan."""
    dossier_id = a_file(server, by)
    with server_session(server) as session:
        pip_id = a_draft(session, dossier_id, by)
        a_doel(session, pip_id, by)
        lessons = session.exec(select(Activiteit.id).where(Activiteit.pip_id == pip_id)).one()
        revise_activiteit(
            session, activiteit_id=lessons, edit=Edit(field="slots", value="ma 9-12", seen_version=0, by=by, at=NOW)
        )
    return dossier_id, pip_id


def test_an_example_gets_days_and_the_week_shows_the_clashes(
    server: Server, page: Page, context: BrowserContext, axe: CheckAccessibility
) -> None:
    sanne = a_colleague(server, gemeente="Weekrijk")
    dossier_id, pip_id = _a_plan_with_lessons(server, sanne)
    let_in(context, server, sanne)

    def slots() -> list[str]:
        with server_session(server) as session:
            rows = session.exec(select(Activiteit).where(Activiteit.pip_id == pip_id, Activiteit.what != "Taalles"))
            return [f"{slot['day']} {slot['from']}-{slot['until']}" for each in rows for slot in each.slots]

    page.goto(f"{server.url}/pip?dossier={dossier_id}&deel=doelen")
    page.get_by_text("Voorbeelden van doelen").click()
    areas = page.get_by_role("radiogroup", name="Bij welk gebied zoekt u een voorbeeld?")
    areas.get_by_role("radio", name="Gezin", exact=True).click()
    row = page.locator('[data-testid="stHorizontalBlock"]', has_text="Contact met de school van mijn kind").last
    row.get_by_role("button", name="Overnemen").click()
    expect(page.get_by_role("button", name="Activiteit toevoegen")).to_be_visible()
    expect(page.get_by_role("textbox", name="Wat gaat u doen?")).to_have_value("Ouderochtend op school")
    _still(page)

    page.get_by_text("Dagen, plaats en opvang").click()
    for day in ("ma", "wo"):
        page.get_by_role("button", name=day, exact=True).click()
        _still(page)
    page.get_by_role("textbox", name="maandag").fill("11-13")
    page.get_by_role("textbox", name="maandag").press("Tab")
    expect(page.get_by_role("textbox", name="woensdag")).to_have_value("11:00-13:00")
    expect(page.get_by_role("textbox", name="maandag")).to_have_value("11:00-13:00")
    becomes(slots, ["ma 11:00-13:00", "wo 11:00-13:00"])
    _still(page)
    axe(page)

    page.get_by_role("radio", name="Week en uren", exact=True).click()
    expect(page.get_by_role("heading", name="De week")).to_be_visible()
    expect(page.get_by_text(re.compile("“Taalles” en “Ouderochtend op school” zijn tegelijk"))).to_be_visible()
    page.get_by_text("De week als tabel").click()
    expect(page.get_by_role("cell", name="Ouderochtend op school").first).to_be_visible()
    _still(page)
    axe(page)


def test_text_typed_in_a_section_that_is_closed_at_once_is_saved_and_back_takes_one_step(
    server: Server, page: Page, context: BrowserContext
) -> None:
    sanne = a_colleague(server, gemeente="Vouwdam")
    dossier_id, pip_id = _a_plan_with_lessons(server, sanne)
    let_in(context, server, sanne)

    def places() -> list[str]:
        with server_session(server) as session:
            return list(session.exec(select(Activiteit.place).where(Activiteit.pip_id == pip_id)))

    page.goto(f"{server.url}/pip?dossier={dossier_id}&deel=doelen")
    page.get_by_role("button", name="Openen").click()
    fold = page.locator("summary", has_text="Dagen, plaats en opvang")
    fold.click()
    _still(page)
    page.get_by_role("textbox", name="Op welke plek?").fill("Kamer 4")
    fold.click()
    becomes(places, ["Kamer 4"])
    expect(page.get_by_role("textbox", name="Op welke plek?")).to_have_count(0)

    page.get_by_role("radio", name="Week en uren", exact=True).click()
    expect(page.get_by_role("heading", name="De week")).to_be_visible()
    _still(page)
    page.go_back()
    expect(page.get_by_role("textbox", name="In eigen woorden")).to_be_visible()

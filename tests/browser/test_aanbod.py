"""The catalogue and the agreements in a real browser: from an offer to an agreement about it."""

import re
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import select

from access import User
from actions.pip.agreements import AfspraakFacts, add_agreement
from actions.pip.ontzorgen import start_ontzorging
from doors.clock import now, today
from models import Activiteit
from rules.law.terms import AfspraakSide
from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, a_file, let_in, server_session
from tests.browser.servers import Server
from tests.catalogues import an_aanbieder, an_aanbod
from tests.databases import on_sqlite
from tests.plans import a_doel, a_draft

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough


@pytest.fixture
def sanne(server: Server, context: BrowserContext) -> User:
    """A regievoerder, logged in in this browser."""
    user = a_colleague(server, gemeente="Aanbod")
    let_in(context, server, user)
    return user


@pytest.fixture
def plan(server: Server, sanne: User) -> tuple[UUID, UUID]:
    """A dossier and the one doel of its plan, with a catalogue, ontzorgen, and an agreement that is late."""
    dossier = a_file(server, sanne, bijstand_from=today() - timedelta(days=110))
    with server_session(server) as session:
        doel = a_doel(session, a_draft(session, dossier, sanne), sanne, filled=False)
        school = an_aanbieder(session, sanne, bow_mark=True)
        an_aanbod(session, sanne, school, on=today(), starts="")
        an_aanbod(session, sanne, school, on=today(), name="Avondcursus", places="0", waiting_weeks="6", starts="")
        start_ontzorging(session, dossier_id=dossier, by=sanne, at=now())
        add_agreement(
            session,
            afspraak_id=uuid4(),
            dossier_id=dossier,
            facts=AfspraakFacts(
                side=AfspraakSide.GEMEENTE, what="Vraagt opvang aan", owner="Sanne", due=today() - timedelta(days=3)
            ),
            by=sanne,
            at=now(),
        )
    return dossier, doel


def test_an_offer_is_added_to_the_plan_and_every_part_is_accessible(
    server: Server, page: Page, plan: tuple[UUID, UUID], axe: CheckAccessibility
) -> None:
    dossier, doel = plan
    page.goto(f"{server.url}/pip?dossier={dossier}&deel=doelen&doel={doel}")
    page.get_by_role("button", name="Kies uit het aanbod").click()
    expect(page.get_by_text("Intensieve cursus")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Kiezen", exact=True).first.click()
    expect(page.get_by_role("textbox", name="Bij wie of waar?")).to_have_value("Taalschool Duin")
    expect(page.locator(AT_REST)).to_be_visible()
    with server_session(server) as session:
        assert session.exec(select(Activiteit.provider).where(Activiteit.doel_id == doel)).one() == "Taalschool Duin"

    page.goto(f"{server.url}/pip?dossier={dossier}&deel=afspraken")
    expect(page.get_by_text(re.compile("Te laat · 3 dagen"))).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Gedaan", exact=True).click()
    expect(page.get_by_text("Gedaan (1)")).to_be_visible()

    page.goto(f"{server.url}/pip?dossier={dossier}&deel=ondersteuning")
    expect(page.get_by_role("textbox", name="Nagegaan op")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)

    for part in ("aanbod", "startdata", "aanbieders", "gemis"):
        page.goto(f"{server.url}/aanbod?deel={part}")
        expect(page.get_by_role("heading", name="Aanbod", level=1)).to_be_visible()
        expect(page.locator(AT_REST)).to_be_visible()
        axe(page)

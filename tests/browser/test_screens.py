"""Every screen is accessible: for a screen reader, in a small window, in Dutch, with the keyboard alone."""

import re
from datetime import timedelta
from typing import NamedTuple

import pytest
import sqlalchemy as sa
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col

from access import Role, User
from doors.clock import now
from models import LoginSession
from tests.browser.conftest import CheckAccessibility, StartServer
from tests.browser.people import (
    AT_REST,
    a_case,
    a_colleague,
    a_file,
    answered,
    field,
    is_stored,
    let_in,
    log_in,
    see_login_form,
    server_session,
)
from tests.browser.servers import Server
from tests.databases import DatabasePool, on_postgresql
from tests.plans import a_full_plan

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough

ENGLISH = [
    "Loading", "Running", "Connecting", "Choose", "Select", "Search", "Submit", "Download as", "Show", "Hide", "Close",
    "Open sidebar", "Fullscreen", "Drag and drop", "Browse files", "Upload", "No results", "Clear", "Press Enter",
    "Help for", "Deploy", "Rerun", "Settings", "Made with", "Previous", "Next", "Page not found", "icon", "Sidebar",
]  # fmt: skip
WORDS_ON_SCREEN = """() => {
  const shown = (node) => node.checkVisibility?.({visibilityProperty: true}) && !node.closest('[aria-hidden=true]');
  const names = ['aria-label', 'title', 'placeholder'], texts = [document.body.innerText];
  for (const node of document.querySelectorAll('[aria-label], [title], [placeholder]'))
    if (shown(node)) for (const name of names) texts.push(node.getAttribute(name) || '');
  return texts.join('\\n');
}"""


class Screen(NamedTuple):
    """An address, and what is on the screen when it is there."""

    path: str
    shows: str


SCREENS = {
    "vandaag": Screen("/vandaag", "Vandaag"),
    "caseload": Screen("/caseload", "Caseload"),
    "nieuw": Screen("/nieuw", "Nieuw dossier"),
    "dossier": Screen("/dossier?dossier={case}", "Wat nog komt"),
    "intake": Screen("/intake?dossier={case}&domein=huishouden", "Huishouden en kinderen"),
    "werk": Screen("/intake?dossier={case}&domein=werk", "Werk"),
    "samenvatting": Screen("/intake?dossier={case}&domein=samenvatting", "Samenvatting"),
    "pip-wens": Screen("/pip?dossier={plan}&deel=wens", "Wat wil ik bereiken?"),
    "pip-leerroute": Screen("/pip?dossier={plan}&deel=leerroute", "Leerroute"),
    "pip-doelen": Screen("/pip?dossier={plan}&deel=doelen", "Doelen"),
    "pip-uren": Screen("/pip?dossier={plan}&deel=uren", "Uren"),
    "pip-ondersteuning": Screen("/pip?dossier={plan}&deel=ondersteuning", "PVT en MAP"),
    "pip-afspraken": Screen("/pip?dossier={plan}&deel=afspraken", "Afspraken"),
    "aanbod": Screen("/aanbod", "Aanbod"),
    "pip-controle": Screen("/pip?dossier={plan}&deel=controle", "Controle en vaststellen"),
    "voortgang": Screen("/voortgang?dossier={plan}", "Gesprekken en overleg"),
    "gedeeld": Screen("/gedeeld", "Gedeeld met mij"),
    "profiel": Screen("/profiel", "Mijn profiel"),
    "beheer": Screen("/beheer", "Beheer"),
    "arabisch": Screen("/intake?dossier={case}&domein=huishouden&taal=ar", "Huishouden en kinderen"),
    "gespreksmodus": Screen("/intake?dossier={case}&domein=huishouden&taal=ar&modus=gesprek", "Huishouden en kinderen"),
    "talen": Screen("/talen", "Talen en tolken"),
    "gesprekken": Screen("/intake?dossier={case}&domein=gesprekken", "Gesprekken"),
    "gezin": Screen("/intake?dossier={case}&domein=gezin", "Gezin"),
    "instrumenten": Screen("/intake?dossier={case}&domein=instrumenten", "Instrumenten"),
    "papier": Screen("/intake?dossier={case}&domein=papier", "Op papier en offline"),
    "klas": Screen("/klas", "Startklas"),
    "vragenlijst": Screen("/vragenlijst", "Vragenlijst-gezondheid"),
    "rechten": Screen("/beheer?deel=rechten", "Beheer"),
    "vertalingen": Screen("/beheer?deel=vertalingen&taal=ar&domein=huishouden", "Beheer"),
}
SEEN_BY = {
    "gedeeld": Role.PARTNER,
    "beheer": Role.BEHEERDER,
    "vertalingen": Role.BEHEERDER,
    "rechten": Role.BEHEERDER,
    "vragenlijst": Role.COORDINATOR,
}


@pytest.fixture(scope="session")
def sanne(server: Server) -> User:
    """The regievoerder of what is looked at here."""
    return a_colleague(server, gemeente="Schermen")


@pytest.fixture(scope="session")
def addresses(server: Server, sanne: User) -> dict[str, str]:
    """A dossier with an intake that has begun, and one with a plan in which nothing is missing."""
    case = a_case(server, sanne)
    answered(server, case, "kinderen_thuis", "ja", by=sanne)
    plan = a_file(server, sanne, given_names="Yonas", family_name="Tesfay")
    with server_session(server) as session:
        a_full_plan(session, plan, sanne)
    return {"case": str(case.dossier), "plan": str(plan)}


def _look(page: Page, server: Server, screen: Screen, addresses: dict[str, str]) -> None:
    page.goto(server.url + screen.path.format(**addresses))
    expect(page.get_by_role("heading", name=screen.shows, exact=True)).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()


def _is_accessible(page: Page, axe: CheckAccessibility) -> None:
    for width in (1366, 800):
        page.set_viewport_size({"width": width, "height": 768})
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        axe(page)
    wide = page.evaluate("document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth")
    assert wide <= 0, f"{wide} pixels stick out at the right of a window of 800"
    main = "document.querySelector('[data-testid=stMain]')"
    assert page.evaluate(f"{main}.scrollWidth - {main}.clientWidth") <= 0
    seen = page.evaluate(WORDS_ON_SCREEN)
    assert [each for each in ENGLISH if re.search(rf"\b{each}\b", seen)] == []


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_accessible(
    server: Server, page: Page, context: BrowserContext, axe: CheckAccessibility, sanne: User,
    addresses: dict[str, str], name: str,
) -> None:  # fmt: skip
    user = a_colleague(server, SEEN_BY[name], gemeente="Schermen") if name in SEEN_BY else sanne
    let_in(context, server, user)
    _look(page, server, SCREENS[name], addresses)
    _is_accessible(page, axe)


def test_the_login_page_is_accessible(server: Server, page: Page, axe: CheckAccessibility) -> None:
    page.goto(server.url)
    see_login_form(page)
    _is_accessible(page, axe)


def test_logging_in_and_opening_a_dossier_and_answering_work_with_the_keyboard_alone(
    server: Server, page: Page, sanne: User
) -> None:
    user = a_colleague(server, gemeente="Toetsenbord")
    case = a_case(server, user)
    page.goto(f"{server.url}/caseload")
    expect(page.get_by_role("textbox", name="Gebruikersnaam")).to_be_visible()
    _tab_to(page, "Gebruikersnaam")
    page.keyboard.type(user.username)
    _tab_to(page, "Wachtwoord")
    page.keyboard.type("een lang wachtwoord 2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Caseload")).to_be_visible()
    expect(page.get_by_text("1–1 van 1")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()  # a run that arrives closes the list
    _tab_to(page, "Open een dossier uit deze lijst")
    page.keyboard.type("Haile")
    expect(page.get_by_role("option", name=re.compile("Haile"))).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Amina Haile")).to_be_visible()
    expect(page.get_by_role("button", name="Brede intake", exact=True)).to_be_visible()
    _tab_to(page, "Brede intake")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Het gesprek")).to_be_visible()
    _tab_to(page, "Verdiepen")
    page.keyboard.press("Space")
    expect(field(page, "delen_niet")).to_be_visible()
    _tab_to(page, "Is er iets wat wij niet mogen vertellen, of iemand die niets mag weten?")
    page.keyboard.type("Mijn oom hoeft niets te weten")
    is_stored(server, case, "delen_niet", "Mijn oom hoeft niets te weten")


def test_tab_moves_past_the_list_of_dossiers_without_opening_one(
    server: Server, page: Page, context: BrowserContext
) -> None:
    user = a_colleague(server, gemeente="Tabellen")
    a_case(server, user)
    let_in(context, server, user)
    page.goto(f"{server.url}/caseload")
    expect(page.get_by_text("1–1 van 1")).to_be_visible()
    expect(page.locator("[class*=st-key-caseload-tabel] canvas").first).to_be_attached()
    expect(page.locator(AT_REST)).to_be_visible()
    _tab_to(page, "Open een dossier uit deze lijst")
    page.keyboard.type("Haile")
    expect(page.get_by_role("option", name=re.compile("Haile"))).to_be_visible()
    assert page.url == f"{server.url}/caseload"


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has this name."""
    # The last line: before the words of a button stands its icon, which is a word too.
    label_script = (
        "e => (e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText).split('\\n').pop().trim()"
    )
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"({label_script})(document.activeElement)") == name:
            return
    raise AssertionError(f"Tab never reaches {name}")


def test_an_idle_user_is_warned_and_logged_out_and_finds_the_typed_text_after_login(
    databases: DatabasePool, start_server: StartServer, page: Page, context: BrowserContext
) -> None:
    server = start_server(databases.migrated(), KOERS_IDLE_MINUTES="10", KOERS_IDLE_WARNING_MINUTES="9")
    user = a_colleague(server)
    case = a_case(server, user)
    let_in(context, server, user)
    page.clock.install()
    here = f"{server.url}/intake?dossier={case.dossier}&domein=talent"
    page.goto(here)
    page.clock.run_for(2000)
    field(page, "trots_op").fill("Net op tijd getypt")
    page.clock.run_for(2000)
    is_stored(server, case, "trots_op", "Net op tijd getypt")
    _was_last_seen(server, minutes_ago=5)
    page.clock.run_for(20_000)
    warning = page.get_by_role("alertdialog")
    expect(warning).to_contain_text("logt Koers u uit")
    expect(warning.get_by_role("button", name="Ik ben er nog")).to_be_focused()
    _was_last_seen(server, minutes_ago=11)
    page.clock.run_for(20_000)
    see_login_form(page)
    assert page.url == here
    page.clock.resume()
    log_in(page, user)
    expect(field(page, "trots_op")).to_have_value("Net op tijd getypt")
    assert page.url == here
    server.kill()


def _was_last_seen(server: Server, minutes_ago: int) -> None:
    with server_session(server) as session:
        session.exec(
            sa.update(LoginSession)
            .where(col(LoginSession.ended_at).is_(None))
            .values(seen_at=now() - timedelta(minutes=minutes_ago))
        )
        session.commit()

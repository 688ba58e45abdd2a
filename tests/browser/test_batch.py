"""All PIPs of the caseload in one zip, in the browser: made, downloaded once, and then no longer offered."""

import io
import re
import zipfile

import pypdf
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, a_file, let_in, server_session
from tests.browser.servers import Server
from tests.databases import on_postgresql
from tests.plans import a_full_plan, freeze

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough

NOT_THERE = 404


def test_the_pips_of_the_caseload_are_saved_as_one_zip(
    server: Server, page: Page, context: BrowserContext, browser: Browser, axe: CheckAccessibility
) -> None:
    sanne = a_colleague(server, gemeente="Zipdam")
    for first_name in ("Amina", "Bilal"):
        dossier = a_file(server, sanne, given_names=first_name)
        with server_session(server) as session:
            freeze(session, a_full_plan(session, dossier, sanne), sanne)
    let_in(context, server, sanne)
    page.goto(f"{server.url}/caseload")
    _begin_and_stop(page)
    page.get_by_role("button", name="PIP's als zip").click()
    expect(page.get_by_text("De zip is klaar: 2 PIP's")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    link = page.get_by_role("link", name="Zip opslaan")
    where = f"{server.url}{link.get_attribute('href')}"
    assert _status_for_another(browser, server, where) == NOT_THERE
    with page.expect_download() as saved:
        link.click()
    with zipfile.ZipFile(io.BytesIO(saved.value.path().read_bytes())) as zipped:
        names = sorted(zipped.namelist())
        assert [name.partition(" ")[2] for name in names] == ["Amina Haile.pdf", "Bilal Haile.pdf"]
        assert "Bilal Haile" in pypdf.PdfReader(io.BytesIO(zipped.read(names[1]))).pages[0].extract_text()
    expect(page.get_by_text("De zip staat niet meer in Koers")).to_be_visible()
    assert page.request.get(where).status == NOT_THERE


def _begin_and_stop(page: Page) -> None:
    """A zip that is thrown away, made or not, is no longer on the screen."""
    page.get_by_role("button", name="PIP's als zip").click()
    page.get_by_role("button", name=re.compile("Stoppen|Weggooien")).click()
    expect(page.get_by_text("De zip is klaar")).to_have_count(0)
    expect(page.get_by_text("PIP's afdrukken")).to_have_count(0)
    expect(page.locator(AT_REST)).to_be_visible()


def _status_for_another(browser: Browser, server: Server, where: str) -> int:
    with browser.new_context() as context:
        let_in(context, server, a_colleague(server, gemeente="Zipdam", name="Karim Haddad"))
        return context.request.get(where).status

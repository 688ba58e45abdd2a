"""A list from COA in the browser: chosen as a file, asked about, taken in, and on to a new dossier."""

from typing import Any

from playwright.sync_api import BrowserContext, Page, expect

from access import Role
from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, let_in
from tests.browser.servers import Server
from tests.databases import on_sqlite
from tests.forms.spreadsheet.made_files import HEADINGS, MUNA, SELAM, an_xlsx

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough


def _filtered(book: Any) -> None:
    book.active.insert_rows(1)
    book.active["A1"] = "Vergunninghouders van november"
    book.active.row_dimensions[4].hidden = True


def test_a_list_of_the_coa_is_chosen_taken_in_and_leads_to_its_dossiers(
    server: Server, page: Page, context: BrowserContext, axe: CheckAccessibility
) -> None:
    let_in(context, server, a_colleague(server, gemeente="Lijstdam", role=Role.COORDINATOR))
    page.goto(f"{server.url}/nieuw")
    page.get_by_text("Lijst van het COA").click()
    content = an_xlsx(HEADINGS, SELAM, MUNA, change=_filtered)
    page.locator("input[type=file]").set_input_files(
        {"name": "lijst.xlsx", "mimeType": "application/octet-stream", "buffer": content}
    )

    expect(page.get_by_text("In dit blad is 1 regel verborgen")).to_be_visible()
    page.get_by_text("Ja, ook de verborgen regels").click()
    expect(page.get_by_role("button", name="2 personen inlezen")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    page.get_by_role("button", name="2 personen inlezen").click()

    expect(page.get_by_text("Ingelezen: 2 nieuwe dossiers")).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Muna Al Hassan").click()
    expect(page.get_by_role("heading", name="Muna Al Hassan")).to_be_visible()

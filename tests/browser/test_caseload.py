"""The table of the caseload in the browser: what a click on a row opens, and that a heading opens nothing."""

from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col, select

from access import User
from models import AuditRecord
from tests.browser.people import AT_REST, a_colleague, a_file, let_in, server_session
from tests.browser.servers import Server
from tests.databases import on_postgresql

pytestmark = on_postgresql


def test_a_click_on_a_heading_of_the_caseload_sorts_and_opens_no_dossier(
    server: Server, page: Page, context: BrowserContext
) -> None:
    user = a_colleague(server, gemeente="Koppen")
    for name in ("Aster", "Bilal", "Chen"):
        a_file(server, user, given_names=name)
    let_in(context, server, user)
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{server.url}/caseload")
    expect(page.get_by_text("1–3 van 3")).to_be_visible()
    table = page.locator("[class*=st-key-caseload-tabel] canvas").first
    table.scroll_into_view_if_needed()
    expect(page.locator(AT_REST)).to_be_visible()
    box = table.bounding_box()
    assert box is not None
    for across in (17, 100, 230, 350, 460, 600, 720):
        page.mouse.click(box["x"] + across, box["y"] + 17)
        page.mouse.click(box["x"] + across, box["y"] + 17)
    expect(page.locator(AT_REST)).to_be_visible()
    assert page.url == f"{server.url}/caseload"
    assert _views(server, user) == 0

    page.mouse.click(box["x"] + 100, box["y"] + 52)

    expect(page.get_by_role("heading", name="Haile")).to_be_visible()
    assert "/dossier?dossier=" in page.url
    assert _views(server, user) == 1


def _views(server: Server, user: User) -> int:
    """How many looks at a dossier stand in the log of this colleague."""
    with server_session(server) as session:
        statement = select(AuditRecord).where(col(AuditRecord.event) == "Viewed", AuditRecord.caseworker_id == user.id)
        return len(session.exec(statement).all())

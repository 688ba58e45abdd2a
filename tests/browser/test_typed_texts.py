"""What is typed in a form with a button is kept without the button, and a list stays open under the hand."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import select

from access import User
from models import Contact, Draft
from tests.browser.people import INTAKE, a_case, a_colleague, a_file, deepen, field, let_in, server_session
from tests.browser.servers import Server

NOTE = "Wat is er besproken?"
TEXT = "Kennisgemaakt met Ali. Hij werkt in de haven."


@pytest.fixture
def user(server: Server, context: BrowserContext) -> User:
    """A regievoerder who is logged in in this browser."""
    user = a_colleague(server)
    let_in(context, server, user)
    return user


def test_a_note_that_was_not_saved_is_offered_after_a_reload_and_kept_through_a_restart(
    server: Server, page: Page, user: User
) -> None:
    dossier = a_file(server, user)
    page.goto(f"{server.url}/dossier?dossier={dossier}")
    page.get_by_role("button", name="Contact vastleggen").click()
    page.get_by_role("textbox", name=NOTE).press_sequentially(TEXT[:22])
    expect(page.get_by_text("Concept bewaard")).to_be_visible()
    page.reload()
    expect(page.get_by_text("U begon hier op")).to_be_visible()
    expect(page.get_by_text(TEXT[:22])).to_have_count(0)
    page.get_by_role("button", name="Verder schrijven").click()
    typed = page.get_by_role("textbox", name=NOTE)
    expect(typed).to_have_value(TEXT[:22])
    typed.press("End")
    typed.press_sequentially(TEXT[22:])
    server.kill()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    server.start()
    expect(page.get_by_text("Concept bewaard")).to_be_visible(timeout=60_000)
    expect(typed).to_have_value(TEXT)
    page.get_by_role("button", name="Opslaan", exact=True).click()
    expect(page.get_by_text("Concept bewaard")).to_have_count(0)
    expect(page.get_by_text(TEXT)).to_be_visible()
    with server_session(server) as session:
        assert session.exec(select(Contact.note).where(Contact.dossier_id == dossier)).all() == [TEXT]
        assert session.exec(select(Draft).where(Draft.dossier_id == dossier)).all() == []


def test_a_list_that_is_open_stays_open_while_what_was_typed_before_is_refused(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=onderwijs")
    deepen(page)
    years = field(page, "jaren_onderwijs")
    highest = page.get_by_role("combobox", name=INTAKE.question("hoogste_opleiding").text)
    for typed in ("acht", "8", "negen", "9"):
        years.fill(typed)
        highest.click()
        expect(page.locator(".stAlert")).to_have_count(0 if typed.isdigit() else 1)
        expect(page.get_by_role("listbox")).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("listbox")).to_have_count(0)

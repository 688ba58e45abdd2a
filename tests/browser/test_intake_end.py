"""Beginning the brede intake, completing it, and opening it again."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import col, func, select

from access import User
from models import AuditRecord, Intake, IntakeClosing
from tests.browser.people import INTAKE, a_case, a_colleague, a_file, answer_the_law, field, let_in, server_session
from tests.browser.servers import Server
from tests.databases import on_sqlite

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough


@pytest.fixture
def user(server: Server, context: BrowserContext) -> User:
    """A regievoerder who is logged in in this browser."""
    user = a_colleague(server)
    let_in(context, server, user)
    return user


def test_a_double_click_begins_one_intake(server: Server, page: Page, user: User) -> None:
    dossier = a_file(server, user)
    page.goto(f"{server.url}/intake?dossier={dossier}")
    page.get_by_role("button", name="Brede intake starten").dblclick()
    expect(page.get_by_role("heading", name=INTAKE.sections[0].title)).to_be_visible()
    with server_session(server) as session:
        begun = session.exec(select(func.count()).select_from(Intake).where(Intake.dossier_id == dossier)).one()
        events = session.exec(
            select(AuditRecord).where(AuditRecord.dossier_id == dossier, AuditRecord.event == "IntakeStarted")
        ).all()
    assert (begun, len(events)) == (1, 1)
    expect(page.get_by_role("alert")).to_have_count(0)


def test_an_intake_is_refused_with_what_is_missing_then_completed_once_and_opened_again_with_a_reason(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    summary = f"{server.url}/intake?dossier={case.dossier}&domein=samenvatting"
    page.goto(summary)
    names = page.get_by_role("textbox", name="Wie zijn het eens met deze intake?")
    names.fill("Amina Haile, Sanne de Boer")
    page.get_by_role("button", name="Intake afronden").click()
    expect(page.get_by_text("De intake kan nog niet worden afgerond")).to_be_visible()
    needed = INTAKE.question("startpositie")
    page.get_by_role("button", name=needed.text).click()
    expect(field(page, needed.id)).to_be_visible()

    answer_the_law(server, case, user)
    page.goto(summary)
    expect(page.get_by_text("Alles wat de wet vraagt, is besproken")).to_be_visible()
    expect(names).to_have_value("Amina Haile, Sanne de Boer")  # what was typed the first time
    names.fill("")
    page.get_by_role("button", name="Intake afronden").click()
    expect(page.get_by_text("Zonder reden kan dit niet").or_(page.get_by_text("Schrijf eerst op"))).to_be_visible()
    names.fill("Amina Haile, Sanne de Boer")
    page.get_by_role("button", name="Intake afronden").dblclick()
    expect(page.get_by_text("Akkoord van: Amina Haile, Sanne de Boer")).to_be_visible()
    expect(page.get_by_text("Dit is al gedaan")).to_have_count(0)
    with server_session(server) as session:
        closings = session.exec(
            select(IntakeClosing.agreed_by)
            .join(Intake, col(Intake.id) == IntakeClosing.intake_id)
            .where(Intake.dossier_id == case.dossier)
        ).all()
    assert closings == ["Amina Haile, Sanne de Boer"]
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=werk")
    expect(page.get_by_role("heading", name="Werk", exact=True)).to_be_visible()
    expect(field(page, "jaren_werk")).to_have_count(0)

    page.goto(summary)
    page.get_by_text("Intake heropenen").first.click()
    page.get_by_role("button", name="Intake heropenen").click()
    expect(page.get_by_text("Schrijf eerst op waarom")).to_be_visible()
    page.get_by_role("textbox", name="Waarom wordt de intake heropend?").fill("Er is nieuws van de school")
    page.get_by_role("button", name="Intake heropenen").click()
    expect(page.get_by_role("button", name="Intake afronden")).to_be_visible()


def test_a_button_that_moves_while_it_is_pressed_still_works(server: Server, page: Page, user: User) -> None:
    case = a_case(server, user)
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=samenvatting")
    button = page.get_by_role("button", name="Intake afronden")
    button.scroll_into_view_if_needed()
    button.hover()
    page.mouse.down()
    button.evaluate("element => { element.closest('[data-testid=\"stButton\"]').style.marginTop = '200px'; }")
    page.mouse.up()
    expect(page.get_by_text("De intake kan nog niet worden afgerond")).to_be_visible()

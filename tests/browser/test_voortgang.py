"""A talk about the progress in the browser: answered, and closed."""

from datetime import timedelta
from uuid import uuid4

from playwright.sync_api import BrowserContext, Page, expect
from sqlmodel import select

from actions.voortgang.talks import plan_voortgang
from doors.clock import now, today
from forms.engine.library import latest
from forms.voortgang.progress import NEXT_DATE, VoortgangFacts
from models import AnswerRow, Dossier, Voortgang
from tests.browser.conftest import CheckAccessibility
from tests.browser.people import AT_REST, a_colleague, a_file, let_in, server_session
from tests.browser.servers import Server
from tests.databases import on_postgresql
from texts.wording.formats import short_date

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough

QUESTIONNAIRE = latest("voortgang")


def test_a_talk_is_answered_and_closed(
    server: Server, context: BrowserContext, page: Page, axe: CheckAccessibility
) -> None:
    sanne = a_colleague(server)
    dossier = a_file(server, sanne)
    talk, next_on = uuid4(), today() + timedelta(days=90)
    with server_session(server) as session:
        facts = VoortgangFacts(kind="voortgang", held_on=today())
        plan_voortgang(session, voortgang_id=talk, dossier_id=dossier, facts=facts, by=sanne, at=now(), on=today())
    let_in(context, server, sanne)

    page.goto(f"{server.url}/voortgang?dossier={dossier}")
    page.get_by_role("button", name="Openen").click()
    well = page.get_by_role("textbox", name=QUESTIONNAIRE.question("gaat_goed").text)
    well.fill("Zij praat met de buren.")
    page.get_by_role("radio", name="Afspraken en afsluiten").click()  # without leaving the field first
    day = page.get_by_role("textbox", name=QUESTIONNAIRE.question(NEXT_DATE).text)
    day.fill(short_date(next_on))
    day.press("Tab")
    expect(page.locator(AT_REST)).to_be_visible()
    axe(page)
    page.get_by_text("Het PIP blijft zoals het is", exact=True).click()
    expect(page.get_by_role("radio", name="Het PIP blijft zoals het is")).to_be_checked()
    page.get_by_role("button", name="Gesprek afsluiten").click()

    expect(page.get_by_text("Afgesloten. Het PIP blijft zoals het is.")).to_be_visible()
    expect(page.get_by_role("button", name="Gesprek afsluiten")).to_have_count(0)
    with server_session(server) as session:
        row = session.get_one(Voortgang, talk)
        answer_rows = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == row.sheet_id)).all()
        assert session.get_one(Dossier, dossier).next_talk_on == next_on
        assert row.outcome == "pip_blijft"
        assert {each.question_id for each in answer_rows} == {"gaat_goed", NEXT_DATE}

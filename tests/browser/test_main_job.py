"""The whole job of a regievoerder, in the browser: from a new dossier to a plan on paper."""

import io
import re
from datetime import timedelta
from uuid import UUID

import openpyxl
import pypdf
from playwright.sync_api import Browser, BrowserContext, Page, expect

from access import Role, User
from doors.clock import today
from forms.engine.answers import Answer
from forms.engine.flow import missing_for_law
from forms.engine.library import latest
from forms.engine.schema import Question, QuestionType
from rules.law.status import NextStep
from rules.law.terms import Fase
from tests.browser.people import a_colleague, answer, let_in
from tests.browser.servers import Server
from tests.plans import ACTIVITEIT, ANSWERS, DOEL, FACTS
from texts.pip.steps import NEXT_STEPS
from texts.wording.formats import short_date
from texts.wording.labels import FASEN

INTAKE, PLAN = latest("brede_intake"), latest("plan")
GIVEN_NAME, FAMILY = "Selamawit", "Gebremariam"
NAME, LIST_NAME = f"{GIVEN_NAME} {FAMILY}", f"{FAMILY}, {GIVEN_NAME}"
USUAL = {QuestionType.SCALE: "3", QuestionType.NUMBER: "5", QuestionType.YES_NO: "nee", QuestionType.DATE: "2026-11-20"}
WORDS = "Dit is samen besproken."
GOALS = {"Taal": "Ik wil met klanten praten", "Werk": "Ik wil een eigen kapsalon"}
PARTS = {
    "Wat wil ik bereiken?": ("wens",),
    "Leerroute": ("leerroute",),
    "PVT, MAP en ondersteuning": ("pvt_map", "ondersteuning"),
    "Afspraken": ("afspraken",),
}


def _likely(question: Question) -> str:
    """An answer that fits; for what the plan needs to know, the answer that lets it go on."""
    fact = FACTS.get(question.fact.name) if question.fact else None
    if isinstance(fact, str):
        return fact
    return USUAL.get(question.type) or (question.choices[0].id if question.choices else WORDS)


def _register(page: Page, server: Server) -> UUID:
    page.goto(f"{server.url}/vandaag")
    page.get_by_role("button", name="Nieuw dossier").click()
    page.get_by_role("textbox", name="Voornamen").fill(GIVEN_NAME)
    page.get_by_role("textbox", name="Achternaam").fill(FAMILY)
    page.get_by_role("textbox", name="Geboortedatum").fill("17-05-1990")
    page.get_by_role("textbox", name="BSN").fill("999990019")  # without it DUO would refuse the plan
    page.get_by_role("radiogroup", name="Doelgroep").get_by_role("radio", name="Asielstatushouder").click()
    for clock in ("Kennisgeving van DUO", "Inschrijving in de BRP"):
        page.get_by_role("textbox", name=clock).fill(short_date(today() - timedelta(days=14)))
    page.get_by_role("button", name="Dossier aanmaken").click()
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    return UUID(page.url.rpartition("dossier=")[2])


def _intake(page: Page) -> None:
    page.get_by_role("button", name="Brede intake", exact=True).click()
    page.get_by_role("button", name="Brede intake starten").click()
    answers: dict[str, Answer] = {}
    for section in INTAKE.sections:
        expect(page.get_by_role("heading", name=section.title)).to_be_visible()
        while open_questions := _open_questions(section.id, answers):
            value = _likely(open_questions[0])
            answer(page, open_questions[0], value)
            answers[open_questions[0].id] = Answer([value] if open_questions[0].type is QuestionType.MULTI else value)
        page.get_by_role("button", name="Volgende", exact=True).click()
    expect(page.get_by_text("Alles wat de wet vraagt, is besproken")).to_be_visible()
    page.get_by_role("textbox", name="Wie zijn het eens met deze intake?").fill(f"{NAME}, Sanne de Boer")
    page.get_by_role("button", name="Intake afronden").click()
    expect(page.get_by_text(f"Akkoord van: {NAME}, Sanne de Boer")).to_be_visible()


def _open_questions(section_id: str, answers: dict[str, Answer]) -> list[Question]:
    missing = [each for questions in missing_for_law(INTAKE, answers).values() for each in questions]
    return [each for each in missing if INTAKE.section_of(each.id).id == section_id]


def _plan(page: Page) -> None:
    page.get_by_role("link", name="PIP", exact=True).click()
    page.get_by_role("button", name="PIP beginnen").click()
    for part, sections in PARTS.items():
        page.get_by_role("radio", name=part, exact=True).click()
        for question in (each for section in sections for each in PLAN.section(section).questions):
            value = ANSWERS.get(question.id)
            if isinstance(value, str):
                answer(page, question, value)
    page.get_by_role("radio", name="Doelen", exact=True).click()
    for area, words in GOALS.items():
        _goal(page, area, words)


def _goal(page: Page, area: str, words: str) -> None:
    page.get_by_role("radiogroup", name="Nieuw doel").get_by_role("radio", name=area, exact=True).click()
    page.get_by_role("button", name=f"Doel toevoegen bij {area.lower()}").click()
    expect(page.get_by_role("button", name="Activiteit toevoegen")).to_be_visible()
    for field, value in (DOEL | {"own_words": words}).items():
        answer(page, PLAN.question(field), value)
    page.get_by_role("button", name="Activiteit toevoegen").click()
    expect(page.get_by_text("Activiteit 1", exact=True)).to_be_visible()
    for field, value in ACTIVITEIT.items():
        answer(page, PLAN.question(field), value)
    page.get_by_role("button", name="Sluiten", exact=True).click()
    expect(page.get_by_role("button", name="Activiteit toevoegen")).to_have_count(0)
    expect(page.get_by_text(words)).to_be_visible()


def _freeze(page: Page) -> None:
    page.get_by_role("radio", name="Controle en vaststellen", exact=True).click()
    expect(page.get_by_text("Alles wat de wet en DUO van dit plan vragen, staat erin.")).to_be_visible()
    page.get_by_role("button", name="Vaststellen", exact=True).click()
    expect(page.get_by_text("Versie 1 van dit PIP is vastgesteld.")).to_be_visible()


def _downloaded(page: Page, button: str | re.Pattern[str]) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    return download.value.path().read_bytes()


def test_a_new_dossier_leads_to_a_printed_plan(
    server: Server, page: Page, context: BrowserContext, browser: Browser
) -> None:
    gemeente = "Waterrijk"
    sanne = a_colleague(server, gemeente=gemeente)
    let_in(context, server, sanne)
    _register(page, server)
    _intake(page)
    _plan(page)
    _freeze(page)
    paper = pypdf.PdfReader(io.BytesIO(_downloaded(page, "Download PIP")))
    text = " ".join(" ".join(each.extract_text() for each in paper.pages).split())
    for words in (NAME, "B1-route", *GOALS.values(), str(ANSWERS["eigen_woorden"])):
        assert words in text
    page.goto(f"{server.url}/vandaag")
    expect(page.get_by_text(NAME).first).to_be_visible()
    expect(page.get_by_text(NEXT_STEPS[NextStep.VOORTGANGSGESPREK]).first).to_be_visible()
    _a_coordinator_sees_it(server, browser, a_colleague(server, Role.COORDINATOR, gemeente=gemeente, name="Marijke"))


def _a_coordinator_sees_it(server: Server, browser: Browser, marijke: User) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 768})
    let_in(context, server, marijke)
    page = context.new_page()
    page.goto(f"{server.url}/caseload?zoeken={FAMILY}")
    # The table is drawn on a canvas; the text for a screen reader is inside it.
    cells = page.get_by_role("region", name="Dossiers").get_by_role("gridcell", include_hidden=True)
    expect(cells.filter(has_text=LIST_NAME)).to_have_count(1)
    expect(cells.filter(has_text=FASEN[Fase.UITVOERING])).to_have_count(1)
    table = openpyxl.load_workbook(io.BytesIO(_downloaded(page, re.compile("Excel")))).active
    assert table is not None
    head, row = ([cell.value for cell in line] for line in list(table.iter_rows())[:2])
    cell_by_head = dict(zip(head, row, strict=True))
    assert (cell_by_head["Naam"], cell_by_head["Fase"], cell_by_head["Leerroute"]) == (
        LIST_NAME,
        FASEN[Fase.UITVOERING],
        "B1-route",
    )
    context.close()

"""A talk in two languages in a real browser: direction, the words for a screen reader, the keys of Gespreksmodus."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from forms.intake.translations import translation
from tests.browser.people import AT_REST, INTAKE, Case, a_case, a_colleague, answered, is_stored, let_in
from tests.browser.servers import Server
from tests.databases import on_sqlite

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough

ARABIC = translation("brede_intake", INTAKE.version, "ar").texts
CHILDREN = INTAKE.question("kinderen_thuis")
DIRECTION = "words => getComputedStyle(words).direction"


@pytest.fixture
def nour(server: Server, context: BrowserContext) -> Case:
    """The intake of somebody who speaks Arabic, in the browser of the regievoerder."""
    user = a_colleague(server, gemeente="Talen")
    let_in(context, server, user)
    case = a_case(server, user, language="ar")
    answered(server, case, CHILDREN.id, "nee", by=user)
    return case


def see(page: Page, server: Server, case: Case, **query: str) -> None:
    """Open the domein about the household."""
    more = "".join(f"&{name}={value}" for name, value in query.items())
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=huishouden{more}")
    expect(group(page)).to_be_visible()
    expect(page.locator(AT_REST)).to_be_visible()


def group(page: Page) -> Locator:
    """The choices of the question about children."""
    return page.get_by_role("radiogroup", name=re.compile(f"^{re.escape(CHILDREN.text)}"))


def speak(page: Page, language: str) -> None:
    """Choose another second language."""
    page.get_by_role("combobox", name="Tweede taal").click()
    page.get_by_role("option", name=re.compile(f"^{language}")).click()
    expect(page.locator(AT_REST)).to_be_visible()


def test_the_second_language_has_its_direction_and_names_its_language(server: Server, page: Page, nour: Case) -> None:
    see(page, server, nour)

    words = page.get_by_text(ARABIC["kinderen_thuis.text"], exact=True)
    expect(words).to_have_attribute("lang", "ar")
    assert words.evaluate(DIRECTION) == "rtl"
    choice = group(page).get_by_text(ARABIC["yes_no.nee"], exact=True)
    expect(choice).to_have_attribute("lang", "ar")
    assert page.get_by_text(CHILDREN.text).first.evaluate(DIRECTION) == "ltr"
    expect(group(page)).to_have_attribute("aria-label", re.compile(r"^[^:\[\]\\]+$"))


def test_another_second_language_changes_the_words_and_no_answer(server: Server, page: Page, nour: Case) -> None:
    see(page, server, nour)
    for language, code in (("Engels", "en"), ("Geen", ""), ("Arabisch", "ar")):
        speak(page, language)

        no_word = translation("brede_intake", INTAKE.version, code).texts["yes_no.nee"] if code else ""
        expect(group(page).get_by_role("radio", checked=True)).to_have_text(f"Nee · {no_word}" if code else "Nee")
    is_stored(server, nour, CHILDREN.id, "nee")


def test_gespreksmodus_moves_with_the_arrow_keys_and_keeps_the_answers(server: Server, page: Page, nour: Case) -> None:
    see(page, server, nour, modus="gesprek")
    page.set_viewport_size({"width": 1366, "height": 1600})
    first = page.url
    title = page.get_by_role("heading", level=1).inner_text()

    group(page).get_by_role("radio").first.click()
    page.keyboard.press("PageDown")

    expect(page).not_to_have_url(first)
    is_stored(server, nour, CHILDREN.id, "ja")
    expect(page.locator(AT_REST)).to_be_visible()
    page.keyboard.press("Alt+ArrowLeft")
    expect(group(page).get_by_role("radio", checked=True)).to_have_text(re.compile("^Ja"))
    assert page.get_by_role("heading", level=1).inner_text() == title
    page.get_by_role("button", name="Stop gespreksmodus").click()
    expect(page.get_by_role("heading", name="Amina Haile")).to_be_visible()

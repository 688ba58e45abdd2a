"""Two people or two tabs in one brede intake: no answer is lost or overwritten unseen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from access import User
from tests.browser.people import (
    Case,
    a_case,
    a_colleague,
    changes,
    choice,
    field,
    is_stored,
    let_in,
    open_domain,
    stored,
)
from tests.browser.servers import Server


@pytest.fixture
def sanne(server: Server) -> User:
    """The regievoerder."""
    return a_colleague(server)


@pytest.fixture
def yusra(server: Server) -> User:
    """A colleague who works on the same dossier."""
    return a_colleague(server, name="Yusra Abdi")


@pytest.fixture
def case(server: Server, sanne: User, yusra: User) -> Case:
    """The dossier of both."""
    return a_case(server, sanne, yusra)


@pytest.fixture
def her_page(server: Server, browser: Browser, yusra: User) -> Iterator[Page]:
    """A tab in the browser of the colleague."""
    context = browser.new_context(locale="nl-NL", viewport={"width": 1366, "height": 768})
    let_in(context, server, yusra)
    yield context.new_page()
    context.close()


@pytest.fixture
def my_page(server: Server, context: BrowserContext, page: Page, sanne: User) -> Page:
    """A tab in the browser of the regievoerder."""
    let_in(context, server, sanne)
    return page


def _both_answer(server: Server, case: Case, my_page: Page, her_page: Page, question_id: str) -> None:
    for each in (my_page, her_page):
        open_domain(each, server, case, question_id)
    field(my_page, question_id).fill("Van Sanne")
    is_stored(server, case, question_id, "Van Sanne")
    field(her_page, question_id).fill("Van Yusra")
    expect(her_page.get_by_text(re.compile(r"Sanne de Boer heeft dit antwoord om \d\d:\d\d gewijzigd"))).to_be_visible()
    expect(her_page.get_by_text("Opgeslagen: Van Sanne")).to_be_visible()
    expect(her_page.get_by_text("Uw antwoord: Van Yusra")).to_be_visible()
    assert stored(server, case, question_id) == "Van Sanne"


def test_the_second_of_two_answers_is_shown_beside_the_first_and_can_be_kept(
    server: Server, case: Case, my_page: Page, her_page: Page
) -> None:
    _both_answer(server, case, my_page, her_page, "droomberoep")
    her_page.get_by_role("button", name="Mijn antwoord opslaan").click()
    is_stored(server, case, "droomberoep", "Van Yusra")
    expect(her_page.get_by_text("Welk antwoord geldt?")).to_have_count(0)
    assert changes(server, case, "droomberoep") == [
        ("saved", "Van Sanne"),
        ("conflict", "Van Yusra"),
        ("saved", "Van Yusra"),
    ]


def test_the_second_of_two_answers_can_be_discarded(server: Server, case: Case, my_page: Page, her_page: Page) -> None:
    _both_answer(server, case, my_page, her_page, "droomberoep")
    her_page.get_by_role("button", name="Dit laten staan").click()
    expect(field(her_page, "droomberoep")).to_have_value("Van Sanne")
    expect(her_page.get_by_text("Welk antwoord geldt?")).to_have_count(0)
    assert changes(server, case, "droomberoep") == [("saved", "Van Sanne"), ("conflict", "Van Yusra")]


def test_answers_to_different_questions_are_both_kept_and_seen_by_both(
    server: Server, case: Case, my_page: Page, her_page: Page
) -> None:
    for each in (my_page, her_page):
        open_domain(each, server, case, "trots_op")
    field(my_page, "trots_op").fill("Van Sanne")
    field(her_page, "droomberoep").fill("Van Yusra")
    is_stored(server, case, "trots_op", "Van Sanne")
    is_stored(server, case, "droomberoep", "Van Yusra")
    choice(my_page, "hoofddoel", "werk").click()
    choice(her_page, "motivatie", "5").click()
    for each in (my_page, her_page):
        expect(field(each, "trots_op")).to_have_value("Van Sanne")
        expect(field(each, "droomberoep")).to_have_value("Van Yusra")
    expect(her_page.get_by_text("Welk antwoord geldt?")).to_have_count(0)


def test_two_people_fill_two_rows_of_one_table(server: Server, case: Case, my_page: Page, her_page: Page) -> None:
    open_domain(my_page, server, case, "kinderen")
    choice(my_page, "kinderen_thuis", "ja").click()
    name = "Naam"
    my_page.get_by_role("textbox", name=name, exact=True).fill("Selam")
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Selam"}])
    open_domain(her_page, server, case, "kinderen")
    her_page.get_by_role("button", name="Nog een kind toevoegen").click()
    her_page.get_by_role("textbox", name="Naam (kind 2)").fill("Dawit")
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Selam"}, {"row": "r2", "naam": "Dawit"}])
    my_page.get_by_role("textbox", name="Geboortedatum", exact=True).fill("03-04-2023")
    is_stored(
        server, case, "kinderen",
        [{"row": "r1", "naam": "Selam", "geboortedatum": "2023-04-03"}, {"row": "r2", "naam": "Dawit"}],
    )  # fmt: skip


def test_two_people_in_one_cell_of_a_table_see_both_values(
    server: Server, case: Case, my_page: Page, her_page: Page
) -> None:
    open_domain(my_page, server, case, "kinderen")
    choice(my_page, "kinderen_thuis", "ja").click()
    my_page.get_by_role("textbox", name="Naam", exact=True).fill("Selam")
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Selam"}])
    open_domain(her_page, server, case, "kinderen")
    my_page.get_by_role("textbox", name="Naam", exact=True).fill("Selamawit")
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Selamawit"}])
    her_page.get_by_role("textbox", name="Naam", exact=True).fill("Salam")
    expect(her_page.get_by_text("Opgeslagen: Selamawit")).to_be_visible()
    expect(her_page.get_by_text("Uw antwoord: Salam")).to_be_visible()
    expect(her_page.get_by_text("Nog niet alles is goed ingevuld")).to_have_count(0)
    her_page.get_by_role("button", name="Mijn antwoord opslaan").click()
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Salam"}])
    names_by_kind = [(kind, value[0]["naam"]) for kind, value in changes(server, case, "kinderen")]
    assert names_by_kind == [("saved", "Selam"), ("saved", "Selamawit"), ("conflict", "Salam"), ("saved", "Salam")]


def test_two_tabs_of_one_person_do_not_lose_an_answer(
    server: Server, case: Case, my_page: Page, context: BrowserContext
) -> None:
    other = context.new_page()
    for each in (my_page, other):
        open_domain(each, server, case, "trots_op")
    field(my_page, "trots_op").fill("In de eerste tab")
    is_stored(server, case, "trots_op", "In de eerste tab")
    field(other, "droomberoep").fill("In de tweede tab")
    is_stored(server, case, "droomberoep", "In de tweede tab")
    expect(field(other, "trots_op")).to_have_value("In de eerste tab")
    assert stored(server, case, "trots_op") == "In de eerste tab"

"""Giving answers in the brede intake: each is saved at once, whatever is typed."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from access import User
from forms.engine.answers import Source
from forms.engine.schema import QuestionType
from forms.engine.validation import LONGEST
from tests.browser.people import (
    INTAKE,
    Case,
    a_case,
    a_colleague,
    a_file,
    becomes,
    changes,
    choice,
    deepen,
    field,
    is_stored,
    let_in,
    more_dialog,
    open_domain,
    source_of,
    stored,
)
from tests.browser.servers import Server
from tests.databases import on_sqlite

pytestmark = on_sqlite  # what happens here does not depend on the database: once is enough

SAVED = re.compile(r"Opgeslagen \d\d:\d\d")
STRANGE = {
    "script": "<script>window.hacked = true</script><img src=x onerror='window.hacked = true'>",
    "formula": '=HYPERLINK("http://evil.example"; "klik")',
    "emoji": "Ik ben blij 😀👩‍👩‍👧",
    "arabic": "أريد أن أصبح خبازا",
    "markdown": "**vet** [link](http://evil.example) :red[rood] $x$ a_b_c # kop",
}


@pytest.fixture
def user(server: Server, context: BrowserContext) -> User:
    """A regievoerder who is logged in in this browser."""
    user = a_colleague(server)
    let_in(context, server, user)
    return user


@pytest.fixture
def case(server: Server, user: User) -> Case:
    """Their dossier, with an intake that has begun."""
    return a_case(server, user)


def test_typed_text_is_saved_within_two_seconds_while_the_field_keeps_the_focus(
    server: Server, page: Page, case: Case
) -> None:
    open_domain(page, server, case, "trots_op")
    answer = field(page, "trots_op")
    answer.press_sequentially("Ik kan goed koken")
    is_stored(server, case, "trots_op", "Ik kan goed koken", seconds=2)
    expect(page.get_by_role("status")).to_have_text(SAVED)
    answer.press_sequentially(" en bakken")
    is_stored(server, case, "trots_op", "Ik kan goed koken en bakken", seconds=2)
    expect(answer).to_be_focused()
    expect(answer).to_have_value("Ik kan goed koken en bakken")


def test_a_question_that_starts_to_apply_appears_at_once_and_disappears_again(
    server: Server, page: Page, case: Case
) -> None:
    open_domain(page, server, case, "mantelzorg")
    expect(field(page, "mantelzorg_uren")).to_have_count(0)
    choice(page, "mantelzorg", "ja").click()
    field(page, "mantelzorg_uren").fill("12")
    is_stored(server, case, "mantelzorg_uren", "12")
    choice(page, "mantelzorg", "nee").click()
    expect(field(page, "mantelzorg_uren")).to_have_count(0)
    is_stored(server, case, "mantelzorg", "nee")
    assert stored(server, case, "mantelzorg_uren") == "12"


def test_a_reload_shows_every_kind_of_answer_again(server: Server, page: Page, case: Case) -> None:
    open_domain(page, server, case, "jaren_werk")
    choice(page, "nu_werk", "nee").click()
    field(page, "jaren_werk").fill("7")
    field(page, "beschikbaar_vanaf").fill("1-2-2027")
    field(page, "werk_grenzen").fill("Niet tillen")
    choice(page, "samenwerken", "4").click()
    skills = INTAKE.question("vaardigheden")
    page.get_by_role("button", name=skills.choice_text("zorg"), exact=True).click()
    is_stored(server, case, "vaardigheden", ["zorg"])
    is_stored(server, case, "beschikbaar_vanaf", "2027-02-01")
    page.reload()
    expect(choice(page, "nu_werk", "nee")).to_be_checked()
    expect(field(page, "jaren_werk")).to_have_value("7")
    expect(field(page, "beschikbaar_vanaf")).to_have_value("01-02-2027")
    expect(field(page, "werk_grenzen")).to_have_value("Niet tillen")
    expect(choice(page, "samenwerken", "4")).to_be_checked()


@pytest.mark.parametrize("text", STRANGE.values(), ids=STRANGE)
def test_strange_text_is_kept_and_shown_as_it_was_typed(server: Server, page: Page, case: Case, text: str) -> None:
    open_domain(page, server, case, "trots_op")
    field(page, "trots_op").fill(text)
    is_stored(server, case, "trots_op", text)
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=samenvatting")
    # After a colon stands an invisible joiner where Streamlit would see an icon or a colour.
    expect(page.get_by_role("cell", name=re.sub(r":(?=[a-z])", ":\N{WORD JOINER}", text))).to_be_visible()
    assert page.evaluate("window.hacked") is None


def test_a_text_of_twenty_thousand_characters_is_saved_and_a_longer_one_stays_on_the_screen(
    server: Server, page: Page, case: Case
) -> None:
    longest = "Een lang verhaal. " * (LONGEST[QuestionType.LONG_TEXT] // 18 + 1)
    fits, too_long = (longest[: LONGEST[QuestionType.LONG_TEXT] + more] for more in (0, 1))
    fits, too_long = fits[:-1] + "!", too_long[:-1] + "?"
    open_domain(page, server, case, "trots_op")
    field(page, "trots_op").fill(fits)
    is_stored(server, case, "trots_op", fits)
    field(page, "trots_op").fill(too_long)
    expect(page.get_by_text("Deze tekst is te lang: 20001 tekens. Er passen er 20000.")).to_be_visible()
    expect(field(page, "trots_op")).to_have_value(too_long)
    assert stored(server, case, "trots_op") == fits


def test_a_date_that_does_not_exist_gets_a_message_at_its_field_and_stays_typed(
    server: Server, page: Page, case: Case
) -> None:
    open_domain(page, server, case, "beschikbaar_vanaf")
    field(page, "beschikbaar_vanaf").fill("31-02-2020")
    expect(page.get_by_text("Deze dag bestaat niet.")).to_be_visible()
    expect(field(page, "beschikbaar_vanaf")).to_have_value("31-02-2020")
    assert stored(server, case, "beschikbaar_vanaf") is None
    field(page, "beschikbaar_vanaf").fill("28-02-2027")
    is_stored(server, case, "beschikbaar_vanaf", "2027-02-28")
    expect(page.get_by_text("Deze dag bestaat niet.")).to_have_count(0)


def test_children_are_added_changed_and_removed(server: Server, page: Page, case: Case) -> None:
    open_domain(page, server, case, "kinderen")
    choice(page, "kinderen_thuis", "ja").click()
    page.get_by_role("textbox", name="Naam", exact=True).fill("Selam")
    page.get_by_role("textbox", name="Geboortedatum", exact=True).fill("03-04-2023")
    is_stored(server, case, "kinderen", [{"row": "r1", "naam": "Selam", "geboortedatum": "2023-04-03"}])
    page.get_by_role("button", name="Nog een kind toevoegen").click()
    page.get_by_role("textbox", name="Naam (kind 2)").fill("Dawit")
    is_stored(
        server, case, "kinderen",
        [{"row": "r1", "naam": "Selam", "geboortedatum": "2023-04-03"}, {"row": "r2", "naam": "Dawit"}],
    )  # fmt: skip
    page.get_by_role("textbox", name="Naam", exact=True).fill("Selamawit")
    is_stored(
        server, case, "kinderen",
        [{"row": "r1", "naam": "Selamawit", "geboortedatum": "2023-04-03"}, {"row": "r2", "naam": "Dawit"}],
    )  # fmt: skip
    page.get_by_role("button", name="kind 1 weghalen").click()
    is_stored(server, case, "kinderen", [{"row": "r2", "naam": "Dawit"}])
    expect(page.get_by_role("textbox", name="Naam", exact=True)).to_have_value("Dawit")


def test_the_reason_for_no_answer_is_saved_too(server: Server, page: Page, case: Case) -> None:
    open_domain(page, server, case, "trots_op")
    more_dialog(page, "trots_op").get_by_role("button", name="Wil niet zeggen").click()
    expect(page.get_by_role("main").get_by_text("wil niet zeggen")).to_be_visible()
    page.reload()
    expect(page.get_by_role("main").get_by_text("wil niet zeggen")).to_be_visible()
    deepen(page)
    more_dialog(page, "droomberoep").get_by_role("button", name="Niet besproken").click()
    expect(page.get_by_role("main").get_by_text("niet besproken")).to_be_visible()


def test_an_earlier_answer_is_restored_and_its_source_can_be_changed(server: Server, page: Page, case: Case) -> None:
    open_domain(page, server, case, "droomberoep")
    field(page, "droomberoep").fill("Bakker")
    is_stored(server, case, "droomberoep", "Bakker")
    field(page, "droomberoep").fill("Kapper")
    is_stored(server, case, "droomberoep", "Kapper")
    restricted_section = more_dialog(page, "droomberoep")
    restricted_section.get_by_role("button", name="Zet dit terug").last.click()
    is_stored(server, case, "droomberoep", "Bakker")
    expect(field(page, "droomberoep")).to_have_value("Bakker")
    assert changes(server, case, "droomberoep") == [("saved", "Bakker"), ("saved", "Kapper"), ("put_back", "Bakker")]
    restricted_section.get_by_role("combobox", name="Bron van dit antwoord").click()
    page.get_by_role("option", name="het COA").click()
    becomes(lambda: source_of(server, case, "droomberoep") == Source.COA, True)
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=samenvatting")
    expect(page.get_by_role("cell", name="Bakker volgens het COA")).to_be_visible()


def test_two_dossiers_in_two_tabs_do_not_mix(server: Server, page: Page, context: BrowserContext, user: User) -> None:
    one, two = a_case(server, user), a_case(server, user, given_names="Yonas", family_name="Tesfay")
    other = context.new_page()
    open_domain(page, server, one, "trots_op")
    open_domain(other, server, two, "trots_op")
    field(page, "trots_op").fill("Van Amina")
    field(other, "trots_op").fill("Van Yonas")
    is_stored(server, one, "trots_op", "Van Amina")
    is_stored(server, two, "trots_op", "Van Yonas")
    page.goto(other.url)
    expect(page.get_by_role("heading", name="Yonas Tesfay")).to_be_visible()
    expect(field(page, "trots_op")).to_have_value("Van Yonas")
    page.go_back()
    expect(page.get_by_role("heading", name="Amina Haile")).to_be_visible()
    expect(field(page, "trots_op")).to_have_value("Van Amina")


def test_the_back_button_of_the_browser_goes_to_the_previous_domain(server: Server, page: Page, case: Case) -> None:
    first, second = INTAKE.sections[:2]
    open_domain(page, server, case, first.questions[0].id)
    page.get_by_role("button", name="Volgende", exact=True).click()
    expect(page.get_by_role("heading", name=second.title)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=first.title)).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", name=second.title)).to_be_visible()
    page.get_by_role("button", name="Vorige", exact=True).click()
    expect(page.get_by_role("heading", name=first.title)).to_be_visible()


def test_an_address_that_does_not_exist_says_so(server: Server, page: Page, case: Case) -> None:
    page.goto(f"{server.url}/intake?dossier={case.dossier}&domein=bestaat-niet")
    expect(page.get_by_text("Dit domein is er niet.")).to_be_visible()
    expect(page.get_by_role("heading", name=INTAKE.sections[0].title)).to_be_visible()
    foreign = a_file(server, a_colleague(server, gemeente="Veenrand"), given_names="Yonas", family_name="Tesfay")
    for dossier in (str(foreign), "00000000-0000-4000-8000-000000000000", "geen-id", ""):
        page.goto(f"{server.url}/intake?dossier={dossier}")
        expect(page.get_by_text("Dit dossier is er niet, of u mag het niet zien")).to_be_visible()
        expect(page.get_by_text("Tesfay")).to_have_count(0)


@pytest.mark.parametrize("way", ["Volgende", "domain", "Dossier"])
def test_an_answer_typed_just_before_leaving_is_saved(server: Server, page: Page, case: Case, way: str) -> None:
    open_domain(page, server, case, "trots_op")
    field(page, "trots_op").fill("Vlak voor het weggaan")
    if way == "Volgende":
        page.get_by_role("button", name="Volgende", exact=True).click()
    elif way == "domain":
        page.get_by_role("radiogroup", name="Domeinen").get_by_text("Werk", exact=True).click()
    else:
        page.get_by_role("link", name="Dossier", exact=True).click()
    expect(field(page, "trots_op")).to_have_count(0)
    is_stored(server, case, "trots_op", "Vlak voor het weggaan")


def test_typed_text_stays_when_a_new_question_appears_above_it(server: Server, page: Page, user: User) -> None:
    case = a_case(server, user)
    open_domain(page, server, case, "aandachtspunten")
    typing = field(page, "startpositie")
    typing.press_sequentially("Kan al goed lezen")

    # A press without leaving the field: what is typed has not been sent yet.
    chosen = page.get_by_role("toolbar", name=INTAKE.question("aandachtspunten").text)
    chosen.get_by_role("button").first.evaluate("button => button.click()")

    expect(field(page, "aandachtspunten_uitleg")).to_be_visible()
    expect(typing).to_have_value("Kan al goed lezen")
    is_stored(server, case, "startpositie", "Kan al goed lezen")

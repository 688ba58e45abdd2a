"""A lost connection or a killed server while somebody types: nothing is lost or shown as saved too early."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from access import User
from tests.browser.people import (
    Case,
    a_case,
    a_colleague,
    answered,
    changes,
    field,
    is_stored,
    let_in,
    open_domain,
    stored,
)
from tests.browser.proxy import Line, a_line
from tests.browser.servers import Server

BACK = 60_000
MOMENTS = (0, 0.3, 0.6, 1.5)  # seconds between the last key and the cut
TEXT = "Ik wil mijn eigen bakkerij beginnen"


@pytest.fixture
def line(server: Server) -> Iterator[Line]:
    """The line between the browser and the server."""
    with a_line(server.port) as line:
        yield line


@pytest.fixture
def user(server: Server, line: Line, context: BrowserContext) -> User:
    """A regievoerder who is logged in in this browser, through the line."""
    user = a_colleague(server)
    let_in(context, server, user)  # a cookie is for the host, whatever the port
    return user


def type_and_pause(page: Page, question_id: str, text: str, seconds: float) -> None:
    """Type, and let the browser's own clock run on for so long."""
    field(page, question_id).click()
    page.keyboard.type(text)
    if seconds:
        page.evaluate("ms => new Promise(done => setTimeout(done, ms))", seconds * 1000)


def corner(page: Page) -> str:
    """What the corner of the screen says now: nothing while it is being drawn."""
    return str(
        page.evaluate(
            "() => document.documentElement.dataset.koersStand || "
            "(document.querySelector('.st-key-koers-saved')?.innerText.includes('Opgeslagen') ? 'green' : '')"
        )
    )


def watch(page: Page) -> None:
    """Note in the browser each time at which the corner is green, with what the field held then."""
    page.evaluate(
        """() => { window.__green = []; setInterval(() => {
            const stand = document.documentElement.dataset.koersStand;
            const green = !stand && document.querySelector('.st-key-koers-saved')?.innerText.includes('Opgeslagen');
            const held = [...document.querySelectorAll('textarea, .stTextInput input')].map((each) => each.value);
            if (green) window.__green.push(held.filter(Boolean).join('|'));
        }, 40); }"""
    )


def green_texts(page: Page) -> set[str]:
    """What stood in the fields whenever the corner was green."""
    return set(page.evaluate("() => [...new Set(window.__green)]"))


@pytest.mark.parametrize("seconds", MOMENTS)
def test_what_was_typed_before_the_connection_was_lost_is_saved_after_reconnecting(
    server: Server, line: Line, page: Page, user: User, seconds: float
) -> None:
    case = a_case(server, user)
    open_through(page, line, server, case, "trots_op")
    watch(page)
    type_and_pause(page, "trots_op", TEXT, seconds)
    line.cut()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    before = stored(server, case, "trots_op")
    assert TEXT not in green_texts(page) or before == TEXT
    line.mend()
    is_stored(server, case, "trots_op", TEXT, seconds=40)
    expect(page.get_by_text("Geen verbinding")).to_have_count(0)
    expect(field(page, "trots_op")).to_have_value(TEXT)
    assert [kind for kind, _ in changes(server, case, "trots_op") if kind == "refused"] == []


@pytest.mark.parametrize("seconds", MOMENTS)
def test_what_was_typed_before_the_server_was_killed_is_saved_after_a_restart(
    server: Server, line: Line, page: Page, user: User, seconds: float
) -> None:
    case = a_case(server, user)
    open_through(page, line, server, case, "trots_op")
    type_and_pause(page, "trots_op", TEXT, seconds)
    server.kill()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    server.start()
    is_stored(server, case, "trots_op", TEXT, seconds=40)
    expect(field(page, "trots_op")).to_have_value(TEXT)


def test_a_text_typed_over_an_answer_of_a_colleague_is_no_conflict_after_a_restart(
    server: Server, line: Line, page: Page, user: User
) -> None:
    yusra = a_colleague(server, name="Yusra Abdi")
    case = a_case(server, user, yusra)
    answered(server, case, "trots_op", "Van Yusra", by=yusra)
    open_through(page, line, server, case, "trots_op")
    field(page, "trots_op").click()
    page.keyboard.press("Control+A")
    page.keyboard.type("Van Sanne, daarna")
    server.kill()
    expect(page.get_by_text("Geen verbinding")).to_be_visible()
    server.start()
    is_stored(server, case, "trots_op", "Van Sanne, daarna", seconds=40)
    expect(page.get_by_text("Welk antwoord geldt?")).to_have_count(0)


def test_text_that_is_typed_without_a_pause_is_saved(server: Server, line: Line, page: Page, user: User) -> None:
    case = a_case(server, user)
    open_through(page, line, server, case, "trots_op")
    field(page, "trots_op").click()
    text = "Ik typ door zonder te wachten en kijk niet op of om. " * 2
    page.keyboard.type(text[:-1], delay=60)
    half = str(stored(server, case, "trots_op") or "")
    assert len(half) > len(text) // 2
    is_stored(server, case, "trots_op", text.strip())


def open_through(page: Page, line: Line, server: Server, case: Case, question_id: str) -> None:
    """Open the domain of a question through the line."""
    through = Server(server.database_url, server.data_dir, port=line.port)
    open_domain(page, through, case, question_id)

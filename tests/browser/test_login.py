"""Logging in, being refused, and logging out in the browser."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from access import Role
from doors.login import COOKIE
from tests.browser.conftest import StartServer
from tests.browser.people import (
    a_case,
    a_colleague,
    a_file,
    field,
    forget_wrong_passwords,
    let_in,
    log_in,
    open_domain,
    see_login_form,
    stored,
    type_wrong_passwords,
)
from tests.browser.servers import Server
from tests.databases import DatabasePool, on_postgresql

pytestmark = on_postgresql  # what happens here does not depend on the database: once is enough

MENUS = {
    Role.REGIEVOERDER: ["Vandaag", "Caseload", "Startklas", "Talen en tolken", "Aanbod", "Mijn profiel"],
    Role.BEHEERDER: ["Beheer", "Aanbod", "Mijn profiel"],
    Role.DOCENT: ["Startklas", "Mijn profiel"],
    Role.PARTNER: ["Gedeeld met mij", "Mijn profiel"],
}


def test_the_first_request_of_a_new_server_shows_nothing_that_needs_a_login(
    databases: DatabasePool, start_server: StartServer, page: Page
) -> None:
    server = start_server(databases.migrated())
    dossier = a_file(server, a_colleague(server))
    for path in ("/beheer", "/caseload", f"/pip?dossier={dossier}"):
        server.restart()
        page.goto(server.url + path)
        see_login_form(page)
        assert page.url == server.url + path
        assert "Haile" not in page.content()
    server.kill()


def test_a_wrong_name_or_password_is_refused_without_saying_which_was_wrong(server: Server, page: Page) -> None:
    user = a_colleague(server)
    page.goto(server.url)
    sentence = page.get_by_text("Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar")
    log_in(page, user, "niet het wachtwoord")
    expect(sentence).to_be_visible()
    page.reload()
    page.get_by_role("textbox", name="Gebruikersnaam").fill("bestaat.niet")
    page.get_by_role("textbox", name="Wachtwoord").fill("niet het wachtwoord")
    page.get_by_role("button", name="Inloggen", exact=True).click()
    expect(sentence).to_be_visible()
    forget_wrong_passwords(server)


def test_after_five_wrong_passwords_the_page_says_when_one_may_try_again(server: Server, page: Page) -> None:
    user = a_colleague(server)
    page.goto(server.url)
    try:
        type_wrong_passwords(server, user, times=4)
        log_in(page, user, "niet het wachtwoord")
        locked = page.get_by_text(re.compile(r"U kunt weer inloggen vanaf \d\d:\d\d"))
        expect(locked).to_be_visible()
        page.reload()
        log_in(page, user)
        expect(locked).to_be_visible()
    finally:
        forget_wrong_passwords(server)


def test_after_login_the_page_of_the_link_opens(server: Server, page: Page) -> None:
    user = a_colleague(server)
    case = a_case(server, user)
    link = f"{server.url}/intake?dossier={case.dossier}&domein=werk"
    page.goto(link)
    log_in(page, user)
    expect(page.get_by_role("heading", name="Amina Haile")).to_be_visible()
    expect(page.get_by_role("radio", name="Werk", exact=True)).to_be_checked()
    assert page.url == link


def test_no_script_can_read_the_cookie_of_the_login(server: Server, page: Page, context: BrowserContext) -> None:
    page.goto(server.url)
    log_in(page, a_colleague(server))
    expect(page.get_by_role("link", name="Uitloggen")).to_be_visible()
    [cookie] = [each for each in context.cookies() if each["name"] == COOKIE]
    assert (cookie["httpOnly"], cookie["sameSite"], cookie["path"]) == (True, "Lax", "/")
    assert COOKIE not in page.evaluate("document.cookie")


def test_logging_out_ends_the_other_tab_and_keeps_nothing_typed_after_it(
    server: Server, page: Page, context: BrowserContext
) -> None:
    user = a_colleague(server)
    case = a_case(server, user)
    let_in(context, server, user)
    open_domain(page, server, case, "trots_op")
    other = context.new_page()
    other.goto(f"{server.url}/profiel")
    other.get_by_role("link", name="Uitloggen").click()
    see_login_form(other)
    field(page, "trots_op").fill("Na het uitloggen getypt")
    see_login_form(page)
    assert stored(server, case, "trots_op") is None


def test_a_copied_cookie_does_not_work_after_logging_out(
    server: Server, page: Page, context: BrowserContext, browser: Browser
) -> None:
    token = let_in(context, server, a_colleague(server))
    page.goto(f"{server.url}/profiel")
    page.get_by_role("link", name="Uitloggen").click()
    see_login_form(page)
    thief = browser.new_context()
    thief.add_cookies([{"name": COOKIE, "value": token, "url": server.url}])
    theirs = thief.new_page()
    theirs.goto(f"{server.url}/caseload")
    see_login_form(theirs)
    assert theirs.request.post(f"{server.url}/auth/actief").status == 401
    thief.close()


@pytest.mark.parametrize("address", ["//evil.example", "https://evil.example/x", "/\\evil.example", "javascript:x()"])
@pytest.mark.parametrize("door", ["enter", "uitloggen"])
def test_no_link_sends_anybody_to_another_site(server: Server, page: Page, door: str, address: str) -> None:
    answer = page.request.get(f"{server.url}/auth/{door}", params={"next": address}, max_redirects=0)
    assert (answer.status, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("role", MENUS)
def test_the_menu_shows_what_the_role_may_do(server: Server, page: Page, context: BrowserContext, role: Role) -> None:
    let_in(context, server, a_colleague(server, role))
    page.goto(f"{server.url}/profiel")
    menu = page.get_by_role("navigation")
    expect(menu.get_by_role("link")).to_have_text([re.compile(each) for each in MENUS[role]])


def test_a_beheerder_sees_no_dossier_even_with_its_address(server: Server, page: Page, context: BrowserContext) -> None:
    case = a_case(server, a_colleague(server))
    let_in(context, server, a_colleague(server, Role.BEHEERDER, name="Bea Jansen"))
    for path in ("dossier", "caseload"):
        page.goto(f"{server.url}/{path}?dossier={case.dossier}")
        expect(page.get_by_text("Bea Jansen").first).to_be_visible()
        expect(page.get_by_text("Haile")).to_have_count(0)

"""What a test in a real browser may ask for: a running Koers, a page in Chromium, a look at accessibility."""

import os
import re
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from operations import chromium
from tests.browser.servers import ROOT, Server
from tests.databases import DatabasePool

SCREENSHOTS = ROOT / "build" / "screenshots"
WAIT_MS = 15_000
# From --disable-quic on: a browser in a test looks for nothing outside this machine.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

NewPage = Callable[[], Page]
StartServer = Callable[..., Server]
CheckAccessibility = Callable[[Page], None]
_STARTED: list[Server] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the browser tests of one database on one worker: they share a Chromium and a server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            kind = getattr(item, "callspec", None) and item.callspec.params.get("databases")  # type: ignore[attr-defined]
            item.add_marker(pytest.mark.xdist_group(f"browser-{kind or 'sqlite'}"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """When a browser test fails: keep a picture of its pages, and show the last words of the servers."""
    report = yield
    if report.failed:
        context = getattr(item, "funcargs", {}).get("context")
        pages = context.pages if context else []
        report.sections.extend(_picture(page, f"{item.nodeid}-{n}") for n, page in enumerate(pages, start=1))
        report.sections.extend((f"server {server.url}", server.log) for server in _STARTED if server.is_running)
    return report


def _picture(page: Page, name: str) -> tuple[str, str]:
    path = SCREENSHOTS / f"{re.sub(r'[^a-zA-Z0-9]+', '-', name)}.png"
    try:
        page.screenshot(path=path, full_page=True)
    except Error as fault:
        return page.url, f"no picture: {fault}"
    return page.url, str(path.relative_to(ROOT))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests. Without one: a failure in CI, elsewhere a skip that says how to get it."""
    executable = chromium.find()
    if executable is None:
        missing = pytest.fail if os.environ.get("CI") else pytest.skip
        missing(f"no Chromium: {chromium.HOW_TO_GET}")
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_context(browser: Browser) -> Iterator[BrowserContext]:
    """The browser of a Dutch caseworker, shared by the tests of a worker, so that Streamlit's files are loaded once."""
    context = browser.new_context(
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
        viewport={"width": 1366, "height": 768},
        reduced_motion="reduce",  # what moves is drawn sixty times a second
    )
    context.set_default_timeout(WAIT_MS)
    yield context
    context.close()


@pytest.fixture
def context(shared_context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser as a Dutch caseworker has it, with no cookie, no page and nothing that another test left."""
    yield shared_context
    for page in shared_context.pages:
        with suppress(Error):  # a page whose server is gone holds nothing
            page.evaluate("localStorage.clear()")
        page.close()
    shared_context.clear_cookies()
    shared_context.clear_permissions()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty tab; `context.new_page()` opens a second one of the same person."""
    return context.new_page()


@pytest.fixture(scope="session")
def start_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StartServer]:
    """Start a Koers of one's own: `start_server(database_url, **settings)`; stopped when all tests are done."""

    def start(database_url: str, *, prepare: str = "", **settings: str) -> Server:
        server = Server(database_url, tmp_path_factory.mktemp("koers"), extra=settings)
        if prepare:
            server.koers(*prepare.split())
        _STARTED.append(server)
        server.start()
        return server

    yield start
    for server in _STARTED:
        server.kill()
    _STARTED.clear()


@pytest.fixture(scope="session")
def server(databases: DatabasePool, start_server: StartServer) -> Iterator[Server]:
    """Koers, once on each kind of database, on SQLite with its demo people.

    Shared, so a test changes only what it made itself.
    """
    url = databases.migrated()
    server = start_server(url, prepare="demo --no-serve" if databases.kind == "sqlite" else "")
    yield server
    server.kill()
    databases.discard(url)


@pytest.fixture
def axe() -> CheckAccessibility:
    """`axe(page)` fails with a readable list of the violations of WCAG 2.2 AA on this page."""

    def check(page: Page) -> None:
        options = {"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": WCAG}}
        violations = Axe().run(page, options=options).response["violations"]
        lines = [
            f"{each['id']} ({each['impact']}): {each['help']}\n    {node['target']}\n    {node['html']}"
            for each in violations
            for node in each["nodes"]
        ]
        assert not lines, "\n".join([f"{page.url} is not accessible to all:", *lines])

    return check

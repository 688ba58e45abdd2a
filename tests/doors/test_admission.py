"""Which requests a running Koers accepts, and which headers it sends to a browser."""

import httpx
import pytest
from starlette.requests import HTTPConnection
from websockets.exceptions import InvalidStatus

from doors.admission import CLOSED, known_host, of_our_page
from doors.login import COOKIE
from doors.shell import BROWSER, over_https, security
from settings import Settings
from tests.doors.conftest import Started
from tests.doors.tabs import a_tab


def settings_with(**others: object) -> Settings:
    return Settings(_env_file=None, **others)  # type: ignore[call-arg, arg-type]


@pytest.mark.parametrize(
    ("host", "base_url", "ours"),
    [
        ("localhost:8501", "", True),
        ("127.0.0.1:8501", "https://koers.gemeente.example", True),
        ("[::1]:8501", "", True),
        ("10.1.2.3", "", True),
        ("kwaad.example", "", False),
        ("koers.gemeente.example", "https://koers.gemeente.example", True),
        ("KOERS.gemeente.example:443", "https://koers.gemeente.example/", True),
        ("koers.gemeente.example.kwaad.example", "https://koers.gemeente.example", False),
        ("koers.gemeente.example@kwaad.example", "https://koers.gemeente.example", False),
        ("10.1.2.3", "https://koers.gemeente.example", False),
        ("", "", False),
        ("localhost:poort", "", False),
    ],
)
def test_only_the_own_address_of_koers_is_answered(host: str, base_url: str, ours: bool) -> None:
    assert known_host(host, settings_with(base_url=base_url)) is ours


def test_a_browser_may_connect_to_this_host_only_and_over_https_only() -> None:
    headers = security("koers.gemeente.example", https=True)

    assert "connect-src 'self' wss://koers.gemeente.example;" in headers["Content-Security-Policy"]
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert "Strict-Transport-Security" not in security("localhost:8501", https=False)
    assert over_https(settings_with(), "http")
    assert not over_https(settings_with(secure_cookie=False), "https")
    assert not over_https(settings_with(demo=True), "http")


@pytest.mark.parametrize(
    ("origin", "host", "ours"),
    [
        ("https://koers.example", "koers.example", True),
        ("http://localhost:8501", "localhost:8501", True),
        ("http://localhost:8502", "localhost:8501", False),
        ("https://kwaad.example", "koers.example", False),
        ("null", "koers.example", False),
        ("", "koers.example", False),
    ],
)
def test_a_request_comes_from_our_page_when_the_browser_says_so(origin: str, host: str, ours: bool) -> None:
    headers = [(b"host", host.encode()), *([(b"origin", origin.encode())] if origin else [])]

    assert of_our_page(HTTPConnection({"type": "http", "headers": headers})) is ours


def test_an_unknown_address_is_refused_with_an_explanation(started: Started) -> None:
    answer = httpx.get(started.url, headers={"Host": "kwaad.example"})

    assert answer.status_code == 421
    assert "KOERS_BASE_URL" in answer.text


@pytest.mark.parametrize("path", [*CLOSED, "/_stcore/metrics?families=x", "/_stcore/agent/openapi.json"])
def test_streamlit_routes_that_koers_does_not_use_are_closed(started: Started, path: str) -> None:
    assert httpx.get(f"{started.url}{path}").status_code == 404


def test_a_page_of_another_host_gets_no_connection(started: Started) -> None:
    with a_tab(started.url, Origin=started.url) as tab:
        tab.open("")
    with pytest.raises(InvalidStatus), a_tab(started.url, Origin="https://kwaad.example"):
        pass


def test_a_page_sets_its_secret_cookie_once_and_hides_it_from_scripts(started: Started) -> None:
    first = httpx.get(started.url, headers={"Accept": "text/html"})
    again = httpx.get(started.url, headers={"Accept": "text/html", "Cookie": f"{BROWSER}={first.cookies[BROWSER]}"})

    assert len(first.cookies[BROWSER]) >= 40
    assert {"HttpOnly", "SameSite=Lax"} <= set(first.headers["set-cookie"].split("; "))
    assert BROWSER not in again.cookies


def test_a_link_cannot_log_anybody_in_or_out(started: Started) -> None:
    token = started.login("sanne")
    ours = f"{COOKIE}={token}"
    stray = started.ticket("karim", browser="of another browser")

    entered = httpx.get(f"{started.url}/auth/enter?ticket={stray}", headers={"Cookie": f"{BROWSER}=mine"})
    for method, origin in (("GET", started.url), ("POST", "https://kwaad.example"), ("POST", "")):
        headers = {"Cookie": ours} | ({"Origin": origin} if origin else {})
        left = httpx.request(method, f"{started.url}/auth/uitloggen", headers=headers)
        assert (left.status_code, "set-cookie" in left.headers) == (303, False)

    assert COOKIE not in entered.cookies
    assert httpx.get(f"{started.url}/auth/rest", headers={"Cookie": ours}).json()["seconds"] > 0


def test_a_button_on_our_own_page_logs_out(started: Started) -> None:
    ours = started.cookie("sanne")

    left = httpx.post(f"{started.url}/auth/uitloggen?next=/caseload", headers={"Cookie": ours, "Origin": started.url})

    assert (left.status_code, left.headers["location"]) == (303, "/caseload")
    assert httpx.get(f"{started.url}/auth/rest", headers={"Cookie": ours}).json()["seconds"] == 0

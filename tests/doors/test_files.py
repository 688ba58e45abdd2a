"""Uploads and downloads: only for the login of that session, limited in number, and never stored on disk."""

import httpx
import pytest

from doors.files import MOST_FILES, MOST_REMEMBERED, Owners
from doors.login import COOKIE
from tests.doors.conftest import Started
from tests.doors.tabs import Tab, a_tab


def upload(started: Started, session_id: str, *, cookie: str, name: str = "1", size: int = 100) -> httpx.Response:
    """Put a file down for a session, as the browser does."""
    with httpx.Client(base_url=started.url) as client:
        guard = str(client.get("/_stcore/health").cookies.get("_streamlit_xsrf"))
        cookies = "; ".join(each for each in (cookie, f"_streamlit_xsrf={guard}") if each)
        client.cookies.clear()
        return client.put(
            f"/_stcore/upload_file/{session_id}/{name}",
            files={"file": ("lijst.csv", b"x" * size)},
            headers={"Cookie": cookies, "X-Xsrftoken": guard},
        )


def fetch(started: Started, path: str, cookie: str = "") -> httpx.Response:
    """Ask for an address."""
    return httpx.get(f"{started.url}{path}", headers={"Cookie": cookie} if cookie else {})


def test_a_download_is_available_only_to_the_login_that_made_it_until_logout(started: Started) -> None:
    token = started.login("sanne")
    ours, theirs = f"{COOKIE}={token}", started.cookie("karim")
    with a_tab(started.url, ours) as tab:
        tab.open("caseload")
        path = tab.download("Excel")

        got = fetch(started, path, ours)
        assert (got.status_code, got.content[:2]) == (200, b"PK")
        assert got.headers["cache-control"] == "no-store"
        assert fetch(started, path).status_code == 404
        assert fetch(started, path, theirs).status_code == 404
        httpx.post(f"{started.url}/auth/uitloggen", headers={"Cookie": ours, "Origin": started.url})
        assert fetch(started, path, ours).status_code == 404


def test_a_picture_on_a_screen_is_available_only_to_the_session_of_that_screen(started: Started) -> None:
    ours, theirs = started.cookie("bea"), started.cookie("sanne")
    with a_tab(started.url, ours) as tab:
        tab.open("beheer", "deel=gemeente")
        path = tab.all("imgs")[0].imgs[0].url

        assert fetch(started, path, ours).status_code == 200
        assert fetch(started, path, theirs).status_code == 404
        assert fetch(started, path).status_code == 404


def test_a_session_without_a_login_takes_no_upload(started: Started) -> None:
    with a_tab(started.url) as tab:
        tab.open("")

        assert upload(started, tab.session_id, cookie="").status_code == 403
        assert upload(started, tab.session_id, cookie=started.cookie("sanne")).status_code == 403


@pytest.fixture
def ours(started: Started) -> str:
    return started.cookie("sanne")


def opened(tab: Tab) -> Tab:
    tab.open("nieuw")
    return tab


def test_an_upload_is_accepted_for_the_own_session_only(started: Started, ours: str) -> None:
    with a_tab(started.url, ours) as line:
        tab = opened(line)

        assert upload(started, tab.session_id, cookie=ours).status_code == 204
        assert upload(started, tab.session_id, cookie="").status_code == 403
        assert upload(started, tab.session_id, cookie=started.cookie("karim")).status_code == 403


def test_the_number_and_the_size_of_uploads_are_limited(started: Started, ours: str) -> None:
    with a_tab(started.url, ours) as line:
        tab = opened(line)

        large = upload(started, tab.session_id, cookie=ours, size=7 * 1024 * 1024)
        codes = [upload(started, tab.session_id, cookie=ours, name=str(n)).status_code for n in range(MOST_FILES + 1)]
        again = upload(started, tab.session_id, cookie=ours, name="0")

    assert large.status_code == 413
    assert codes == [204] * MOST_FILES + [429]
    assert again.status_code == 204


def test_stored_sessions_and_files_are_limited_in_number() -> None:
    from uuid import uuid4

    owners, login_id = Owners(), uuid4()
    owners.note_login("first", login_id)
    owners.note_file("/media/first.pdf", "first")
    assert owners.may_read("/media/first.pdf", login_id)

    for number in range(MOST_REMEMBERED):
        owners.note_login(f"session {number}", login_id)

    assert not owners.may_read("/media/first.pdf", login_id)

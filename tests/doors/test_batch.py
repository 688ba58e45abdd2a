"""Downloading a zip: only for the login that asked, logged before it is sent, and not used up by a HEAD request."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
from sqlmodel import Session, select
from starlette.applications import Starlette

import database as the_database
import settings as the_settings
from access import User
from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket
from doors.batch import ROUTES
from doors.login import COOKIE
from exports.pip.zip import Batch
from exports.pip.zip_store import ZIP_STORE
from models import AuditRecord
from queries.caseload.filters import Filters
from queries.caseload.zip import in_force, versies_in_force
from queries.pip.versions import version
from queries.scope.login import current_login
from tests.builders import PASSWORD, TODAY, a_caseworker, a_dossier
from tests.databases import Database
from tests.plans import a_full_plan, freeze

RULES = LoginRules(
    tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=timedelta(minutes=15), life=timedelta(hours=10)
)
Call = Callable[..., httpx.Response]


@pytest.fixture
def call(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Ask for an address with the cookie of a login."""
    monkeypatch.setenv("KOERS_DATABASE_URL", database.url)
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()
    app = Starlette(routes=ROUTES)

    async def request(method: str, path: str, token: str) -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://koers", cookies={COOKIE: token}) as client:
            return await client.request(method, path)

    def called(method: str, path: str, token: str) -> httpx.Response:
        # A thread of its own: the browser of other tests keeps a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, request(method, path, token)).result()

    yield called
    the_database.engine().dispose()
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()


def logged_in(session: Session, user: User) -> str:
    """The token of a login that begins now."""
    at = datetime.now(UTC)
    ticket = issue_ticket(
        session,
        attempt=LoginTry(username=user.username, password=PASSWORD, address="10.0.0.1", device="Firefox"),
        matches=lambda *_: True,
        rules=RULES,
        at=at,
    )
    return enter(session, ticket=ticket, at=at)


@pytest.fixture
def zipped(session: Session) -> Iterator[tuple[str, str, str]]:
    """The address of a finished zip, the token of who asked for it, and that of a colleague."""
    sanne, karim = a_caseworker(session), a_caseworker(session, name="Karim Haddad")
    freeze(session, a_full_plan(session, a_dossier(session, sanne), sanne), sanne)
    ours, theirs = logged_in(session, sanne), logged_in(session, karim)
    login = current_login(session, token=ours, idle=RULES.idle, at=datetime.now(UTC))
    assert login is not None
    versies = versies_in_force(session, seen_by=sanne, on=TODAY, filters=Filters(), most=10)
    batch = ZIP_STORE.put(uuid4(), lambda: Batch(uuid4(), login.user.login_id, versies, TODAY))
    token = next(name for name, each in ZIP_STORE._batches.items() if each is batch)
    batch.token = token
    batch.work(
        lambda ids: in_force(session, ids, seen_by=sanne),
        lambda versie_id: version(session, versie_id, seen_by=sanne),
        None,
        seconds=60,
    )
    yield f"/zip/{token}", ours, theirs
    ZIP_STORE.drop(token)


def exported(session: Session) -> int:
    """The number of logged exports."""
    session.rollback()
    return len(session.exec(select(AuditRecord).where(AuditRecord.event == "Exported")).all())


def test_only_the_login_that_asked_gets_the_zip_once_and_the_download_is_logged(
    session: Session, zipped: tuple[str, str, str], call: Call
) -> None:
    path, ours, theirs = zipped

    assert [call("GET", path, token).status_code for token in (theirs, "niemand")] == [404, 404]
    assert exported(session) == 0
    answer = call("GET", path, ours)

    assert (answer.status_code, answer.content[:2]) == (200, b"PK")
    assert "Haile" not in answer.headers["content-disposition"]
    assert exported(session) == 2  # one for the whole, one for the dossier
    assert call("GET", path, ours).status_code == 404


def test_asking_for_the_size_of_the_zip_does_not_use_up_the_download(
    session: Session, zipped: tuple[str, str, str], call: Call
) -> None:
    path, ours, _ = zipped

    response = call("HEAD", path, ours)

    assert (response.status_code, response.content, exported(session)) == (200, b"", 0)
    answer = call("GET", path, ours)
    assert (answer.status_code, str(len(answer.content))) == (200, response.headers["content-length"])

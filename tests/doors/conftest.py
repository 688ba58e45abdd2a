"""A Koers that is started once for the tests of the front door, with people of its own on SQLite."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import sqlalchemy as sa
from PIL import Image

from access import Role
from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket
from database import connect, open_session
from doors.login import COOKIE
from operations.migrate import upgrade
from tests.browser.servers import Server
from tests.builders import a_caseworker, a_dossier, a_gemeente

RULES = LoginRules(
    tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=timedelta(minutes=15), life=timedelta(hours=10)
)


class Started:
    """The running server, with a way in for its people."""

    def __init__(self, server: Server, engine: sa.Engine) -> None:
        self.server, self.url, self.engine = server, server.url, engine

    def ticket(self, username: str, browser: str = "") -> str:
        """A ticket for this person, as the login form in that browser gets it."""
        with open_session(self.engine) as session:
            return issue_ticket(
                session, attempt=LoginTry(
                    username=username, password="", address="a test", device="a test", browser=browser
                ),
                matches=lambda *_: True, rules=RULES, at=datetime.now(UTC),
            )  # fmt: skip

    def login(self, username: str) -> str:
        """Log somebody in, as of now; the token."""
        ticket = self.ticket(username)
        with open_session(self.engine) as session:
            return enter(session, ticket=ticket, at=datetime.now(UTC))

    def cookie(self, username: str) -> str:
        """The cookie of a new login of this person."""
        return f"{COOKIE}={self.login(username)}"


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """Koers with three people, a dossier and a logo, answering on a port of its own."""
    folder = tmp_path_factory.mktemp("doors")
    server = Server(f"sqlite:///{folder / 'koers.db'}", folder)
    upgrade(server.database_url)
    engine = connect(server.database_url)
    with open_session(engine) as session:
        a_gemeente(session).logo = _picture()
        sanne = a_caseworker(session, username="sanne")
        a_caseworker(session, username="karim")
        a_caseworker(session, username="bea", role=Role.BEHEERDER)
        a_dossier(session, sanne)
    server.start()
    yield Started(server, engine)
    engine.dispose()
    server.kill()


def _picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(buffer, "PNG")
    return buffer.getvalue()

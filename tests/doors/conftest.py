"""A Koers that is started once for the tests of the front door, with people of its own on SQLite."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket
from database import connect, open_session
from doors.login import COOKIE
from tests.browser.servers import Server

RULES = LoginRules(
    tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=timedelta(minutes=15), life=timedelta(hours=10)
)


class Started:
    """The running server, with a way in for the accounts of the demo."""

    def __init__(self, server: Server, engine: sa.Engine) -> None:
        self.server, self.url, self.engine = server, server.url, engine

    def ticket(self, username: str, browser: str = "") -> str:
        """A ticket for this person, as the login form in that browser gets it."""
        with open_session(self.engine) as session:
            return issue_ticket(
                session, given=LoginTry(
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
    """Koers with its demo people, answering on a port of its own."""
    folder = tmp_path_factory.mktemp("doors")
    server = Server(f"sqlite:///{folder / 'koers.db'}", folder)
    server.koers("demo", "--no-serve")
    server.start()
    engine = connect(server.database_url)
    yield Started(server, engine)
    engine.dispose()
    server.kill()

"""When something fails in the middle of the talk: nothing that was typed is lost, and nothing newer is overwritten."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
import sqlalchemy as sa
from playwright.sync_api import BrowserContext, Page, expect
from psycopg.sql import SQL, Identifier, Literal

from access import User
from tests.browser.people import (
    a_case,
    a_colleague,
    answered,
    becomes,
    choice,
    field,
    is_stored,
    is_stored_once_typed,
    let_in,
    open_domain,
    stored,
)
from tests.browser.servers import Server

WAIT_FOR_SERVER = 60_000
AWAY = "Geen verbinding met de database"


@pytest.fixture
def user(server: Server, context: BrowserContext) -> User:
    """A regievoerder who is logged in in this browser."""
    user = a_colleague(server)
    let_in(context, server, user)
    return user


@contextmanager
def power_cut(server: Server) -> Iterator[None]:
    """The server falls away without a word, and comes back afterwards."""
    server.kill()
    try:
        yield
    finally:
        server.start()


@contextmanager
def locked(server: Server) -> Iterator[None]:
    """Something else writes in the SQLite file and does not come to an end."""
    other = sqlite3.connect(server.database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def gone(server: Server) -> Iterator[None]:
    """The PostgreSQL database lets nobody in, and throws out who is there."""
    url = sa.make_url(server.database_url)
    admin = url.set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(admin, autocommit=True) as connection:
        name = str(url.database)
        let = SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        connection.execute(let.format(Identifier(name), Literal(False)))
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            connection.execute(let.format(Identifier(name), Literal(True)))


def test_after_a_power_cut_every_saved_answer_is_there_and_the_next_one_is_saved(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    open_domain(page, server, case, "trots_op")
    field(page, "trots_op").fill("Mijn kinderen")
    field(page, "droomberoep").fill("Bakker")
    choice(page, "hoofddoel", "werk").click()
    values = {"trots_op": "Mijn kinderen", "droomberoep": "Bakker", "hoofddoel": "werk"}
    for question_id, value in values.items():
        is_stored(server, case, question_id, value)
    server.restart()
    assert {each: stored(server, case, each) for each in values} == values
    expect(field(page, "over_1_jaar")).to_be_enabled(timeout=WAIT_FOR_SERVER)
    field(page, "over_1_jaar").fill("Een eigen bakkerij")
    is_stored(server, case, "over_1_jaar", "Een eigen bakkerij")
    field(page, "trots_op").fill("Mijn kinderen en mijn brood")
    is_stored(server, case, "trots_op", "Mijn kinderen en mijn brood")
    expect(field(page, "over_1_jaar")).to_have_value("Een eigen bakkerij")
    expect(field(page, "droomberoep")).to_have_value("Bakker")


def test_what_was_typed_in_the_last_moment_before_a_power_cut_is_saved_after_it(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    open_domain(page, server, case, "trots_op")
    expect(field(page, "trots_op")).to_be_enabled()
    with power_cut(server):
        expect(field(page, "trots_op")).to_be_disabled()
    expect(field(page, "trots_op")).to_be_enabled(timeout=WAIT_FOR_SERVER)
    field(page, "trots_op").fill("Het allereerste na de stroomstoring")
    is_stored(server, case, "trots_op", "Het allereerste na de stroomstoring")


def test_an_old_tab_does_not_overwrite_what_a_colleague_answered_during_a_power_cut(
    server: Server, page: Page, user: User
) -> None:
    yusra = a_colleague(server, name="Yusra Abdi")
    case = a_case(server, user, yusra)
    open_domain(page, server, case, "trots_op")
    field(page, "trots_op").fill("Van Sanne, lang geleden")
    is_stored(server, case, "trots_op", "Van Sanne, lang geleden")
    with power_cut(server):
        answered(server, case, "trots_op", "Van Yusra, nieuwer", by=yusra)
    expect(field(page, "droomberoep")).to_be_enabled(timeout=WAIT_FOR_SERVER)
    is_stored_once_typed(page, server, case, "droomberoep", "Bakker")
    # A screen that knew before the cut that its own text was stored shows the new one; one that did not asks.
    asks = page.get_by_text("Opgeslagen: Van Yusra, nieuwer")
    becomes(lambda: asks.count() == 1 or field(page, "trots_op").input_value() == "Van Yusra, nieuwer", True)
    assert stored(server, case, "trots_op") == "Van Yusra, nieuwer"


def test_what_is_typed_while_the_database_is_unavailable_is_saved_when_it_is_back(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    open_domain(page, server, case, "trots_op")
    cut = locked if server.database_url.startswith("sqlite") else gone
    with cut(server):
        field(page, "trots_op").fill("Getypt zonder database")
        expect(page.get_by_text(AWAY)).to_be_visible()
        expect(field(page, "trots_op")).to_have_value("Getypt zonder database")
    is_stored(server, case, "trots_op", "Getypt zonder database")
    expect(field(page, "trots_op")).to_have_value("Getypt zonder database")
    expect(page.get_by_text(AWAY)).to_have_count(0)
    field(page, "droomberoep").fill("Bakker")
    is_stored(server, case, "droomberoep", "Bakker")


def test_two_answers_given_while_the_database_is_unavailable_are_both_saved(
    server: Server, page: Page, user: User
) -> None:
    case = a_case(server, user)
    open_domain(page, server, case, "trots_op")
    with (locked if server.database_url.startswith("sqlite") else gone)(server):
        field(page, "trots_op").fill("Eerste")
        expect(page.get_by_text(AWAY)).to_be_visible()
        field(page, "droomberoep").fill("Tweede")
        expect(field(page, "droomberoep")).to_have_value("Tweede")
    is_stored(server, case, "trots_op", "Eerste")
    is_stored(server, case, "droomberoep", "Tweede")

"""Guessing passwords: attempts are counted before the comparison, separately for each name and address."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Lock
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import User
from actions.beheer.login import NOBODY, LoginRules, LoginTry, enter, issue_ticket, leave
from database import open_session
from models import AuditRecord
from refusals import LockedOut, LoggedOut, WrongLogin
from tests.builders import NOW, PASSWORD, a_caseworker
from tests.databases import Database

LOCKOUT = timedelta(minutes=15)
RULES = LoginRules(tries=5, tries_per_address=12, lockout=LOCKOUT, idle=LOCKOUT, life=timedelta(hours=10))


def attempt(
    session: Session, user: User, password: str = PASSWORD, address: str = "10.0.0.1", browser: str = ""
) -> str:
    """Try to log in."""
    return issue_ticket(
        session, attempt=LoginTry(
            username=user.username, password=password, address=address, device="Firefox", browser=browser
        ),
        matches=lambda _, typed, password_hash: typed == PASSWORD and password_hash != NOBODY, rules=RULES, at=NOW,
    )  # fmt: skip


def wrong(session: Session, user: User, times: int = 1, address: str = "10.0.0.1") -> list[type[Exception]]:
    """So many wrong passwords; how each was refused."""
    refused: list[type[Exception]] = []
    for _ in range(times):
        with pytest.raises((WrongLogin, LockedOut)) as each:
            attempt(session, user, "fout", address)
        refused.append(each.type)
    return refused


def test_wrong_passwords_for_one_name_lock_no_colleague_on_that_address(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)

    wrong(session, sanne, 20)

    assert attempt(session, karim)


def test_logging_in_does_not_reset_the_count_of_guesses_at_other_names_from_that_address(session: Session) -> None:
    insider, team = a_caseworker(session), [a_caseworker(session) for _ in range(12)]
    for each in team[:11]:
        wrong(session, each)
        assert attempt(session, insider)

    wrong(session, team[11])

    with pytest.raises(LockedOut):
        attempt(session, insider)


def test_logging_in_often_locks_nobody(session: Session) -> None:
    sanne = a_caseworker(session)

    assert all(attempt(session, sanne) for _ in range(30))


@pytest.mark.parametrize("known", [True, False])
def test_of_many_guesses_at_once_no_more_are_compared_than_of_one_after_another(
    database: Database, known: bool
) -> None:
    with open_session(database.engine) as session:
        sanne = a_caseworker(session)
    if not known:
        sanne = replace(sanne, username="niemand")
    compared, lock = [], Lock()

    def compare(_name: str, password: str, _password_hash: str) -> bool:
        with lock:
            compared.append(password)
        return False

    def guess(number: int) -> None:
        with open_session(database.engine) as own, pytest.raises((WrongLogin, LockedOut)):
            issue_ticket(
                own, rules=RULES, matches=compare, at=NOW,
                attempt=LoginTry(username=sanne.username, password=str(number), address=f"10.0.0.{number}", device=""),
            )  # fmt: skip

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(guess, range(40)))

    assert len(compared) == RULES.tries


def rows(session: Session, event: str) -> list[AuditRecord]:
    return list(session.exec(select(AuditRecord).where(AuditRecord.event == event)).all())


def test_the_audit_trail_says_who_logged_in_and_out(session: Session) -> None:
    sanne = a_caseworker(session)
    token = enter(session, ticket=attempt(session, sanne), at=NOW)

    leave(session, token=token, at=NOW)

    for event in ("LoggedIn", "LoginEnded"):
        (row,) = rows(session, event)
        assert (row.caseworker_id, row.gemeente_id) == (sanne.id, sanne.gemeente_id)
        assert row.login_id is not None


def test_the_audit_trail_says_whose_login_was_refused_but_stores_no_unknown_user_name(session: Session) -> None:
    sanne = a_caseworker(session)
    nobody = replace(sanne, username="mijn-wachtwoord-per-ongeluk")

    wrong(session, sanne)
    wrong(session, nobody)

    known, unknown = sorted(rows(session, "LoginRefused"), key=lambda row: row.gemeente_id is None)
    assert UUID(str(known.details["caseworker_id"])) == sanne.id
    assert (known.gemeente_id, known.caseworker_id) == (sanne.gemeente_id, None)
    assert unknown.details == {"reason": "unknown", "caseworker_id": ""}
    assert unknown.gemeente_id is None


def test_a_ticket_does_not_work_in_another_browser(session: Session) -> None:
    ticket = attempt(session, a_caseworker(session), browser="that of the attacker")

    for browser in ("that of the victim", ""):
        with pytest.raises(LoggedOut):
            enter(session, ticket=ticket, browser=browser, at=NOW)

    assert enter(session, ticket=ticket, browser="that of the attacker", at=NOW)

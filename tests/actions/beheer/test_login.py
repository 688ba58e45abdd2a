"""Logging in: the ticket, the lock-out, how long a login lasts, and what ends it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from access import Permission, Role, User
from actions.beheer.caseworkers import change_password, disable_caseworker, revise_caseworker
from actions.beheer.login import NOBODY, LoginRules, LoginTry, enter, issue_ticket, keep_alive, leave, revoke
from actions.deed.authorize import require_login
from database import connect, open_session
from models import AuditRecord, Caseworker, LoginSession
from queries.scope.login import current_login, open_logins, seconds_left
from refusals import LockedOut, LoggedOut, NotAllowed, WeakPassword, WrongLogin
from tests.builders import NOW, PASSWORD, a_caseworker
from tests.databases import Database
from widgets.frame.login import password_matches

IDLE = timedelta(minutes=15)
RULES = LoginRules(tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=IDLE, life=timedelta(hours=10))
NEW = "vier losse woorden samen"


def matches(username: str, password: str, stored_hash: str) -> bool:
    """The comparison without its cost; the real one has a test of its own."""
    return password == PASSWORD and stored_hash != NOBODY


def ticket_for(
    session: Session,
    user: User,
    *,
    password: str = PASSWORD,
    at: datetime = NOW,
    address: str = "10.0.0.1",
    compare: Callable[[str, str, str], bool] = matches,
) -> str:
    """A ticket, as the login form asks for it."""
    return issue_ticket(
        session,
        attempt=LoginTry(username=user.username, password=password, address=address, device="Firefox"),
        matches=compare,
        rules=RULES,
        at=at,
    )


def logged_in(session: Session, user: User, at: datetime = NOW) -> str:
    """The token of a login that began at this moment."""
    return enter(session, ticket=ticket_for(session, user, at=at), at=at)


def the_user(session: Session, token: str, at: datetime = NOW) -> User:
    """Who is in with this token; fails when nobody is."""
    login = current_login(session, token=token, idle=IDLE, at=at)
    assert login is not None
    return login.user


def fail(session: Session, user: User, times: int, at: datetime = NOW, address: str = "10.0.0.1") -> None:
    """Try a wrong password so many times."""
    for _ in range(times):
        with pytest.raises((WrongLogin, LockedOut)):
            ticket_for(session, user, password="fout", at=at, address=address)


def test_the_right_password_logs_in(session: Session) -> None:
    sanne = a_caseworker(session)

    token = logged_in(session, sanne)

    assert the_user(session, token).name == "Sanne de Boer"
    assert session.exec(select(AuditRecord.event).where(AuditRecord.event == "LoggedIn")).all() == ["LoggedIn"]


def test_the_real_comparison_accepts_the_password_and_refuses_another(session: Session) -> None:
    sanne = a_caseworker(session)

    assert ticket_for(session, sanne, compare=password_matches)
    with pytest.raises(WrongLogin):
        ticket_for(session, sanne, password="iets heel anders", compare=password_matches)


def test_a_ticket_works_once(session: Session) -> None:
    ticket = ticket_for(session, a_caseworker(session))
    enter(session, ticket=ticket, at=NOW)

    with pytest.raises(LoggedOut):
        enter(session, ticket=ticket, at=NOW)


@pytest.mark.parametrize(("seconds", "works"), [(0, True), (59, True), (60, False), (61, False)])
def test_a_ticket_works_for_less_than_a_minute(session: Session, seconds: int, works: bool) -> None:
    ticket = ticket_for(session, a_caseworker(session))
    later = NOW + timedelta(seconds=seconds)

    if works:
        assert enter(session, ticket=ticket, at=later)
    else:
        with pytest.raises(LoggedOut):
            enter(session, ticket=ticket, at=later)


def test_a_ticket_is_no_token_and_a_token_is_no_ticket(session: Session) -> None:
    sanne = a_caseworker(session)
    ticket = ticket_for(session, sanne)

    assert current_login(session, token=ticket, idle=IDLE, at=NOW) is None
    token = enter(session, ticket=ticket, at=NOW)
    with pytest.raises(LoggedOut):
        enter(session, ticket=token, at=NOW)


def test_the_ticket_and_the_token_and_the_password_cannot_be_read_in_the_database(session: Session) -> None:
    sanne = a_caseworker(session)
    waiting = ticket_for(session, sanne)
    token = logged_in(session, sanne)

    hashes = [(row.ticket_hash, row.token_hash) for row in session.exec(select(LoginSession))]

    assert not {waiting, token} & {each for pair in hashes for each in pair}
    assert all(PASSWORD not in str(row.details) for row in session.exec(select(AuditRecord)))


def test_the_fifth_wrong_try_of_a_name_locks_it_for_fifteen_minutes(session: Session) -> None:
    sanne = a_caseworker(session)
    fail(session, sanne, 4)

    with pytest.raises(LockedOut) as locked:
        ticket_for(session, sanne, password="fout")

    assert locked.value.until == NOW + timedelta(minutes=15)
    with pytest.raises(LockedOut):
        ticket_for(session, sanne, address="10.9.9.9")  # from anywhere, with the right password too


@pytest.mark.parametrize(
    ("after", "open_again"), [(timedelta(minutes=14, seconds=59), False), (timedelta(minutes=15), True)]
)
def test_a_lock_ends_exactly_at_its_end_time(session: Session, after: timedelta, open_again: bool) -> None:
    sanne = a_caseworker(session)
    fail(session, sanne, 5)

    if open_again:
        assert ticket_for(session, sanne, at=NOW + after)
    else:
        with pytest.raises(LockedOut):
            ticket_for(session, sanne, at=NOW + after)


def test_five_wrong_names_from_one_address_lock_that_address_only(session: Session) -> None:
    team = [a_caseworker(session) for _ in range(6)]
    for each in team[:5]:
        fail(session, each, 1, address="10.0.0.7")

    with pytest.raises(LockedOut):
        ticket_for(session, team[5], address="10.0.0.7")
    assert ticket_for(session, team[5], address="10.0.0.8")


def test_the_right_password_resets_the_count_of_earlier_mistakes(session: Session) -> None:
    sanne = a_caseworker(session)
    fail(session, sanne, 4)
    ticket_for(session, sanne)

    fail(session, sanne, 4, address="10.0.0.2")

    assert ticket_for(session, sanne, address="10.0.0.2")


def test_a_lock_remains_after_a_restart(database: Database) -> None:
    with open_session(database.engine) as session:
        sanne = a_caseworker(session)
        fail(session, sanne, 5)
    database.engine.dispose()
    restarted = connect(database.url)

    with open_session(restarted) as session, pytest.raises(LockedOut):
        ticket_for(session, sanne)
    restarted.dispose()


def test_an_unknown_name_is_handled_the_same_way_as_a_wrong_password(session: Session) -> None:
    compared: list[str] = []

    def compare(_username: str, _password: str, stored_hash: str) -> bool:
        compared.append(stored_hash)
        return False

    nobody = a_caseworker(session)
    nobody = User(**{**nobody.__dict__, "username": "niemand"})
    with pytest.raises(WrongLogin):
        ticket_for(session, nobody, compare=compare)

    assert compared == [NOBODY]
    fail(session, nobody, 4)
    with pytest.raises(LockedOut):
        ticket_for(session, nobody)


def test_a_closed_account_cannot_log_in_with_the_right_password(session: Session) -> None:
    sanne = a_caseworker(session)
    disable_caseworker(session, username=sanne.username, by=None, at=NOW)

    with pytest.raises(WrongLogin):
        ticket_for(session, sanne)


@pytest.mark.parametrize(("idle", "here"), [(timedelta(minutes=14, seconds=59), True), (IDLE, False)])
def test_a_login_without_activity_ends_after_fifteen_minutes(session: Session, idle: timedelta, here: bool) -> None:
    token = logged_in(session, a_caseworker(session))
    later = NOW + idle

    assert (current_login(session, token=token, idle=IDLE, at=later) is not None) == here
    if here:
        keep_alive(session, token=token, rules=RULES, at=later)
        assert seconds_left(session, token=token, idle=IDLE, at=later) == 15 * 60
    else:
        with pytest.raises(LoggedOut):
            keep_alive(session, token=token, rules=RULES, at=later)


def test_no_login_lasts_longer_than_ten_hours_even_when_in_use(session: Session) -> None:
    token = logged_in(session, a_caseworker(session))
    at = NOW
    while at < NOW + timedelta(hours=9, minutes=50):
        at += timedelta(minutes=10)
        keep_alive(session, token=token, rules=RULES, at=at)

    user = the_user(session, token, NOW + timedelta(hours=9, minutes=59))
    end = NOW + timedelta(hours=10)

    assert current_login(session, token=token, idle=IDLE, at=end) is None
    with pytest.raises(LoggedOut):
        require_login(session, by=user, permission=Permission.OWN_PROFILE, at=end)


def test_logging_out_ends_the_login_in_every_tab(session: Session) -> None:
    token = logged_in(session, a_caseworker(session))

    leave(session, token=token, at=NOW)

    assert current_login(session, token=token, idle=IDLE, at=NOW) is None
    assert seconds_left(session, token=token, idle=IDLE, at=NOW) == 0


def test_a_new_password_ends_all_logins_of_that_person_and_of_nobody_else(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    laptop, tablet, other = logged_in(session, sanne), logged_in(session, sanne), logged_in(session, karim)

    change_password(session, old=PASSWORD, new=NEW, matches=matches, by=the_user(session, laptop), at=NOW)

    assert [current_login(session, token=each, idle=IDLE, at=NOW) for each in (laptop, tablet)] == [None, None]
    assert the_user(session, other).id == karim.id
    password_hash = session.get_one(Caseworker, sanne.id).password_hash
    assert password_matches(sanne.username, NEW, password_hash) and not password_matches(
        sanne.username, PASSWORD, password_hash
    )


@pytest.mark.parametrize(
    ("new", "reason"),
    [("kort", "too_short"), ("x" * 73, "too_long"), ("Welkom2026!!", "too_common"), (PASSWORD, "same")],
)
def test_a_weak_password_is_refused_and_the_logins_remain(session: Session, new: str, reason: str) -> None:
    token = logged_in(session, a_caseworker(session))
    user = the_user(session, token)

    with pytest.raises(WeakPassword) as refused:
        change_password(session, old=PASSWORD, new=new, matches=matches, by=user, at=NOW)

    assert refused.value.reason == reason
    assert the_user(session, token) == user


def test_a_password_is_not_changed_without_the_current_password(session: Session) -> None:
    user = the_user(session, logged_in(session, a_caseworker(session)))

    with pytest.raises(WrongLogin):
        change_password(session, old="geraden", new=NEW, matches=matches, by=user, at=NOW)


def test_an_action_with_a_revoked_login_is_refused(session: Session) -> None:
    user = the_user(session, logged_in(session, a_caseworker(session)))
    require_login(session, by=user, permission=Permission.REGISTER, at=NOW)
    assert user.login_id is not None

    revoke(session, login_id=user.login_id, by=user, at=NOW)

    with pytest.raises(LoggedOut):
        require_login(session, by=user, permission=Permission.REGISTER, at=NOW)


def test_nobody_ends_the_login_of_somebody_else(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    token = logged_in(session, sanne)
    login_id = the_user(session, token).login_id
    assert login_id is not None

    revoke(session, login_id=login_id, by=karim, at=NOW)

    assert the_user(session, token).id == sanne.id


def test_an_action_of_somebody_whose_account_was_closed_is_refused_at_once(session: Session) -> None:
    user = the_user(session, logged_in(session, a_caseworker(session)))
    disable_caseworker(session, username=user.username, by=None, at=NOW)

    with pytest.raises(LoggedOut):
        require_login(session, by=user, permission=Permission.REGISTER, at=NOW)


def test_a_new_role_counts_from_the_next_click(session: Session) -> None:
    sanne = a_caseworker(session)
    token = logged_in(session, sanne)

    revise_caseworker(
        session,
        username=sanne.username,
        name=sanne.name,
        role=Role.ONDERSTEUNER,
        scope=sanne.scope,
        by=None,
        at=NOW,
    )

    user = the_user(session, token)
    assert user.role is Role.ONDERSTEUNER
    with pytest.raises(NotAllowed):
        require_login(session, by=user, permission=Permission.VASTSTELLEN, at=NOW)


def test_the_list_of_open_logins_holds_only_logins_of_that_person_that_still_work(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    logged_in(session, karim)
    ended = logged_in(session, sanne)
    leave(session, token=ended, at=NOW)
    ticket_for(session, sanne)  # never traded for a cookie
    logged_in(session, sanne, NOW - IDLE)
    here = the_user(session, logged_in(session, sanne))

    assert [each.id for each in open_logins(session, of=sanne, idle=IDLE, at=NOW)] == [here.login_id]

"""Logging in and out. Passwords are compared by the caller's `matches`; tokens are kept as SHA-256 only."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed
from events import LoggedIn, LoginEnded, LoginRefused
from models import Caseworker, LoginAttempt, LoginSession
from refusals import LockedOut, LoggedOut, WrongLogin

TICKET_LIFE = timedelta(seconds=60)
# The hash of a random password that nobody knows: an unknown user name costs as much time as a known one.
NOBODY = "$2b$12$d4XIJtySn9hXednv.D7PNuDTamVT7obsXZk7UMVkH00d1hkWSEfA6"

Matches = Callable[[str, str, str], bool]  # user name, password, hash


@dataclass(frozen=True, kw_only=True)
class LoginRules:
    """How strict logging in is; from the settings."""

    tries: int  # wrong ones of one user name
    tries_per_address: int  # wrong ones from one address, which an office may share
    lockout: timedelta
    idle: timedelta
    life: timedelta


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class LoginTry:
    """What somebody who logs in gave, and from where."""

    username: str
    password: str
    address: str
    device: str


@deed
def issue_ticket(session: Session, *, given: LoginTry, matches: Matches, rules: LoginRules, at: datetime) -> str:
    """Check a name and password and give a ticket, good once and for a minute, that the browser trades for its cookie.

    Raises LockedOut (too many wrong tries of this name or from this address) or WrongLogin.
    """
    username = given.username.strip().lower()
    subjects = (f"user:{_hash(username)[:40]}", f"address:{given.address}"[:100])
    _refuse_locked(session, subjects, at)
    found = session.exec(select(Caseworker).where(Caseworker.username == username)).first()
    usable = found if found is not None and found.disabled_at is None else None
    if not matches(username, given.password, usable.password_hash if usable else NOBODY) or usable is None:
        _count_failure(session, subjects, rules, at)
        gemeente = found.gemeente_id if found else None
        record(session, LoginRefused(reason="wrong"), by=None, at=at, gemeente_id=gemeente)
        session.commit()
        _refuse_locked(session, subjects, at)
        raise WrongLogin
    session.exec(sa.delete(LoginAttempt).where(col(LoginAttempt.subject).in_(subjects)))
    ticket = secrets.token_urlsafe(32)
    session.add(
        LoginSession(
            caseworker_id=usable.id,
            ticket_hash=_hash(ticket),
            device=given.device[:200],
            created_at=at,
            seen_at=at,
            expires_at=at + rules.life,
        )
    )
    session.commit()
    return ticket


def _refuse_locked(session: Session, subjects: tuple[str, ...], at: datetime) -> None:
    locked = session.exec(
        select(sa.func.max(LoginAttempt.locked_until)).where(
            col(LoginAttempt.subject).in_(subjects), col(LoginAttempt.locked_until) > at
        )
    ).one()
    if locked is not None:
        raise LockedOut(until=locked)


def _count_failure(session: Session, subjects: tuple[str, ...], rules: LoginRules, at: datetime) -> None:
    for subject, tries in zip(subjects, (rules.tries, rules.tries_per_address), strict=True):
        attempt = session.get(LoginAttempt, subject, with_for_update=True)
        if attempt is None:
            attempt = LoginAttempt(subject=subject, last_at=at)
        elif attempt.last_at < at - rules.lockout:
            attempt.failures = 0  # old mistakes do not count for ever
        attempt.failures += 1
        attempt.last_at = at
        if attempt.failures >= tries:
            attempt.locked_until = at + rules.lockout
            attempt.failures = 0
        session.add(attempt)


@deed
def enter(session: Session, *, ticket: str, at: datetime) -> str:
    """Trade a ticket for the token of the cookie. Raises LoggedOut when the ticket is unknown, used or too old."""
    token = secrets.token_urlsafe(32)
    changed = session.exec(
        sa.update(LoginSession)
        .where(col(LoginSession.ticket_hash) == _hash(ticket), col(LoginSession.created_at) > at - TICKET_LIFE)
        .where(col(LoginSession.ended_at).is_(None))
        .values(ticket_hash=None, token_hash=_hash(token), seen_at=at)
    )
    if changed.rowcount != 1:
        raise LoggedOut
    login = session.exec(select(LoginSession).where(LoginSession.token_hash == _hash(token))).one()
    caseworker = session.get_one(Caseworker, login.caseworker_id)
    record(session, LoggedIn(), by=None, at=at, gemeente_id=caseworker.gemeente_id)
    session.commit()
    return token


@deed
def keep_alive(session: Session, *, token: str, rules: LoginRules, at: datetime) -> None:
    """Note that somebody is there. Raises LoggedOut when the login had ended or been idle too long."""
    changed = session.exec(
        sa.update(LoginSession)
        .where(col(LoginSession.token_hash) == _hash(token), col(LoginSession.ended_at).is_(None))
        .where(col(LoginSession.expires_at) > at, col(LoginSession.seen_at) > at - rules.idle)
        .values(seen_at=at)
    )
    session.commit()
    if changed.rowcount != 1:
        raise LoggedOut


@deed
def leave(session: Session, *, token: str, at: datetime) -> None:
    """Log out: the login behind this token ends, in every tab."""
    _end(session, col(LoginSession.token_hash) == _hash(token), "logged_out", at)


@deed
def revoke(session: Session, *, login_id: UUID, by: User, at: datetime) -> None:
    """End one of somebody's own logins, say on a laptop that was left behind. Raises LoggedOut, RightsChanged."""
    require_login(session, by=by, permission=Permission.OWN_PROFILE, at=at)
    mine = (col(LoginSession.id) == login_id) & (col(LoginSession.caseworker_id) == by.id)
    _end(session, mine, "revoked", at)


def end_all(session: Session, *, caseworker_id: UUID, reason: str, at: datetime) -> None:
    """End every login of a caseworker. Does not commit: it is part of another deed."""
    session.exec(
        sa.update(LoginSession)
        .where(col(LoginSession.caseworker_id) == caseworker_id, col(LoginSession.ended_at).is_(None))
        .values(ended_at=at, ended_reason=reason)
    )


def _end(session: Session, which: sa.ColumnElement[bool], reason: str, at: datetime) -> None:
    login = session.exec(select(LoginSession).where(which, col(LoginSession.ended_at).is_(None))).first()
    if login is None:
        return
    login.ended_at, login.ended_reason = at, reason
    gemeente = session.get_one(Caseworker, login.caseworker_id).gemeente_id
    record(session, LoginEnded(reason=reason), by=None, at=at, gemeente_id=gemeente)
    session.commit()

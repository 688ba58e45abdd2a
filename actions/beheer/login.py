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
from actions.beheer.login_tries import Subject, count_try, forgive, refuse_locked
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.transaction import deed
from events import LoggedIn, LoginEnded, LoginRefused
from models import Caseworker, LoginSession
from refusals import LoggedOut, WrongLogin

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
    browser: str = ""  # a secret of the browser that asks; only with it the ticket is worth anything


@deed
def issue_ticket(session: Session, *, attempt: LoginTry, matches: Matches, rules: LoginRules, at: datetime) -> str:
    """Check a name and password and give a ticket, good once and for a minute, that the browser trades for its cookie.

    Raises LockedOut (too many wrong tries of this name or from this address) or WrongLogin.
    """
    username = attempt.username.strip().lower()
    name = Subject(key=f"user:{_hash(username)[:40]}", most=rules.tries)
    place = Subject(key=f"address:{attempt.address}"[:100], most=rules.tries_per_address)
    count_try(session, (name, place), lockout=rules.lockout, at=at)
    caseworker = session.exec(select(Caseworker).where(Caseworker.username == username)).first()
    session.commit()  # nothing is held while the password is compared, which takes a quarter of a second
    usable = caseworker if caseworker is not None and caseworker.disabled_at is None else None
    if not matches(username, attempt.password, usable.password_hash if usable else NOBODY) or usable is None:
        _remember_refusal(session, caseworker, at)
        refuse_locked(session, (name, place), at=at)
        raise WrongLogin
    forgive(session, name, place)
    ticket = secrets.token_urlsafe(32)
    session.add(
        LoginSession(
            caseworker_id=usable.id,
            ticket_hash=_bound(ticket, attempt.browser),
            device=attempt.device[:200],
            created_at=at,
            seen_at=at,
            expires_at=at + rules.life,
        )
    )
    session.commit()
    return ticket


def _bound(ticket: str, browser: str) -> str:
    return _hash(f"{ticket} {browser}")


def _remember_refusal(session: Session, caseworker: Caseworker | None, at: datetime) -> None:
    """Log a refused login with its account. An unknown name may be a mistyped password, so it is not stored."""
    event = (
        LoginRefused(reason="unknown")
        if caseworker is None
        else LoginRefused(reason="wrong", caseworker_id=caseworker.id)
    )
    record(session, event, by=None, at=at, gemeente_id=caseworker.gemeente_id if caseworker else None)
    session.commit()


@deed
def enter(session: Session, *, ticket: str, at: datetime, browser: str = "") -> str:
    """Trade a ticket for the token of the cookie.

    Raises LoggedOut when the ticket is unknown, used, too old, or of another browser.
    """
    token = secrets.token_urlsafe(32)
    changed = session.exec(
        sa.update(LoginSession)
        .where(
            col(LoginSession.ticket_hash) == _bound(ticket, browser), col(LoginSession.created_at) > at - TICKET_LIFE
        )
        .where(col(LoginSession.ended_at).is_(None))
        .values(ticket_hash=None, token_hash=_hash(token), seen_at=at)
    )
    if changed.rowcount != 1:
        raise LoggedOut
    login = session.exec(select(LoginSession).where(LoginSession.token_hash == _hash(token))).one()
    record(session, LoggedIn(), by=_owner(session, login), at=at)
    session.commit()
    return token


def _owner(session: Session, login: LoginSession) -> User:
    """Whose login this is, for the audit trail."""
    row = session.get_one(Caseworker, login.caseworker_id)
    return User(
        id=row.id, gemeente_id=row.gemeente_id, username=row.username, name=row.name, role=row.role, scope=row.scope,
        login_id=login.id,
    )  # fmt: skip


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
    record(session, LoginEnded(reason=reason), by=_owner(session, login), at=at)
    session.commit()

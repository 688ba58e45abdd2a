"""Whose login is this token? Asked once on every rerun."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Gemeente, LoginSession


@dataclass(frozen=True, kw_only=True)
class CurrentLogin:
    """The user behind a token, with what the frame shows of them. `seen_at` is an aware UTC moment."""

    user: User
    gemeente: str
    seen_at: datetime


def current_login(session: Session, *, token: str, idle: timedelta, at: datetime) -> CurrentLogin | None:
    """Who is in with this token at that moment; None when unknown, ended, expired or idle too long."""
    found = session.exec(
        select(LoginSession.id, LoginSession.seen_at, Caseworker, Gemeente.name)
        .join(Caseworker, col(Caseworker.id) == col(LoginSession.caseworker_id))
        .join(Gemeente, col(Gemeente.id) == col(Caseworker.gemeente_id))
        .where(LoginSession.token_hash == hashlib.sha256(token.encode()).hexdigest())
        .where(col(LoginSession.ended_at).is_(None), col(Caseworker.disabled_at).is_(None))
        .where(LoginSession.expires_at > at, LoginSession.seen_at > at - idle)
    ).first()
    if found is None:
        return None
    login_id, seen_at, caseworker, gemeente = found
    user = User(
        id=caseworker.id,
        gemeente_id=caseworker.gemeente_id,
        username=caseworker.username,
        name=caseworker.name,
        role=caseworker.role,
        scope=caseworker.scope,
        login_id=login_id,
    )
    return CurrentLogin(user=user, gemeente=gemeente, seen_at=seen_at)


@dataclass(frozen=True, kw_only=True)
class OpenLogin:
    """One of somebody's own logins that is still open."""

    id: UUID
    device: str
    created_at: datetime
    seen_at: datetime


def open_logins(session: Session, *, of: User, idle: timedelta, at: datetime) -> list[OpenLogin]:
    """The user's own open logins, newest first."""
    rows = session.exec(
        select(LoginSession)
        .where(LoginSession.caseworker_id == of.id, col(LoginSession.ended_at).is_(None))
        .where(col(LoginSession.token_hash).is_not(None))
        .where(LoginSession.expires_at > at, LoginSession.seen_at > at - idle)
        .order_by(col(LoginSession.seen_at).desc())
    ).all()
    return [OpenLogin(id=row.id, device=row.device, created_at=row.created_at, seen_at=row.seen_at) for row in rows]


def seconds_left(session: Session, *, token: str, idle: timedelta, at: datetime) -> int:
    """How long this login still lasts when nothing happens, in whole seconds; 0 when it has ended."""
    found = session.exec(
        select(LoginSession.seen_at, LoginSession.expires_at)
        .where(LoginSession.token_hash == hashlib.sha256(token.encode()).hexdigest())
        .where(col(LoginSession.ended_at).is_(None))
    ).first()
    if found is None:
        return 0
    seen_at, expires_at = found
    return max(0, int((min(seen_at + idle, expires_at) - at).total_seconds()))

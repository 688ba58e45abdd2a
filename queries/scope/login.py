"""Whose login is this token? Asked once on every rerun."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Gemeente, LoginSession
from models.guards.logins import is_open, rights_column, rights_of


@dataclass(frozen=True, kw_only=True)
class CurrentLogin:
    """The user behind a token, with what the frame shows of them. `seen_at` is an aware UTC moment."""

    user: User
    gemeente: str
    seen_at: datetime


# Asked at every rerun, so built once.
_BY_TOKEN = (
    sa.select(
        col(LoginSession.id), col(LoginSession.seen_at), Caseworker, col(Gemeente.name), rights_column().label("rights")
    )
    .join(Caseworker, col(Caseworker.id) == col(LoginSession.caseworker_id))
    .join(Gemeente, col(Gemeente.id) == col(Caseworker.gemeente_id))
    .where(col(LoginSession.token_hash) == sa.bindparam("token"))
    .where(is_open(sa.bindparam("at"), sa.bindparam("idle_since")))
)


def current_login(session: Session, *, token: str, idle: timedelta, at: datetime) -> CurrentLogin | None:
    """Who is in with this token at that moment, and what the team set for their role.

    None when unknown, ended, expired or idle too long.
    """
    row = session.execute(_BY_TOKEN, {"token": _hash(token), "at": at, "idle_since": at - idle}).first()
    if row is None:
        return None
    login_id, seen_at, caseworker, gemeente, rights = row
    user = User(
        id=caseworker.id,
        gemeente_id=caseworker.gemeente_id,
        username=caseworker.username,
        name=caseworker.name,
        role=caseworker.role,
        scope=caseworker.scope,
        login_id=login_id,
        idle=idle,
        rights=rights_of(rights),
    )
    return CurrentLogin(user=user, gemeente=gemeente, seen_at=seen_at)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


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
    row = session.exec(
        select(LoginSession.seen_at, LoginSession.expires_at)
        .where(LoginSession.token_hash == _hash(token))
        .where(col(LoginSession.ended_at).is_(None))
    ).first()
    if row is None:
        return 0
    seen_at, expires_at = row
    return max(0, int((min(seen_at + idle, expires_at) - at).total_seconds()))

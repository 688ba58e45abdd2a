"""Whose login is this token? Asked once on every rerun."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Level, User
from models import Caseworker, DomeinRecht, Gemeente, LoginSession


@dataclass(frozen=True, kw_only=True)
class CurrentLogin:
    """The user behind a token, with what the frame shows of them. `seen_at` is an aware UTC moment."""

    user: User
    gemeente: str
    seen_at: datetime


def current_login(session: Session, *, token: str, idle: timedelta, at: datetime) -> CurrentLogin | None:
    """Who is in with this token at that moment, and what the team set for their role: one row per such right.

    None when unknown, ended, expired or idle too long.
    """
    found = session.execute(
        sa.select(
            col(LoginSession.id),
            col(LoginSession.seen_at),
            Caseworker,
            col(Gemeente.name),
            col(DomeinRecht.restricted_section),
            col(DomeinRecht.level),
        )
        .join(Caseworker, col(Caseworker.id) == col(LoginSession.caseworker_id))
        .join(Gemeente, col(Gemeente.id) == col(Caseworker.gemeente_id))
        .join(
            DomeinRecht,
            (col(DomeinRecht.gemeente_id) == col(Gemeente.id)) & (col(DomeinRecht.role) == col(Caseworker.role)),
            isouter=True,
        )
        .where(col(LoginSession.token_hash) == hashlib.sha256(token.encode()).hexdigest())
        .where(col(LoginSession.ended_at).is_(None), col(Caseworker.disabled_at).is_(None))
        .where(col(LoginSession.expires_at) > at, col(LoginSession.seen_at) > at - idle)
    ).all()
    if not found:
        return None
    login_id, seen_at, caseworker, gemeente, *_ = found[0]
    user = User(
        id=caseworker.id,
        gemeente_id=caseworker.gemeente_id,
        username=caseworker.username,
        name=caseworker.name,
        role=caseworker.role,
        scope=caseworker.scope,
        login_id=login_id,
        rights={
            restricted_section: Level(set_to)
            for *_, restricted_section, set_to in found
            if restricted_section is not None
        },
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

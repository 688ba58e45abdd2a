"""Logins that are open, and wrong attempts. Tokens are stored as SHA-256 only."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import id_field


class LoginSession(SQLModel, table=True):
    """One login on one device; ends by logging out, by being idle, by its end time, or by being revoked."""

    __tablename__ = "login_session"
    __table_args__ = (sa.Index(None, "caseworker_id", "ended_at"),)

    id: UUID = id_field()
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    ticket_hash: str | None = Field(default=None, max_length=64, unique=True)  # until the browser has its cookie
    token_hash: str | None = Field(default=None, max_length=64, unique=True)
    device: str = Field(default="", max_length=200)
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    ended_reason: str = Field(default="", max_length=24)


class LoginAttempt(SQLModel, table=True):
    """Wrong attempts of one user name or address; stored, so that a restart does not reset them."""

    __tablename__ = "login_attempt"

    subject: str = Field(primary_key=True, max_length=100)  # "user:…" or "address:…"
    failures: int = 0
    last_at: datetime
    locked_until: datetime | None = None

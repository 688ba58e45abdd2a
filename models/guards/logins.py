"""The one condition for a login that is open, and the role and rights of its owner at that moment."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from access import Level, Role, Scope
from models.login import LoginSession
from models.rights import DomeinRecht
from models.team import Caseworker

Moment = datetime | sa.BindParameter[Any]


def is_open(at: Moment, idle_since: Moment) -> sa.ColumnElement[bool]:
    """A condition on `LoginSession` joined with its `Caseworker`: not ended, expired or idle, and the account not
    closed.

    `idle_since`: a login that was not used since then is idle.
    """
    return (
        col(LoginSession.ended_at).is_(None)
        & col(Caseworker.disabled_at).is_(None)
        & (col(LoginSession.expires_at) > at)
        & (col(LoginSession.seen_at) > idle_since)
    )


def rights_column() -> sa.ScalarSelect[Any]:
    """The rights that the gemeente set for the role of this `Caseworker`, as one text column; `rights_of` parses it."""
    pair = col(DomeinRecht.restricted_section) + sa.literal("=") + col(DomeinRecht.level)
    return (
        sa.select(sa.func.aggregate_strings(pair, ","))
        .where(col(DomeinRecht.gemeente_id) == col(Caseworker.gemeente_id))
        .where(col(DomeinRecht.role) == col(Caseworker.role))
        .correlate(Caseworker)
        .scalar_subquery()
    )


def rights_of(column: str | None) -> Mapping[str, Level]:
    """The levels in a `rights_column`, by the id of the restricted section."""
    pairs = (each.partition("=") for each in (column or "").split(",") if each)
    return {name: Level(level) for name, _, level in pairs}


def open_login_statement() -> sa.Select[Any, Role, Scope, Any, str | None]:
    """The login `:login` of `:caseworker` if it is open at `:at`: one row, or none.

    Its columns: id, role, scope, gemeente_id, and a `rights_column`. `:idle_since` as in `is_open`.
    """
    return (
        sa.select(
            col(LoginSession.id),
            col(Caseworker.role),
            col(Caseworker.scope),
            col(Caseworker.gemeente_id),
            rights_column().label("rights"),
        )
        .join(Caseworker, col(Caseworker.id) == col(LoginSession.caseworker_id))
        .where(col(LoginSession.id) == sa.bindparam("login"), col(Caseworker.id) == sa.bindparam("caseworker"))
        .where(is_open(sa.bindparam("at"), sa.bindparam("idle_since")))
    )

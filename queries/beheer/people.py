"""The people of a gemeente, its settings, what happened to accounts, and who looked at one's dossiers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, Role, Scope, User, may
from models import AuditRecord, Caseworker, Dossier, Gemeente, LoginSession
from models.values.names import family_name_column
from refusals import NotAllowed

ACCOUNT_EVENTS = (
    "CaseworkerAdded",
    "CaseworkerRevised",
    "CaseworkerDisabled",
    "CaseworkerReopened",
    "PasswordChanged",
    "GemeenteRevised",
    "RechtSet",
)
LATELY = timedelta(days=30)


@dataclass(frozen=True, kw_only=True)
class TeamMember:
    """One account. `seen_at` is the last time that somebody was at work with it; moments are aware UTC."""

    id: UUID
    username: str
    name: str
    role: Role
    scope: Scope
    open_dossiers: int
    seen_at: datetime | None
    closed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class GemeenteView:
    """The settings of a gemeente, as they stand on its documents."""

    name: str
    address: str
    contact: str
    logo: bytes | None
    code: str = ""
    four_eyes: bool = False


@dataclass(frozen=True, kw_only=True)
class OwnContact:
    """How one can be reached, as it stands on letters."""

    email: str
    phone: str


@dataclass(frozen=True, kw_only=True)
class AccountChange:
    """One line of the account trail: `event` is the name of its class in `events`, `by` and `whom` are names or ""."""

    at: datetime
    event: str
    by: str
    whom: str
    details: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class ViewCount:
    """How often, and when last, one colleague looked at one of somebody's dossiers."""

    name: str
    dossier_id: UUID
    number: str
    person: str
    times: int
    last_at: datetime


def team(session: Session, *, seen_by: User) -> list[TeamMember]:
    """All accounts of the own gemeente, the open ones first, by name. Raises NotAllowed."""
    _for_managers(seen_by)
    owned = (
        sa.select(col(Dossier.regievoerder_id).label("owner"), sa.func.count().label("dossiers"))
        .where(col(Dossier.gemeente_id) == seen_by.gemeente_id, col(Dossier.is_open))
        .group_by(col(Dossier.regievoerder_id))
        .subquery()
    )
    last = (
        sa.select(col(LoginSession.caseworker_id).label("who"), sa.func.max(LoginSession.seen_at).label("seen_at"))
        .where(col(LoginSession.token_hash).is_not(None))
        .group_by(col(LoginSession.caseworker_id))
        .subquery()
    )
    rows = session.connection().execute(
        sa.select(
            col(Caseworker.id),
            col(Caseworker.username),
            col(Caseworker.name),
            col(Caseworker.role),
            col(Caseworker.scope),
            sa.func.coalesce(owned.c.dossiers, 0).label("open_dossiers"),
            last.c.seen_at,
            col(Caseworker.disabled_at).label("closed_at"),
        )
        .join(owned, owned.c.owner == col(Caseworker.id), isouter=True)
        .join(last, last.c.who == col(Caseworker.id), isouter=True)
        .where(col(Caseworker.gemeente_id) == seen_by.gemeente_id)
        .order_by(col(Caseworker.disabled_at).is_not(None), col(Caseworker.name), col(Caseworker.username))
    )
    return [TeamMember(**row._mapping) for row in rows]


def gemeente(session: Session, *, seen_by: User) -> GemeenteView:
    """The settings of the user's own gemeente."""
    row = session.get_one(Gemeente, seen_by.gemeente_id)
    return GemeenteView(
        name=row.name,
        address=row.address,
        contact=row.contact,
        logo=row.logo,
        code=row.code,
        four_eyes=row.four_eyes,
    )


def own_contact(session: Session, *, of: User) -> OwnContact:
    """The user's own address and number for letters."""
    row = session.get_one(Caseworker, of.id)
    return OwnContact(email=row.email, phone=row.phone)


def account_trail(session: Session, *, seen_by: User, newest: int = 50) -> list[AccountChange]:
    """What happened to the accounts and settings of the own gemeente, newest first. Raises NotAllowed."""
    _for_managers(seen_by)
    rows = session.exec(
        select(AuditRecord)
        .where(AuditRecord.gemeente_id == seen_by.gemeente_id, col(AuditRecord.event).in_(ACCOUNT_EVENTS))
        .order_by(col(AuditRecord.at).desc(), col(AuditRecord.id).desc())
        .limit(newest)
    ).all()
    names = _names(session, seen_by)
    return [
        AccountChange(
            at=row.at,
            event=row.event,
            by=names.get(str(row.caseworker_id), ""),
            whom=names.get(str(row.details.get("caseworker_id")), ""),
            details=row.details,
        )
        for row in rows
    ]


def looks_at_mine(session: Session, *, seen_by: User, at: datetime, newest: int = 20) -> list[ViewCount]:
    """Which colleagues looked at dossiers of which this user is the regievoerder, in the last thirty days."""
    times, last = sa.func.count().label("times"), sa.func.max(AuditRecord.at).label("last_at")
    rows: Any = session.connection().execute(
        sa.select(
            col(Caseworker.name),
            col(Dossier.id).label("dossier_id"),
            col(Dossier.number),
            col(Dossier.given_names),
            family_name_column(),
            times,
            last,
        )
        .join(Dossier, col(Dossier.id) == col(AuditRecord.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id))
        .where(col(AuditRecord.gemeente_id) == seen_by.gemeente_id, col(AuditRecord.event) == "Viewed")
        .where(col(Dossier.gemeente_id) == seen_by.gemeente_id, col(Dossier.regievoerder_id) == seen_by.id)
        .where(col(AuditRecord.caseworker_id) != seen_by.id, col(AuditRecord.at) > at - LATELY)
        .group_by(col(Caseworker.id), col(Dossier.id))
        .order_by(last.desc())
        .limit(newest)
    )
    return [
        ViewCount(
            name=row.name,
            dossier_id=row.dossier_id,
            number=row.number,
            person=f"{row.given_names} {row.family_name}".strip(),
            times=row.times,
            last_at=row.last_at,
        )
        for row in rows
    ]


def _names(session: Session, seen_by: User) -> dict[str, str]:
    rows = session.exec(select(Caseworker.id, Caseworker.name).where(Caseworker.gemeente_id == seen_by.gemeente_id))
    return {str(caseworker_id): name for caseworker_id, name in rows}


def _for_managers(user: User) -> None:
    if not may(user, Permission.MANAGE_USERS):
        raise NotAllowed

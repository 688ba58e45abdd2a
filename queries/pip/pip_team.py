"""The PIP-team of a dossier, and the accounts of partners that can be in one."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, Role, User, may
from forms.pip.pip_team import LidFacts, TeamRole, missing_roles
from models import Caseworker, Dossier, PipTeamLid
from models.guards.scope import visible_to


@dataclass(frozen=True, kw_only=True)
class LidLine:
    """One member as listed and changed; `account` is the name of the account, if there is one."""

    id: UUID
    facts: LidFacts
    account: str
    account_open: bool
    since: date
    removed: bool
    version: int


@dataclass(frozen=True, kw_only=True)
class TeamView:
    """The team: who is in it, who was, and which of the usual roles nobody has."""

    members: tuple[LidLine, ...] = ()
    removed: tuple[LidLine, ...] = ()
    missing: tuple[TeamRole, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PartnerAccount:
    """The account of a partner."""

    id: UUID
    name: str


def pip_team(session: Session, dossier_id: UUID, *, seen_by: User) -> TeamView:
    """The PIP-team of a dossier, for who may see its PIP; an empty one when it is not theirs to see."""
    if not may(seen_by, Permission.VIEW_PIP):
        return TeamView()
    rows = session.exec(
        select(PipTeamLid, Caseworker)
        .join(Dossier, col(Dossier.id) == col(PipTeamLid.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(PipTeamLid.caseworker_id), isouter=True)
        .where(PipTeamLid.gemeente_id == seen_by.gemeente_id, PipTeamLid.dossier_id == dossier_id)
        .where(visible_to(seen_by))
        .order_by(col(PipTeamLid.created_at), col(PipTeamLid.id))
    ).all()
    order = list(TeamRole)
    lines = sorted((_line(row, account) for row, account in rows), key=lambda each: order.index(_role(each)))
    there = tuple(each for each in lines if not each.removed)
    return TeamView(
        members=there,
        removed=tuple(each for each in lines if each.removed),
        missing=missing_roles(each.facts.role for each in there),
    )


def partner_accounts(session: Session, *, seen_by: User) -> tuple[PartnerAccount, ...]:
    """The open accounts of partners of the own gemeente, for who composes teams."""
    if not may(seen_by, Permission.EDIT_PROGRESS):
        return ()
    rows = session.exec(
        select(Caseworker.id, Caseworker.name)
        .where(Caseworker.gemeente_id == seen_by.gemeente_id, Caseworker.role == Role.PARTNER)
        .where(col(Caseworker.disabled_at).is_(None))
        .order_by(col(Caseworker.name))
    )
    return tuple(PartnerAccount(id=caseworker_id, name=name) for caseworker_id, name in rows)


def _role(line: LidLine) -> TeamRole:
    return TeamRole(line.facts.role)


def _line(row: PipTeamLid, account: Caseworker | None) -> LidLine:
    return LidLine(
        id=row.id,
        facts=LidFacts(
            role=row.role,
            person=row.person,
            organisation=row.organisation,
            phone=row.phone,
            email=row.email,
            sees=tuple(row.sees),
            caseworker_id=row.caseworker_id,
        ),
        account=account.name if account else "",
        account_open=account is not None and account.disabled_at is None,
        since=row.since,
        removed=row.removed_at is not None,
        version=row.version,
    )

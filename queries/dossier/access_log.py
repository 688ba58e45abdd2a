"""Who looked at the dossier of one inburgeraar: for the list that they may ask for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Role, User
from models import AuditRecord, Caseworker, DomeinInzage, Dossier
from models.guards.scope import visible_to
from models.values.joining import with_joined
from queries.scope.dossier_head import DossierHead, dossier_head

LOOKS = ("Viewed", "Exported")


@dataclass(frozen=True, kw_only=True)
class AccessLogLine:
    """One moment at which somebody opened a screen of the dossier or took a document of it along."""

    at: datetime
    by: str
    role: Role | None
    event: str
    details: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Opening:
    """One opening of a sensitive restricted section by somebody whose dossier it was not, with the reason that was
    given.
    """

    at: datetime
    until: datetime
    by: str
    role: Role
    restricted_section: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class AccessLog:
    """All looks at one dossier, newest first."""

    head: DossierHead
    looks: list[AccessLogLine]
    openings: list[Opening]


def access_log(session: Session, dossier_id: UUID, *, seen_by: User) -> AccessLog:
    """Who looked at a dossier, since it is there. Raises NotFound when it is not theirs to see."""
    head = dossier_head(session, dossier_id, seen_by=seen_by)
    return AccessLog(
        head=head, looks=_looks(session, dossier_id, seen_by), openings=_openings(session, dossier_id, seen_by)
    )


def _looks(session: Session, dossier_id: UUID, seen_by: User) -> list[AccessLogLine]:
    rows: Any = session.connection().execute(
        sa.select(
            col(AuditRecord.at),
            col(Caseworker.name),
            col(Caseworker.role),
            col(AuditRecord.event),
            col(AuditRecord.details),
        )
        .select_from(AuditRecord)
        .join(Dossier, col(Dossier.id) == dossier_id)
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id), isouter=True)
        .where(
            col(AuditRecord.gemeente_id) == seen_by.gemeente_id,
            col(AuditRecord.dossier_id).in_(with_joined(dossier_id)),
        )
        .where(visible_to(seen_by), col(AuditRecord.event).in_(LOOKS))
        .order_by(col(AuditRecord.at).desc(), col(AuditRecord.id).desc())
    )
    return [AccessLogLine(at=row[0], by=row[1] or "", role=row[2], event=row[3], details=row[4]) for row in rows]


def _openings(session: Session, dossier_id: UUID, seen_by: User) -> list[Opening]:
    rows = session.execute(
        sa.select(DomeinInzage, col(Caseworker.name), col(Caseworker.role))
        .select_from(DomeinInzage)
        .join(Dossier, col(Dossier.id) == dossier_id)
        .join(Caseworker, col(Caseworker.id) == col(DomeinInzage.caseworker_id))
        .where(col(DomeinInzage.dossier_id).in_(with_joined(dossier_id)), visible_to(seen_by))
        .order_by(col(DomeinInzage.opened_at).desc(), col(DomeinInzage.id).desc())
    )
    return [
        Opening(
            at=each.opened_at,
            until=each.until,
            by=name,
            role=role,
            restricted_section=each.restricted_section,
            reason=each.reason,
        )
        for each, name, role in rows
    ]

"""Who did and saw what in a dossier."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import AuditRecord, Caseworker, Dossier
from models.scope import visible_to

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One event of the audit trail; `texts.events` makes a sentence of it. `at` is an aware UTC moment."""

    event: str
    details: dict[str, object]
    by: str
    at: datetime


def trail(session: Session, dossier_id: UUID, *, seen_by: User, page: int = 1, size: int = PAGE) -> list[TrailLine]:
    """What happened in a dossier, newest first, `size` lines a page; empty when it is not theirs to see."""
    rows = session.exec(
        select(AuditRecord.event, AuditRecord.details, AuditRecord.at, Caseworker.name)
        .join(Dossier, col(Dossier.id) == col(AuditRecord.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id), isouter=True)
        .where(AuditRecord.gemeente_id == seen_by.gemeente_id, AuditRecord.dossier_id == dossier_id)
        .where(visible_to(seen_by))
        .order_by(col(AuditRecord.at).desc(), col(AuditRecord.id).desc())
        .offset((page - 1) * size)
        .limit(size)
    )
    return [TrailLine(event=event, details=details, by=name or "", at=at) for event, details, at, name in rows]

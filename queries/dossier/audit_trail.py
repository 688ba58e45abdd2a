"""Who did and saw what in a dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import User
from models import AuditRecord, Caseworker, Dossier
from models.guards.scope import visible_to
from models.values.joining import with_joined

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class TrailLine:
    """One event of the audit trail; `texts.wording.events` makes a sentence of it. `at` is an aware UTC moment."""

    event: str
    details: Mapping[str, object]
    by: str
    by_id: UUID | None
    at: datetime


def trail(
    session: Session, dossier_id: UUID, *, seen_by: User, page: int = 1, size: int = PAGE, without: Sequence[str] = ()
) -> list[TrailLine]:
    """What happened in a dossier, newest first, `size` lines a page; empty when it is not theirs to see.

    `without` names events to leave out.
    """
    columns: tuple[Any, ...] = (
        AuditRecord.event,
        AuditRecord.details,
        AuditRecord.at,
        AuditRecord.caseworker_id,
        Caseworker.name,
    )
    rows = session.connection().execute(
        sa.select(*columns)
        .select_from(AuditRecord)
        .join(Dossier, col(Dossier.id) == dossier_id)
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id), isouter=True)
        .where(
            col(AuditRecord.gemeente_id) == seen_by.gemeente_id,
            col(AuditRecord.dossier_id).in_(with_joined(dossier_id)),
        )
        .where(visible_to(seen_by), col(AuditRecord.event).not_in(without))
        .order_by(col(AuditRecord.at).desc(), col(AuditRecord.id).desc())
        .offset((page - 1) * size)
        .limit(size)
    )
    return [
        TrailLine(event=event, details=details, by=name or "", by_id=by_id, at=at)
        for event, details, at, by_id, name in rows
    ]

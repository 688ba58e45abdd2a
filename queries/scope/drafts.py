"""The drafts of one person: where they began to write, and what. Nobody else ever reads them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Dossier, Draft
from models.guards.encryption import decrypted, draft_ad
from models.guards.scope import visible_to
from rules.law.retention import kept_since


@dataclass(frozen=True, kw_only=True)
class BegunDraft:
    """That there is a draft at a place, since when; `kind` as in `models.Draft`. Not what it says."""

    place: str
    kind: str
    begun_at: datetime


def begun_drafts(session: Session, *, dossier_id: UUID | None, seen_by: User, at: datetime) -> tuple[BegunDraft, ...]:
    """The drafts of this person in one dossier, or those that belong to none; not those of too long ago."""
    rows = session.exec(
        select(Draft.place, Draft.kind, Draft.begun_at)
        .where(Draft.gemeente_id == seen_by.gemeente_id, Draft.caseworker_id == seen_by.id)
        .where(col(Draft.dossier_id) == dossier_id if dossier_id else col(Draft.dossier_id).is_(None))
        .where(col(Draft.kept_at) >= kept_since(at))
    )
    return tuple(BegunDraft(place=place, kind=kind, begun_at=begun_at) for place, kind, begun_at in rows)


def draft_text(session: Session, *, place: str, seen_by: User, at: datetime) -> str | None:
    """What this person typed at a place, as JSON; None without a draft, or when its dossier is not theirs now."""
    row = session.exec(
        select(Draft)
        .join(Dossier, col(Dossier.id) == col(Draft.dossier_id), isouter=True)
        .where(Draft.caseworker_id == seen_by.id, Draft.place == place, col(Draft.kept_at) >= kept_since(at))
        .where(col(Draft.dossier_id).is_(None) | visible_to(seen_by))
    ).first()
    return decrypted(session, row.text, draft_ad(row.id)) if row else None

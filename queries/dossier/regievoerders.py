"""Who can be the regievoerder of a dossier."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from access import Role, User
from models import Caseworker


@dataclass(frozen=True, kw_only=True)
class Regievoerder:
    """Somebody who can own dossiers."""

    id: UUID
    name: str


def regievoerders(session: Session, *, seen_by: User) -> list[Regievoerder]:
    """The regievoerders and coördinatoren of the own gemeente with an open account, by name."""
    rows = session.exec(
        select(Caseworker.id, Caseworker.name)
        .where(Caseworker.gemeente_id == seen_by.gemeente_id, col(Caseworker.disabled_at).is_(None))
        .where(col(Caseworker.role).in_((Role.REGIEVOERDER, Role.COORDINATOR)))
        .order_by(col(Caseworker.name))
    )
    return [Regievoerder(id=caseworker_id, name=name) for caseworker_id, name in rows]

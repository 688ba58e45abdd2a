"""The dossiers that were opened from a list, by their ids."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Dossier
from models.guards.scope import visible_to
from models.values.names import full_name

BATCH = 500


@dataclass(frozen=True, kw_only=True)
class TakenInDossier:
    """One of them, and who has it ("" when nobody does)."""

    id: UUID
    number: str
    name: str
    v_number: str
    coa_location: str
    regievoerder: str


def taken_in(session: Session, dossier_ids: Collection[UUID], *, seen_by: User) -> list[TakenInDossier]:
    """Those of these dossiers that the user may see, by number."""
    ids, lines = list(dossier_ids), []
    for at in range(0, len(ids), BATCH):
        rows = session.exec(
            select(Dossier, Caseworker.name)
            .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
            .where(col(Dossier.id).in_(ids[at : at + BATCH]), visible_to(seen_by))
        )
        lines += [_line(dossier, name) for dossier, name in rows]
    return sorted(lines, key=lambda each: each.number)


def _line(dossier: Dossier, regievoerder: str | None) -> TakenInDossier:
    return TakenInDossier(
        id=dossier.id,
        number=dossier.number,
        name=full_name(dossier),
        v_number=dossier.v_number,
        coa_location=dossier.coa_location,
        regievoerder=regievoerder or "",
    )

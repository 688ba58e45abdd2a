"""Is this person here already? Asked before a dossier is opened."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from models import Dossier
from models.guards.encryption import bsn_hash
from models.guards.scope import visible_to
from models.values.search_names import ALIKE, likeness, search_name

MOST = 5


@dataclass(frozen=True, kw_only=True)
class Duplicate:
    """A dossier that may be of the same person. Of one that the user may not see: only that it is there."""

    same_bsn: bool
    dossier_id: UUID | None = None
    number: str = ""
    name: str = ""


def possible_duplicates(
    session: Session, *, given_names: str, family_name: str, birth_date: date | None, bsn: str | None, seen_by: User
) -> list[Duplicate]:
    """Dossiers of the gemeente with the same BSN, or born on the same day with a name that looks alike.

    Most alike first, at most five. `bsn` is nine digits, as `particulars.Registration` gives it.
    """
    conditions = [col(Dossier.birth_date) == birth_date] if birth_date else []
    hashed = bsn_hash(session, seen_by.gemeente_id, bsn) if bsn else None
    conditions += [col(Dossier.bsn_hash) == hashed] if hashed else []
    if not conditions:
        return []
    rows = session.exec(
        select(Dossier.id, Dossier.bsn_hash, Dossier.search_name).where(
            Dossier.gemeente_id == seen_by.gemeente_id, sa.or_(*conditions)
        )
    )
    name = search_name(given_names, family_name)
    scores = {
        row_id: 2.0 if hashed and row_hash == hashed else likeness(name, other_name)
        for row_id, row_hash, other_name in rows
    }
    alike = sorted((each for each in scores if scores[each] >= ALIKE), key=lambda each: -scores[each])[:MOST]
    visible = _visible(session, alike, seen_by)
    return [_duplicate(visible.get(each), same_bsn=scores[each] > 1) for each in alike]


def _visible(session: Session, ids: list[UUID], seen_by: User) -> dict[UUID, Dossier]:
    if not ids:
        return {}
    rows = session.exec(select(Dossier).where(col(Dossier.id).in_(ids), visible_to(seen_by)))
    return {each.id: each for each in rows}


def _duplicate(dossier: Dossier | None, *, same_bsn: bool) -> Duplicate:
    if dossier is None:
        return Duplicate(same_bsn=same_bsn)
    name = f"{dossier.given_names} {dossier.family_name}".strip()
    return Duplicate(same_bsn=same_bsn, dossier_id=dossier.id, number=dossier.number, name=name)

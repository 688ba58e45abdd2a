"""Which PIPs go into one zip: the version in force of each dossier that the filters of the caseload leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import User
from models import Dossier, PipVersie
from models.guards.scope import plan_visible_to
from models.values.names import family_name_column
from queries.caseload.filters import Filters, conditions


@dataclass(frozen=True, kw_only=True)
class InForce:
    """The version in force of one dossier, without its content."""

    versie_id: UUID
    dossier_id: UUID
    number: str
    name: str


def versies_in_force(session: Session, *, seen_by: User, on: date, filters: Filters, most: int) -> list[UUID]:
    """The ids of the newest versions of these dossiers, in the order of the list, at most so many."""
    statement: Any = (
        sa.select(col(PipVersie.id))
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(*conditions(session, seen_by, on, filters), plan_visible_to(seen_by), _newest())
        .order_by(col(Dossier.sort_due), col(Dossier.id))
        .limit(most)
    )
    return list(session.exec(statement).scalars().all())


def in_force(session: Session, versie_ids: Sequence[UUID], *, seen_by: User) -> list[InForce]:
    """What to call these versions; without those that are not theirs to see."""
    rows: Any = session.connection().execute(
        sa.select(
            col(PipVersie.id), col(PipVersie.dossier_id), col(Dossier.number), col(Dossier.given_names),
            family_name_column(),
        )
        .join(Dossier, col(Dossier.id) == col(PipVersie.dossier_id))
        .where(col(PipVersie.id).in_(versie_ids), plan_visible_to(seen_by))
    )  # fmt: skip
    return [
        InForce(versie_id=row[0], dossier_id=row[1], number=row[2], name=f"{row[3]} {row[4]}".strip()) for row in rows
    ]


def _newest() -> sa.ColumnElement[bool]:
    later = sa.orm.aliased(PipVersie)
    return ~(
        sa.select(sa.literal(1))
        .where(col(later.pip_id) == col(PipVersie.pip_id), col(later.number) > col(PipVersie.number))
        .correlate(PipVersie)
        .exists()
    )

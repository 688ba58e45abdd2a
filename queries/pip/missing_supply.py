"""Gewenst, niet beschikbaar: of one dossier for who may see its plan, and as counts for who buys and plans."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.aanbod.catalogue import GemisReason
from models import Dossier, Gemis
from models.guards.scope import visible_to
from refusals import NotAllowed
from rules.law.terms import Leefgebied


@dataclass(frozen=True, kw_only=True)
class MissingSupplyLine:
    """One thing that somebody needs."""

    id: UUID
    area: Leefgebied
    what: str
    reason: GemisReason
    note: str
    noted_on: date
    solved_on: date | None
    aanbod_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class GapCount:
    """How many people miss something of one kind now, and how many got it after all in the year before."""

    area: Leefgebied
    reason: GemisReason
    people: int
    solved: int
    since: date | None  # the longest wait among those who miss it now


def gaps(session: Session, dossier_id: UUID, *, seen_by: User) -> tuple[MissingSupplyLine, ...]:
    """What is missing in one dossier, the open first; nothing when it is not theirs to see."""
    if not may(seen_by, Permission.VIEW_PIP):
        return ()
    rows = session.exec(
        select(Gemis)
        .join(Dossier, col(Dossier.id) == col(Gemis.dossier_id))
        .where(Gemis.dossier_id == dossier_id, Gemis.gemeente_id == seen_by.gemeente_id, visible_to(seen_by))
        .order_by(col(Gemis.solved_on).is_not(None), col(Gemis.noted_on), col(Gemis.id))
    )
    return tuple(
        MissingSupplyLine(
            id=row.id,
            area=Leefgebied(row.area),
            what=row.what,
            reason=GemisReason(row.reason),
            note=row.note,
            noted_on=row.noted_on,
            solved_on=row.solved_on,
            aanbod_id=row.aanbod_id,
        )
        for row in rows
    )


def gap_counts(session: Session, *, seen_by: User, on: date) -> tuple[GapCount, ...]:
    """Counts of the whole gemeente by area and reason, the most first: people, never who.

    Open dossiers only: who left needs nothing here any more. Raises NotAllowed for who may not manage the catalogue.
    """
    if not may(seen_by, Permission.MANAGE_CATALOGUE):
        raise NotAllowed
    open_now = col(Gemis.solved_on).is_(None)
    year_ago = on.replace(year=on.year - 1, day=min(on.day, 28))
    lately = col(Gemis.solved_on) >= year_ago
    who = col(Gemis.dossier_id)
    rows = session.connection().execute(
        sa.select(
            col(Gemis.area),
            col(Gemis.reason),
            sa.func.count(sa.distinct(sa.case((open_now, who)))),
            sa.func.count(sa.distinct(sa.case((lately, who)))),
            sa.func.min(sa.case((open_now, col(Gemis.noted_on)))),
        )
        .join(Dossier, col(Dossier.id) == col(Gemis.dossier_id))
        .where(col(Gemis.gemeente_id) == seen_by.gemeente_id, col(Dossier.is_open), open_now | lately)
        .group_by(col(Gemis.area), col(Gemis.reason))
    )
    counts = [
        GapCount(area=Leefgebied(area), reason=GemisReason(reason), people=people, solved=solved, since=since)
        for area, reason, people, solved, since in rows
    ]
    return tuple(sorted(counts, key=lambda each: (-each.people, each.area, each.reason)))


def waiting_for(session: Session, *, seen_by: User) -> dict[UUID, int]:
    """How many people of the gemeente wait for each offer. Raises NotAllowed for who may not manage the catalogue."""
    if not may(seen_by, Permission.MANAGE_CATALOGUE):
        raise NotAllowed
    rows = session.connection().execute(
        sa.select(col(Gemis.aanbod_id), sa.func.count(sa.distinct(col(Gemis.dossier_id))))
        .join(Dossier, col(Dossier.id) == col(Gemis.dossier_id))
        .where(col(Gemis.gemeente_id) == seen_by.gemeente_id, col(Dossier.is_open))
        .where(col(Gemis.aanbod_id).is_not(None), col(Gemis.solved_on).is_(None))
        .group_by(col(Gemis.aanbod_id))
    )
    return {aanbod_id: people for aanbod_id, people in rows if aanbod_id is not None}

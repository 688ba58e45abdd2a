"""The hours that somebody followed, from their rows: for the look-ups, and for the deeds that weigh them."""

from uuid import UUID

from sqlmodel import Session, col, select

from models.progress import GevolgdeUren
from rules.law.terms import TeltVoor
from rules.voortgang.hours_and_meetings import FollowedPeriod, FollowedTotals, followed_totals


def followed_in(session: Session, dossier_id: UUID) -> FollowedTotals:
    """All hours of one dossier, those taken away left out. The caller has checked that the dossier may be seen."""
    rows = session.exec(
        select(GevolgdeUren).where(GevolgdeUren.dossier_id == dossier_id, col(GevolgdeUren.removed_at).is_(None))
    )
    return followed_totals(line_of(each) for each in rows)


def line_of(row: GevolgdeUren) -> FollowedPeriod:
    """One row as the rules read it."""
    return FollowedPeriod(
        counts_for=TeltVoor(row.counts_for),
        minutes=row.minutes,
        excused=row.excused_minutes,
        unexcused=row.unexcused_minutes,
        during_intake=row.during_intake,
        as_language=row.as_language,
    )

"""The hours that somebody followed: which rows these are, and how a row reads. For the look-ups and for the deeds."""

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col, select
from sqlmodel.sql.expression import Select, SelectOfScalar

from models.catalogue import Aanbieder
from models.pip import Activiteit
from models.progress import GevolgdeUren
from rules.law.terms import TeltVoor
from rules.pip.afschalen_hours import Lesson
from rules.voortgang.hours_and_meetings import FollowedPeriod


def followed_rows(dossier_id: UUID) -> SelectOfScalar[GevolgdeUren]:
    """Select all hours of one dossier, those taken away left out. The caller has checked that it may be seen."""
    return select(GevolgdeUren).where(_there(dossier_id))


def lesson_rows(dossier_id: UUID) -> Select[GevolgdeUren, str]:
    """Select the lessons among them, with the activiteit that they were followed for; None for those of none."""
    return (
        select(GevolgdeUren, Activiteit.what)
        .join(Activiteit, col(Activiteit.id) == col(GevolgdeUren.activiteit_id), isouter=True)
        .where(_there(dossier_id), col(GevolgdeUren.counts_for) == TeltVoor.CURSUSUREN.value)
    )


def schools_with_keurmerk(gemeente_id: UUID) -> SelectOfScalar[str]:
    """Select the names of the providers of which the Aanbod of this gemeente says that they have the keurmerk."""
    return select(Aanbieder.name).where(
        Aanbieder.gemeente_id == gemeente_id, col(Aanbieder.bow_mark).is_(True), col(Aanbieder.removed_at).is_(None)
    )


def lesson_of(row: GevolgdeUren, what: str | None, schools: Collection[str]) -> Lesson:
    """A lesson as the rules read it; its school has the keurmerk when its name is among these `schools`."""
    marked = {name.strip().casefold() for name in schools}
    return Lesson(
        minutes=row.minutes,
        start=row.start,
        during_intake=row.during_intake,
        keurmerk=row.provider.strip().casefold() in marked,
        what=what or "",
    )


def _there(dossier_id: UUID) -> sa.ColumnElement[bool]:
    return (col(GevolgdeUren.dossier_id) == dossier_id) & col(GevolgdeUren.removed_at).is_(None)


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

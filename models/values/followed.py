"""The hours that somebody followed, from their rows: for the look-ups, and for the deeds that weigh them."""

from uuid import UUID

from sqlmodel import Session, col, select

from models.catalogue import Aanbieder
from models.dossier import Dossier
from models.pip import Activiteit
from models.progress import GevolgdeUren
from models.values.change import first_pip_of
from rules.law.deadlines import termijn_from
from rules.law.terms import TeltVoor
from rules.pip.afschalen_hours import AfschalenHours, Lesson, afschalen_hours
from rules.voortgang.hours_and_meetings import FollowedPeriod, FollowedTotals, followed_totals


def followed_in(session: Session, dossier_id: UUID) -> FollowedTotals:
    """All hours of one dossier, those taken away left out. The caller has checked that the dossier may be seen."""
    rows = session.exec(
        select(GevolgdeUren).where(GevolgdeUren.dossier_id == dossier_id, col(GevolgdeUren.removed_at).is_(None))
    )
    return followed_totals(line_of(each) for each in rows)


def afschalen_hours_in(session: Session, dossier: Dossier) -> AfschalenHours:
    """The hours of lessons that count for afschalen (Wet inburgering 2021, art. 17 lid 3).

    A school has the keurmerk when the gemeente says so of a provider of that name in its Aanbod.
    """
    marked = {
        name.strip().casefold()
        for name in session.exec(
            select(Aanbieder.name).where(
                Aanbieder.gemeente_id == dossier.gemeente_id,
                col(Aanbieder.bow_mark).is_(True),
                col(Aanbieder.removed_at).is_(None),
            )
        )
    }
    rows = session.exec(
        select(GevolgdeUren, Activiteit.what)
        .join(Activiteit, col(Activiteit.id) == col(GevolgdeUren.activiteit_id), isouter=True)
        .where(GevolgdeUren.dossier_id == dossier.id, col(GevolgdeUren.removed_at).is_(None))
        .where(GevolgdeUren.counts_for == TeltVoor.CURSUSUREN.value)
    )
    lessons = [
        Lesson(
            minutes=row.minutes,
            start=row.start,
            during_intake=row.during_intake,
            keurmerk=row.provider.strip().casefold() in marked,
            what=what or "",
        )
        for row, what in rows
    ]
    term = termijn_from(first_pip_of(dossier), dossier.termijn_until_on)
    return afschalen_hours(lessons, term.start if term else None)


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

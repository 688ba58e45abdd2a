"""Hours that were followed: per activity or party and period, as a school or partner told them."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from actions.deed.audit import record
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from actions.voortgang.talks import open_dossier
from events import UrenNoted, UrenRemoved
from forms.voortgang.followed_hours import UrenFacts, minutes, problems
from models import Activiteit, GevolgdeUren, Pip
from refusals import Invalid, NotFound
from rules.problems import Problem, ProblemCode


@deed
def note_hours(
    session: Session, *, uren_id: UUID, dossier_id: UUID, facts: UrenFacts, by: User, at: datetime, on: date
) -> UUID:
    """Keep the hours of one period. The same `uren_id` again (a second click) does nothing.

    The hours of one activity (or of one party for one purpose) in one period count once: a period that overlaps with
    one that is kept is refused (`twice`), also when only one of the two names the activity.
    Raises Invalid per field, AlreadyDone for a closed
    dossier, NotAllowed,
    NotFound (also for an activity of another dossier).
    """
    dossier = open_dossier(session, dossier_id, by, at)
    if is_kept(session, GevolgdeUren, uren_id, dossier_id):
        return uren_id
    checked = facts.cleaned()
    wrong = problems(checked, on)
    if wrong or checked.start is None or checked.until is None or checked.hours is None:
        raise Invalid(*wrong)
    _refuse_foreign(session, checked.activiteit_id, dossier_id)
    _refuse_twice(session, dossier_id, checked)
    row = GevolgdeUren(
        id=uren_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        activiteit_id=checked.activiteit_id,
        provider=checked.provider,
        counts_for=checked.counts_for,
        start=checked.start,
        until=checked.until,
        minutes=minutes(checked.hours),
        excused_minutes=minutes(checked.excused),
        unexcused_minutes=minutes(checked.unexcused),
        during_intake=checked.during_intake,
        as_language=checked.as_language,
        caseworker_id=by.id,
        created_at=at,
    )
    if not keep(session, row):
        return uren_id
    record(session, UrenNoted(dossier_id=dossier_id, uren_id=uren_id), by=by, at=at)
    session.commit()
    return uren_id


@deed
def remove_hours(session: Session, *, uren_id: UUID, dossier_id: UUID, by: User, at: datetime) -> None:
    """Take hours away; they no longer count.

    A second call changes nothing. Raises AlreadyDone, NotAllowed, NotFound.
    """
    open_dossier(session, dossier_id, by, at)
    row = session.exec(select(GevolgdeUren).where(GevolgdeUren.id == uren_id)).first()
    if row is None or row.dossier_id != dossier_id:
        raise NotFound
    if row.removed_at is not None:
        return
    row.removed_at, row.version = at, row.version + 1
    record(session, UrenRemoved(dossier_id=dossier_id, uren_id=uren_id), by=by, at=at)
    session.commit()


@deed
def put_back_hours(session: Session, *, uren_id: UUID, dossier_id: UUID, by: User, at: datetime) -> None:
    """Put hours back as they were; a second call changes nothing.

    Raises Invalid (start: twice) when others tell of that period by now, AlreadyDone, NotAllowed, NotFound.
    """
    open_dossier(session, dossier_id, by, at)
    row = session.exec(select(GevolgdeUren).where(GevolgdeUren.id == uren_id)).first()
    if row is None or row.dossier_id != dossier_id:
        raise NotFound
    if row.removed_at is None:
        return
    facts = UrenFacts(
        counts_for=row.counts_for, start=row.start, until=row.until, provider=row.provider,
        activiteit_id=row.activiteit_id,
    )  # fmt: skip
    _refuse_twice(session, dossier_id, facts)
    row.removed_at, row.version = None, row.version + 1
    record(session, UrenNoted(dossier_id=dossier_id, uren_id=uren_id), by=by, at=at)
    session.commit()


def _refuse_foreign(session: Session, activiteit_id: UUID | None, dossier_id: UUID) -> None:
    if activiteit_id is None:
        return
    of = session.exec(
        select(Pip.dossier_id)
        .join(Activiteit, col(Activiteit.pip_id) == col(Pip.id))
        .where(Activiteit.id == activiteit_id)
    ).first()
    if of != dossier_id:
        raise NotFound


def _refuse_twice(session: Session, dossier_id: UUID, facts: UrenFacts) -> None:
    rows = session.exec(
        select(GevolgdeUren.activiteit_id, GevolgdeUren.provider).where(
            GevolgdeUren.dossier_id == dossier_id,
            col(GevolgdeUren.removed_at).is_(None),
            GevolgdeUren.counts_for == facts.counts_for,
            col(GevolgdeUren.start) <= facts.until,
            col(GevolgdeUren.until) >= facts.start,
        )
    )
    for activiteit_id, provider in rows:
        if activiteit_id and facts.activiteit_id:
            same = activiteit_id == facts.activiteit_id
        else:  # without an activity: the hours of a school may be those of its activity
            same = provider.casefold() == facts.provider.casefold()
        if same:
            raise Invalid(Problem("start", ProblemCode.TWICE))

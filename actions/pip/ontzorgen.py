"""Ontzorgen: the gemeente pays fixed costs from the bijstand (Participatiewet art. 56a). One row a dossier.

It begins and ends by the dates of the dossier; like agreements it goes on after vaststellen, until the dossier closes.
"""

from datetime import date, datetime
from functools import partial
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from access import Permission, User
from actions.answering.answers import Saved
from actions.answering.row_field import Change, put, remember, revise_field, taken
from actions.deed.audit import record
from actions.deed.authorize import lock_open_dossier
from actions.deed.dossier_status import refresh_status
from events import OntzorgingRevised
from forms.engine.answers import Json
from forms.engine.typed_input import clean
from forms.pip.agreement_questions import ontzorging_questions
from models import Dossier, Ontzorging
from models.base import new_id
from models.values.support import ontzorging_facts, ontzorging_values
from refusals import Incomplete, Invalid, NotFound, ReasonNeeded, Stale
from rules.pip.ontzorgen import OntzorgenTerm, by_law, longest_prolonging, no_ontzorgen_reason
from rules.problems import Problem, ProblemCode

LONGEST_REASON = 1000


def start_ontzorging(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> UUID:
    """Begin to keep the ontzorgen of a dossier, by its dates. The one there is when it was begun before.

    Raises Incomplete (with `rules.pip.ontzorgen.NoOntzorgenReason`) when the law gives none, AlreadyDone for a closed
    dossier, NotFound, NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    there = _row_id(session, dossier_id)
    if there is not None:
        return there
    stretch = _by_law(session, dossier)
    row = Ontzorging(
        id=new_id(),
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        start=stretch.start,
        until=stretch.until,
    )
    session.add(row)
    try:
        session.flush()
    except IntegrityError:  # the other click was first by a moment
        session.rollback()
        there = _row_id(session, dossier_id)
        if there is None:
            raise
        return there
    record(session, OntzorgingRevised(dossier_id=dossier_id, field="start"), by=by, at=at)
    session.commit()
    return row.id


def follow_bijstand(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> None:
    """Take over the dates of the dossier, after the day on which the bijstand starts was changed. Twice is once.

    A prolonging that is not later than the new period of the law says nothing any more: it is taken back, and kept in
    the history, so that the ontzorgen can be prolonged again.
    Refusals: as `start_ontzorging`; NotFound when no ontzorgen is kept.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    row = _held(session, dossier_id)
    stretch = _by_law(session, dossier)
    if (row.start, row.until) == (stretch.start, stretch.until):
        session.rollback()
        return
    before = row.start
    put(row, {"start": stretch.start, "until": stretch.until})
    remember(session, row, "start", before.isoformat(), stretch.start.isoformat(), by=by, at=at)
    past = row.prolonged_until
    if past is not None and past <= stretch.until:
        put(row, {"prolonged_until": None, "prolong_reason": ""})
        remember(session, row, "prolonged_until", past.isoformat(), None, by=by, at=at)
        _move_clock(session, dossier, row)
    record(session, OntzorgingRevised(dossier_id=dossier_id, field="start"), by=by, at=at)
    session.commit()


def revise_ontzorging(
    session: Session,
    *,
    dossier_id: UUID,
    field: str,
    value: Json,
    seen_version: int,
    by: User,
    at: datetime,
    kind: str = "saved",
) -> Saved:
    """Change one field of the ontzorgen; `field` is a question of `forms.pip.agreement_questions.ontzorging_questions`.

    Raises Invalid, Stale (somebody changed this field first), AlreadyDone for a closed dossier, NotFound (also when
    no ontzorgen is kept), NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    row = _held(session, dossier_id)
    change = Change(
        asked=ontzorging_questions(),
        values=partial(ontzorging_values, session),
        field=field,
        value=value,
        seen_version=seen_version,
        kind=kind,
        event=lambda name: OntzorgingRevised(dossier_id=dossier_id, field=name),
        also=lambda: _move_clock(session, dossier, row),
    )
    return revise_field(session, row, change, by=by, at=at)


def prolong_ontzorging(
    session: Session,
    *,
    dossier_id: UUID,
    until: date | None,
    reason: str,
    seen_version: int,
    by: User,
    at: datetime,
) -> None:
    """Prolong to a new last day, with the reason; None takes the prolonging back. The same again does nothing.

    Raises ReasonNeeded, Invalid (until: within_period, too_far; reason: too_long), Stale when a colleague was first,
    AlreadyDone for a closed dossier, NotFound, NotAllowed.
    """
    dossier = _open_dossier(session, dossier_id, by, at)
    row, said = _held(session, dossier_id), clean(reason) if until else ""
    if (row.prolonged_until, row.prolong_reason) == (until, said):
        session.rollback()
        return
    if row.field_versions.get("prolonged_until", 0) != seen_version:
        version, kept = row.field_versions.get("prolonged_until", 0), row.prolonged_until
        session.rollback()
        raise Stale(field="prolonged_until", value=kept, version=version, by="Een collega", at=None)
    _refuse_prolonging(session, row, until, said)
    before = row.prolonged_until
    put(row, {"prolonged_until": until, "prolong_reason": said})
    remember(session, row, "prolonged_until", before and before.isoformat(), until and until.isoformat(), by=by, at=at)
    _move_clock(session, dossier, row)
    record(session, OntzorgingRevised(dossier_id=dossier_id, field="prolonged_until"), by=by, at=at)
    session.commit()


def _move_clock(session: Session, dossier: Dossier, row: Ontzorging) -> None:
    """The clock of the dossier ends on the day on which the ontzorgen really ends."""
    ends = (row.prolonged_until, row.stopped_on)
    if (dossier.ontzorgen_until_on, dossier.ontzorgen_stopped_on) != ends:
        dossier.ontzorgen_until_on, dossier.ontzorgen_stopped_on = ends
        refresh_status(session, dossier)


def _refuse_prolonging(session: Session, row: Ontzorging, until: date | None, said: str) -> None:
    if until is None:
        return
    wrong = []
    if until <= row.until:
        wrong.append(Problem("until", ProblemCode.WITHIN_PERIOD))
    elif until > longest_prolonging(row.until):
        wrong.append(Problem("until", ProblemCode.TOO_FAR))
    if len(said) > LONGEST_REASON:
        wrong.append(Problem("reason", ProblemCode.TOO_LONG))
    if wrong or not said:
        session.rollback()
        raise Invalid(*wrong) if wrong else ReasonNeeded


def _open_dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    return lock_open_dossier(session, dossier_id, by=by, permission=Permission.EDIT_PIP, at=at)


def _held(session: Session, dossier_id: UUID) -> Ontzorging:
    """The row, kept for this deed. Raises NotFound when no ontzorgen is kept."""
    row_id = _row_id(session, dossier_id)
    if row_id is None:
        raise NotFound
    return taken(session, Ontzorging, row_id)


def _row_id(session: Session, dossier_id: UUID) -> UUID | None:
    return session.exec(select(Ontzorging.id).where(Ontzorging.dossier_id == dossier_id)).first()


def _by_law(session: Session, dossier: Dossier) -> OntzorgenTerm:
    facts = ontzorging_facts(dossier)
    stretch = by_law(facts)
    if stretch is None:
        session.rollback()
        raise Incomplete([no_ontzorgen_reason(facts)])
    return stretch

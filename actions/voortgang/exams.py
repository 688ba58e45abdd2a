"""Exams of an inburgeraar: planned, and what came of them (DUO tells the results)."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from actions.deed.audit import record
from actions.deed.transaction import deed, is_first
from actions.voortgang.talks import open_dossier
from events import ExamenNoted, ExamenRemoved
from forms.voortgang.exams import ExamenFacts, problems
from models import Examen
from refusals import Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.problems import Problem, ProblemCode


@deed
def note_exam(
    session: Session,
    *,
    examen_id: UUID,
    dossier_id: UUID,
    facts: ExamenFacts,
    seen_version: int = 0,
    by: User,
    at: datetime,
) -> UUID:
    """Keep an exam, or (with the version that was seen) what is known of it now. The same again does nothing.

    One exam is on a day once: a second one would use up a free attempt that is still there (`twice`).
    Raises Invalid per field, Stale when a colleague was first,
    AlreadyDone
    for a closed dossier, NotAllowed, NotFound (also for one that was taken away).
    """
    on = day_of(at)
    dossier = open_dossier(session, dossier_id, by, at)
    checked = facts.cleaned()
    wrong = problems(checked, on)
    if wrong:
        raise Invalid(*wrong)
    values = asdict(checked)
    row = _row(session, examen_id, dossier_id)
    _refuse_twice(session, dossier_id, examen_id, checked)
    if row is not None:
        if not _change(session, row, values, seen_version):
            return examen_id
    else:
        session.add(
            Examen(
                id=examen_id, gemeente_id=dossier.gemeente_id, dossier_id=dossier_id, caseworker_id=by.id,
                created_at=at, **values,
            )
        )  # fmt: skip
        if not is_first(session, lambda: _row(session, examen_id, dossier_id) is not None):
            return examen_id
    record(session, ExamenNoted(dossier_id=dossier_id, examen_id=examen_id), by=by, at=at)
    session.commit()
    return examen_id


@deed
def remove_exam(session: Session, *, examen_id: UUID, dossier_id: UUID, by: User, at: datetime) -> None:
    """Take an exam away; a second call changes nothing.

    Raises AlreadyDone for a closed dossier, NotAllowed, NotFound.
    """
    open_dossier(session, dossier_id, by, at)
    row = _row(session, examen_id, dossier_id)
    if row is None:
        raise NotFound
    if row.removed_at is not None:
        return
    row.removed_at, row.version = at, row.version + 1
    record(session, ExamenRemoved(dossier_id=dossier_id, examen_id=examen_id), by=by, at=at)
    session.commit()


@deed
def put_back_exam(session: Session, *, examen_id: UUID, dossier_id: UUID, by: User, at: datetime) -> None:
    """Put an exam back as it was; a second call changes nothing.

    Raises Invalid (held_on: twice) when it is in the list again by now, AlreadyDone, NotAllowed, NotFound.
    """
    open_dossier(session, dossier_id, by, at)
    row = _row(session, examen_id, dossier_id)
    if row is None:
        raise NotFound
    if row.removed_at is None:
        return
    _refuse_twice(session, dossier_id, examen_id, ExamenFacts(part=row.part, level=row.level, held_on=row.held_on))
    row.removed_at, row.version = None, row.version + 1
    record(session, ExamenNoted(dossier_id=dossier_id, examen_id=examen_id), by=by, at=at)
    session.commit()


def _row(session: Session, examen_id: UUID, dossier_id: UUID) -> Examen | None:
    row = session.exec(select(Examen).where(Examen.id == examen_id)).first()
    if row is not None and row.dossier_id != dossier_id:
        raise NotFound
    return row


def _refuse_twice(session: Session, dossier_id: UUID, examen_id: UUID, facts: ExamenFacts) -> None:
    same = select(Examen.id).where(
        Examen.dossier_id == dossier_id,
        Examen.id != examen_id,
        Examen.part == facts.part,
        Examen.level == facts.level,
        Examen.held_on == facts.held_on,
        col(Examen.removed_at).is_(None),
    )
    if session.exec(same).first() is not None:
        raise Invalid(Problem("held_on", ProblemCode.TWICE))


def _change(session: Session, row: Examen, values: dict[str, object], seen_version: int) -> bool:
    """Change the row; False when it says the same already."""
    if row.removed_at is not None:
        raise NotFound
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    changed = session.exec(
        sa.update(Examen)
        .where(col(Examen.id) == row.id, col(Examen.version) == seen_version, col(Examen.removed_at).is_(None))
        .values(version=seen_version + 1, **values)
        .execution_options(synchronize_session=False)
    )
    if changed.rowcount != 1:
        raise Stale(field="examen", value=None, version=0)
    return True

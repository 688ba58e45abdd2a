"""What a teacher of a startklas writes down of a participant: one field at a time, of the own class only."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from events import EindrapportKept, ObservatieKept, Viewed
from forms.engine.answers import Json
from forms.engine.schema import Question
from forms.engine.validation import problem
from forms.klas.startklas import AT_THE_END, LESSONS, WEEKLY, column_of
from models import Caseworker, Klas, KlasDeelnemer, Observatie
from models.base import new_id
from models.guards.encryption import TEACHER_ADS, decrypted, encrypted
from refusals import AlreadyDone, Invalid, NotFound, Stale
from rules.problems import Problem, ProblemCode


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field as a teacher gives it: which, its value, and the value that stood there when it was given."""

    name: str
    value: Json
    seen: Json


def keep_observatie(
    session: Session, *, deelnemer_id: UUID, week: int, field: Field, by: User, at: datetime, on: date
) -> int:
    """Keep one field of the form of one week (from 1); gives the version of that week now.

    Teachers of different fields never meet. Raises Stale when the field is no longer what was seen, Invalid (codes of
    `texts.klas.startklas.OBSERVATIE_WRONG`), AlreadyDone (the class is closed), NotAllowed, NotFound (not the own
    class).
    """
    deelnemer, klas = _own(session, deelnemer_id, by=by, at=at)
    _refuse_wrong(WEEKLY.get(field.name), field, on)
    if not 1 <= week <= klas.weeks or klas.starts_on + timedelta(weeks=week - 1) > on:
        raise Invalid(Problem(field.name, ProblemCode.IN_FUTURE))
    row = _lock_week(session, deelnemer, week, by=by, at=at)
    version = row.version
    if not _changes(session, row, WEEKLY[field.name], field, row.observed_by, row.observed_at):
        session.rollback()
        return version - 1
    _put(session, row, WEEKLY[field.name], field.value)
    if wrong := _attendance(row, field.name):
        session.rollback()
        raise Invalid(Problem(field.name, wrong))
    row.observed_by, row.observed_at = by.id, at
    event = ObservatieKept(dossier_id=deelnemer.dossier_id, deelnemer_id=deelnemer_id, week=week, field=field.name)
    record(session, event, by=by, at=at)
    session.commit()
    return version


def keep_eindrapport(session: Session, *, deelnemer_id: UUID, field: Field, by: User, at: datetime, on: date) -> int:
    """Keep one field of the final report; gives its version now.

    Raises Stale when the field is no longer what was seen, Invalid, AlreadyDone (the class is closed), NotAllowed,
    NotFound (not the own class).
    """
    deelnemer, _ = _own(session, deelnemer_id, by=by, at=at)
    _refuse_wrong(AT_THE_END.get(field.name), field, on)
    session.exec(
        sa.update(KlasDeelnemer)
        .where(col(KlasDeelnemer.id) == deelnemer_id)
        .values(version=KlasDeelnemer.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(deelnemer)
    question, version = AT_THE_END[field.name], deelnemer.version
    if not _changes(session, deelnemer, question, field, deelnemer.report_by, deelnemer.report_at):
        session.rollback()
        return version - 1
    _put(session, deelnemer, question, field.value)
    deelnemer.report_by, deelnemer.report_at = by.id, at
    event = EindrapportKept(dossier_id=deelnemer.dossier_id, deelnemer_id=deelnemer_id, field=field.name)
    record(session, event, by=by, at=at)
    session.commit()
    return version


def record_look(session: Session, *, deelnemer_id: UUID, by: User, at: datetime) -> None:
    """Note that a teacher opened the form of a participant. Raises AlreadyDone, NotAllowed, NotFound."""
    deelnemer, _ = _own(session, deelnemer_id, by=by, at=at)
    record(session, Viewed(dossier_id=deelnemer.dossier_id, screen="klas"), by=by, at=at)
    session.commit()


def _own(session: Session, deelnemer_id: UUID, *, by: User, at: datetime) -> tuple[KlasDeelnemer, Klas]:
    require_login(session, by=by, permission=Permission.OBSERVE, at=at)
    found = session.exec(
        select(KlasDeelnemer, Klas)
        .join(Klas, col(Klas.id) == col(KlasDeelnemer.klas_id))
        .where(KlasDeelnemer.id == deelnemer_id, col(KlasDeelnemer.left_on).is_(None))
        .where(Klas.teacher_id == by.id, Klas.gemeente_id == by.gemeente_id)
    ).first()
    if found is None:
        raise NotFound
    deelnemer, klas = found
    if klas.closed_at is not None:
        raise AlreadyDone
    return deelnemer, klas


def _lock_week(session: Session, deelnemer: KlasDeelnemer, week: int, *, by: User, at: datetime) -> Observatie:
    """The row of this week, made when it is not there, and kept from other writers until this deed is done."""
    here = (col(Observatie.deelnemer_id) == deelnemer.id) & (col(Observatie.week) == week)
    hold = sa.update(Observatie).where(here).values(version=Observatie.version + 1)
    if session.exec(hold.execution_options(synchronize_session=False)).rowcount == 0:
        row = Observatie(
            id=new_id(), gemeente_id=deelnemer.gemeente_id, deelnemer_id=deelnemer.id, week=week, observed_by=by.id,
            observed_at=at,
        )  # fmt: skip
        try:
            with session.begin_nested():
                session.add(row)
        except IntegrityError:  # the first field of this week came in twice at one moment
            session.exec(hold.execution_options(synchronize_session=False))
    return session.exec(select(Observatie).where(here).execution_options(populate_existing=True)).one()


def _refuse_wrong(question: Question | None, field: Field, on: date) -> None:
    if question is None or problem(question, field.value, on) is not None:
        raise Invalid(Problem(field.name, ProblemCode.NOT_OF_TYPE))


def _changes(
    session: Session, row: Any, question: Question, field: Field, last_by: UUID | None, last_at: datetime | None
) -> bool:
    """Whether the field is to be written; it is not when it says this already. Raises Stale."""
    now = getattr(row, field.name)
    if field.name in TEACHER_ADS:
        now = decrypted(session, now, TEACHER_ADS[field.name](row.id))
    if now == column_of(question, field.value):
        return False
    if now != column_of(question, field.seen):
        name = session.exec(select(Caseworker.name).where(Caseworker.id == last_by)).first()
        session.rollback()
        raise Stale(field=field.name, value=now, version=0, by=name or "Een collega", at=last_at)
    return True


def _put(session: Session, row: Any, question: Question, value: Json) -> None:
    new = column_of(question, value)
    if question.id in TEACHER_ADS and isinstance(new, str):
        new = encrypted(session, new, TEACHER_ADS[question.id](row.id))
    setattr(row, question.id, new)


def _attendance(row: Observatie, changed: str) -> ProblemCode | None:
    planned, attended = row.lessons_planned, row.lessons_attended
    if changed not in LESSONS or planned is None or attended is None or attended <= planned:
        return None
    return ProblemCode.MORE_THAN_PLANNED if changed == "lessons_attended" else ProblemCode.FEWER_THAN_ATTENDED

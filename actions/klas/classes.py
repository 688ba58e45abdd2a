"""A startklas: made with a teacher, filled with participants, handed to another teacher, closed and opened again."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from access import Permission, Role, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, require_login
from actions.deed.field_checks import EARLIEST
from actions.deed.transaction import deed, is_first
from events import DeelnemerAdded, DeelnemerRemoved, KlasClosed, KlasHandedOver, KlasOpened, KlasReopened
from forms.engine.typed_input import clean
from forms.klas.startklas import MOST_WEEKS, USUAL_WEEKS
from models import Caseworker, Klas, KlasDeelnemer
from models.base import new_id
from refusals import AlreadyDone, Invalid, NotFound
from rules.problems import Problem, ProblemCode, problems_of

LONGEST = {"name": 80, "school": 120}


@dataclass(frozen=True, kw_only=True)
class NewKlas:
    """What is told of a class to make it."""

    name: str
    school: str = ""
    teacher_id: UUID | None
    starts_on: date | None
    weeks: int = USUAL_WEEKS


@deed
def open_klas(session: Session, *, klas_id: UUID, klas: NewKlas, by: User, at: datetime, on: date) -> UUID:
    """Make a class. The same `klas_id` again (a second click) does nothing.

    Raises Invalid per field (name, school, teacher_id, starts_on, weeks),
    NotAllowed.
    """
    require_login(session, by=by, permission=Permission.MANAGE_KLAS, at=at)
    if session.get(Klas, klas_id) is not None:
        return _klas(session, klas_id, by=by, at=at).id
    name, school = (" ".join(clean(each).split()) for each in (klas.name, klas.school))
    wrong = {
        "name": ProblemCode.MISSING if not name else _length("name", name),
        "school": _length("school", school),
        "teacher_id": _teacher(session, klas.teacher_id, by),
        "starts_on": _start(klas.starts_on, on),
        "weeks": None if 1 <= klas.weeks <= MOST_WEEKS else ProblemCode.OUT_OF_BOUNDS,
    }
    if any(wrong.values()) or klas.teacher_id is None:
        raise Invalid(*problems_of(wrong))
    session.add(
        Klas(
            id=klas_id,
            gemeente_id=by.gemeente_id,
            name=name,
            school=school,
            teacher_id=klas.teacher_id,
            starts_on=klas.starts_on or on,
            weeks=klas.weeks,
            created_at=at,
            created_by=by.id,
        )
    )
    if not is_first(session, lambda: session.get(Klas, klas_id) is not None):
        return _klas(session, klas_id, by=by, at=at).id
    record(session, KlasOpened(klas_id=klas_id, caseworker_id=klas.teacher_id), by=by, at=at)
    session.commit()
    return klas_id


@deed
def hand_over_klas(session: Session, *, klas_id: UUID, teacher_id: UUID | None, by: User, at: datetime) -> None:
    """Give a class another teacher; the former one no longer sees it.

    Raises Invalid (teacher_id), NotAllowed, NotFound.
    """
    klas = _klas(session, klas_id, by=by, at=at)
    wrong = _teacher(session, teacher_id, by)
    if wrong or teacher_id is None:
        raise Invalid(Problem("teacher_id", wrong or ProblemCode.MISSING))
    if klas.teacher_id == teacher_id:
        return
    klas.teacher_id = teacher_id
    record(session, KlasHandedOver(klas_id=klas_id, caseworker_id=teacher_id), by=by, at=at)
    session.commit()


@deed
def close_klas(session: Session, *, klas_id: UUID, by: User, at: datetime) -> None:
    """End a class: the teacher no longer sees it. Raises AlreadyDone, NotAllowed, NotFound."""
    klas = _klas(session, klas_id, by=by, at=at)
    if klas.closed_at is not None:
        raise AlreadyDone
    klas.closed_at = at
    record(session, KlasClosed(klas_id=klas_id), by=by, at=at)
    session.commit()


@deed
def reopen_klas(session: Session, *, klas_id: UUID, by: User, at: datetime) -> None:
    """Open a class again that had ended. Raises AlreadyDone, NotAllowed, NotFound."""
    klas = _klas(session, klas_id, by=by, at=at)
    if klas.closed_at is None:
        raise AlreadyDone
    klas.closed_at = None
    record(session, KlasReopened(klas_id=klas_id), by=by, at=at)
    session.commit()


@deed
def add_deelnemer(session: Session, *, klas_id: UUID, dossier_id: UUID, by: User, at: datetime) -> UUID:
    """Place somebody in a class; who left before comes back with what was observed. A second call changes nothing.

    Raises AlreadyDone (the class or the dossier is closed), NotAllowed, NotFound (also a dossier that is not theirs).
    """
    klas = _klas(session, klas_id, by=by, at=at)
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.MANAGE_KLAS, at=at)
    if klas.closed_at is not None or not dossier.is_open:
        raise AlreadyDone
    there = _deelnemer(session, klas_id, dossier_id)
    if there is not None and there.left_on is None:
        return there.id
    row = there or KlasDeelnemer(
        id=new_id(), gemeente_id=klas.gemeente_id, klas_id=klas_id, dossier_id=dossier_id, since=at
    )
    row.left_on = None
    session.add(row)
    if not is_first(session, lambda: _deelnemer(session, klas_id, dossier_id) is not None):
        return session.exec(_of_klas(klas_id, dossier_id)).one().id
    record(session, DeelnemerAdded(dossier_id=dossier_id, klas_id=klas_id), by=by, at=at)
    session.commit()
    return row.id


@deed
def remove_deelnemer(session: Session, *, klas_id: UUID, dossier_id: UUID, by: User, at: datetime, on: date) -> None:
    """Take somebody out of a class on the day `on`; what was observed stays with the dossier.

    A second call changes nothing. Raises NotAllowed, NotFound.
    """
    _klas(session, klas_id, by=by, at=at)
    dossier_for(session, dossier_id, by=by, permission=Permission.MANAGE_KLAS, at=at)
    row = _deelnemer(session, klas_id, dossier_id)
    if row is None:
        raise NotFound
    if row.left_on is not None:
        return
    row.left_on = on
    record(session, DeelnemerRemoved(dossier_id=dossier_id, klas_id=klas_id), by=by, at=at)
    session.commit()


def _klas(session: Session, klas_id: UUID, *, by: User, at: datetime) -> Klas:
    require_login(session, by=by, permission=Permission.MANAGE_KLAS, at=at)
    klas = session.exec(select(Klas).where(Klas.id == klas_id, Klas.gemeente_id == by.gemeente_id)).first()
    if klas is None:
        raise NotFound
    return klas


def _deelnemer(session: Session, klas_id: UUID, dossier_id: UUID) -> KlasDeelnemer | None:
    return session.exec(_of_klas(klas_id, dossier_id)).first()


def _of_klas(klas_id: UUID, dossier_id: UUID) -> SelectOfScalar[KlasDeelnemer]:
    return select(KlasDeelnemer).where(KlasDeelnemer.klas_id == klas_id, KlasDeelnemer.dossier_id == dossier_id)


def _teacher(session: Session, teacher_id: UUID | None, by: User) -> ProblemCode | None:
    if teacher_id is None:
        return ProblemCode.MISSING
    teacher = session.exec(
        select(Caseworker.id).where(
            Caseworker.id == teacher_id,
            Caseworker.gemeente_id == by.gemeente_id,
            Caseworker.role == Role.DOCENT,
            col(Caseworker.disabled_at).is_(None),
        )
    ).first()
    return None if teacher else ProblemCode.NOT_IN_LIST


def _start(starts_on: date | None, on: date) -> ProblemCode | None:
    if starts_on is None:
        return ProblemCode.MISSING
    if starts_on < EARLIEST:
        return ProblemCode.TOO_EARLY
    return ProblemCode.TOO_FAR if (starts_on - on).days > 366 else None


def _length(field: str, text: str) -> ProblemCode | None:
    return ProblemCode.TOO_LONG if len(text) > LONGEST[field] else None

"""The exams of an inburgeraar and the hours that were followed, line by line, for who may see the PIP."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Examen, GevolgdeUren
from queries.voortgang.view import seen_dossier
from rules.law.terms import TeltVoor
from rules.voortgang.exams import Exam, ExamLevel, ExamPart, ExamResult, NoResult


@dataclass(frozen=True, kw_only=True)
class ExamLine:
    """One exam as it is listed and changed."""

    id: UUID
    exam: Exam
    by: str
    version: int


@dataclass(frozen=True, kw_only=True)
class UrenLine:
    """The hours of one period as they are listed."""

    id: UUID
    activiteit_id: UUID | None
    provider: str
    counts_for: TeltVoor
    start: date
    until: date
    minutes: int
    excused: int
    unexcused: int
    during_intake: bool
    as_language: bool
    by: str


def exams(session: Session, dossier_id: UUID, *, seen_by: User, removed: bool = False) -> tuple[ExamLine, ...]:
    """The exams of a dossier, or those that were taken away, the newest first.

    Raises NotFound when it is not theirs to see.
    """
    seen_dossier(session, dossier_id, seen_by)
    rows = session.exec(
        select(Examen, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(Examen.caseworker_id))
        .where(Examen.gemeente_id == seen_by.gemeente_id, Examen.dossier_id == dossier_id)
        .where(col(Examen.removed_at).is_not(None) if removed else col(Examen.removed_at).is_(None))
        .order_by(col(Examen.held_on).desc(), col(Examen.id))
    )
    return tuple(ExamLine(id=row.id, exam=_exam(row), by=name, version=row.version) for row, name in rows)


def uren(session: Session, dossier_id: UUID, *, seen_by: User, removed: bool = False) -> tuple[UrenLine, ...]:
    """The hours that were followed, or those that were taken away, the newest period first.

    Raises NotFound when it is not theirs to see.
    """
    seen_dossier(session, dossier_id, seen_by)
    rows = session.exec(
        select(GevolgdeUren, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(GevolgdeUren.caseworker_id))
        .where(GevolgdeUren.gemeente_id == seen_by.gemeente_id, GevolgdeUren.dossier_id == dossier_id)
        .where(col(GevolgdeUren.removed_at).is_not(None) if removed else col(GevolgdeUren.removed_at).is_(None))
        .order_by(col(GevolgdeUren.until).desc(), col(GevolgdeUren.id))
    )
    return tuple(
        UrenLine(
            id=row.id,
            activiteit_id=row.activiteit_id,
            provider=row.provider,
            counts_for=TeltVoor(row.counts_for),
            start=row.start,
            until=row.until,
            minutes=row.minutes,
            excused=row.excused_minutes,
            unexcused=row.unexcused_minutes,
            during_intake=row.during_intake,
            as_language=row.as_language,
            by=name,
        )
        for row, name in rows
    )


def _exam(row: Examen) -> Exam:
    return Exam(
        part=ExamPart(row.part),
        held_on=row.held_on,
        level=ExamLevel(row.level) if row.level else None,
        result=ExamResult(row.result) if row.result else None,
        reason=NoResult(row.reason) if row.reason else None,
    )

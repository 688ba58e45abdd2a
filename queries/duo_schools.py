"""The courses of a plan at schools of the catalogue: what an inburgeringsaanbod tells DUO."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from models import Aanbieder, Aanbod
from models import Activiteit as Row
from rules.duo.situation import School
from rules.plan import Activiteit, Plan
from rules.terms import TeltVoor


@dataclass(frozen=True, kw_only=True)
class Course:
    """All lessons of a plan at one school, for DUO takes one aanbod a school."""

    school: School
    start: date | None
    last_day: date | None


def courses(session: Session, plan: Plan) -> list[Course]:
    """The courses of a plan that was frozen or is being written. The caller has checked that it may be seen."""
    lessons = {UUID(each.id): each for each in plan.activiteiten if _lessons(each)}
    rows = session.exec(
        select(Row.id, Aanbieder)
        .join(Aanbod, col(Aanbod.id) == col(Row.aanbod_id))
        .join(Aanbieder, col(Aanbieder.id) == col(Aanbod.aanbieder_id))
        .where(col(Row.id).in_(lessons))
        .order_by(col(Aanbieder.name), col(Aanbieder.id))
    ).all()
    schools = {aanbieder.id: aanbieder for _, aanbieder in rows}
    return [
        _course(school, [lessons[row_id] for row_id, aanbieder in rows if aanbieder.id == school.id])
        for school in schools.values()
    ]


def _lessons(each: Activiteit) -> bool:
    return TeltVoor.CURSUSUREN in (each.counts_for, *each.split)


def _course(school: Aanbieder, lessons: list[Activiteit]) -> Course:
    starts = [each.start for each in lessons if each.start]
    ends = [each.until for each in lessons]
    known = School(number=school.duo_number, name=school.name, bow=school.bow_mark, tst=school.tst_mark)
    # a lesson without an end leaves the end of the whole course open
    last = max((each for each in ends if each), default=None) if all(ends) else None
    return Course(school=known, start=min(starts, default=None), last_day=last)

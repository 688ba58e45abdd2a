"""The courses of a plan at schools of the catalogue: what an inburgeringsaanbod tells DUO."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from models import Aanbieder, Aanbod, Activiteit, DuoBericht
from rules.duo import BerichtKind, aanbod
from rules.duo.situation import School, Situation
from rules.duo.verdict import BerichtStatus
from rules.duo.weighed import WeighedMessage
from rules.law.terms import TeltVoor
from rules.pip.document import Plan, PlanActiviteit


@dataclass(frozen=True, kw_only=True)
class Course:
    """All lessons of a plan at one school, for DUO takes one aanbod a school."""

    school: School
    start: date | None
    last_day: date | None


def aanbod_of(session: Session, dossier_id: UUID, plan: Plan, situation: Situation) -> list[WeighedMessage]:
    """What there is to tell of the lessons at schools. The caller has checked that the plan may be seen."""
    courses = _courses(session, plan)
    return [
        *_offered(dossier_id, courses, plan, situation),
        *_removed(dossier_id, _left(session, dossier_id, courses), situation),
    ]


def _offered(dossier_id: UUID, courses: list[Course], plan: Plan, situation: Situation) -> list[WeighedMessage]:
    """One message a school; none for who chooses a school themselves."""
    route = situation.leerroute or plan.leerroute
    if not situation.asiel or route is None:
        return []
    if not courses:
        return [WeighedMessage(kind=BerichtKind.AANBOD, intent=f"aanbod:{dossier_id}")]
    made = []
    for each in courses:
        message = aanbod.message(each.start, each.last_day, route, plan.alfabetisering)
        made.append(
            WeighedMessage(
                kind=BerichtKind.AANBOD,
                intent=f"aanbod:{dossier_id}:{each.school.number}",
                message=message,
                refusals=tuple(aanbod.refusals(message, each.school, situation)),
                places={"instellingsnummer": each.school.number},
                label=f"Inburgeringsaanbod bij {each.school.name}",
            )
        )
    return made


def _removed(dossier_id: UUID, left: list[School], situation: Situation) -> list[WeighedMessage]:
    """An aanbod that DUO has at a school where the plan has no lessons any more: it can be taken away there."""
    return [
        WeighedMessage(
            kind=BerichtKind.AANBOD_VERWIJDEREN,
            intent=f"aanbod:{dossier_id}:{each.number}",
            refusals=tuple(aanbod.removing_refusals(situation)),
            places={"instellingsnummer": each.number},
            label=f"Inburgeringsaanbod bij {each.name} verwijderen",
            bare=True,
        )
        for each in left
    ]


def _courses(session: Session, plan: Plan) -> list[Course]:
    """The courses of a plan that was frozen or is being written."""
    lessons = {UUID(each.id): each for each in plan.activiteiten if _lessons(each)}
    rows = session.exec(
        select(Activiteit.id, Aanbieder)
        .join(Aanbod, col(Aanbod.id) == col(Activiteit.aanbod_id))
        .join(Aanbieder, col(Aanbieder.id) == col(Aanbod.aanbieder_id))
        .where(col(Activiteit.id).in_(lessons))
        .order_by(col(Aanbieder.name), col(Aanbieder.id))
    ).all()
    schools = {aanbieder.id: aanbieder for _, aanbieder in rows}
    return [
        _course(school, [lessons[row_id] for row_id, aanbieder in rows if aanbieder.id == school.id])
        for school in schools.values()
    ]


def _left(session: Session, dossier_id: UUID, courses: list[Course]) -> list[School]:
    """The schools of which DUO has an aanbod while no course of the plan is there any more."""
    rows = session.exec(
        select(DuoBericht)
        .where(DuoBericht.dossier_id == dossier_id, DuoBericht.status == BerichtStatus.AANGENOMEN.value)
        .where(col(DuoBericht.kind).in_([BerichtKind.AANBOD.value, BerichtKind.AANBOD_VERWIJDEREN.value]))
        .order_by(col(DuoBericht.created_at), col(DuoBericht.id))
    )
    last = {each.path.rsplit("/", 1)[1]: each for each in rows}
    here = {each.school.number for each in courses}
    left = [number for number, each in last.items() if each.kind == BerichtKind.AANBOD.value and number not in here]
    return [School(number=number, name=_name(session, last[number].gemeente_id, number)) for number in left]


def _name(session: Session, gemeente_id: UUID, number: str) -> str:
    """The name of a school by DUO's number; the number itself when the catalogue has it no longer."""
    known = select(Aanbieder.name).where(Aanbieder.gemeente_id == gemeente_id, Aanbieder.duo_number == number)
    return session.exec(known.limit(1)).first() or number


def _lessons(each: PlanActiviteit) -> bool:
    return TeltVoor.CURSUSUREN in (each.counts_for, *each.split)


def _course(school: Aanbieder, lessons: list[PlanActiviteit]) -> Course:
    starts = [each.start for each in lessons if each.start]
    ends = [each.until for each in lessons]
    known = School(number=school.duo_number, name=school.name, bow=school.bow_mark, tst=school.tst_mark)
    # a lesson without an end leaves the end of the whole course open
    last = max((each for each in ends if each), default=None) if all(ends) else None
    return Course(school=known, start=min(starts, default=None), last_day=last)

"""What somebody must do: the next step of each dossier, the talks of this week, and what others changed meanwhile."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import User
from events import Event, Exported, Viewed
from models import AuditRecord, Caseworker, Dossier, Voortgang
from models.values.names import family_name_column, full_name
from models.values.traject import traject_facts
from queries.caseload.caseload import PAGE, matching
from queries.caseload.filters import Filters, conditions
from queries.caseload.periods import weeks
from queries.scope.own_dossiers import mine
from rules.law.status import NextStep, traject_status

FIRST_LINES = 7
LOOK_BACK = timedelta(days=14)  # for who has never said "seen", and at most for everyone else
MOST_CHANGES = 8


@dataclass(frozen=True, kw_only=True)
class Task:
    """The next step of one dossier: what, for whom, by when and why (one Dutch sentence with the rule)."""

    dossier_id: UUID
    name: str
    number: str
    step: NextStep
    due: date | None
    why: str


@dataclass(frozen=True, kw_only=True)
class Tasks:
    """The tasks of one page, out of `total`."""

    tasks: tuple[Task, ...]
    total: int


@dataclass(frozen=True, kw_only=True)
class PlannedTalk:
    """A voortgangsgesprek that was agreed."""

    dossier_id: UUID
    name: str
    on: date


@dataclass(frozen=True, kw_only=True)
class ColleagueChange:
    """What one colleague did in one dossier; `times` when more than once. `event` is the name of its class."""

    dossier_id: UUID
    name: str
    event: str
    by: str
    times: int
    at: datetime


def tasks(session: Session, *, seen_by: User, on: date, page: int | None = None) -> Tasks:
    """What to do in the open dossiers within reach, the late first and what has no date last.

    Without a page the first seven, else fifty a page, counted from 1.
    """
    where = conditions(session, seen_by, on, Filters())
    size, skipped = (FIRST_LINES, 0) if page is None else (PAGE, (page - 1) * PAGE)
    statement: Any = (
        sa.select(Dossier, matching(seen_by, on, Filters(), where))
        .where(*where)
        .order_by(col(Dossier.sort_due), col(Dossier.id))
        .limit(size)
        .offset(skipped)
    )
    rows = session.exec(statement).all()
    return Tasks(tasks=tuple(_task(row[0]) for row in rows), total=rows[0][1] if rows else 0)


def _task(dossier: Dossier) -> Task:
    stands = traject_status(traject_facts(dossier))
    return Task(
        dossier_id=dossier.id,
        name=full_name(dossier),
        number=dossier.number,
        step=stands.next_step,
        due=stands.due,
        why=stands.why,
    )


def _name(given_names: str, family_name: str) -> str:
    return f"{given_names} {family_name}".strip()


def talks(session: Session, *, seen_by: User, on: date) -> list[PlannedTalk]:
    """The talks and meetings of this week (Monday to Sunday) in the dossiers that this user works on; once a day each.

    A talk is there by the day that was agreed, or by the talk that was planned for it and is not closed.
    """
    sunday = weeks(on, 1)[0].last
    monday = sunday - timedelta(days=6)
    who = (col(Dossier.id), col(Dossier.given_names), family_name_column(), col(Dossier.search_name))
    agreed: Any = (
        sa.select(*who, col(Dossier.next_talk_on).label("on"))
        .where(mine(seen_by), col(Dossier.is_open))
        .where(col(Dossier.next_talk_on).between(monday, sunday))
    )
    planned: Any = (
        sa.select(*who, col(Voortgang.held_on).label("on"))
        .join(Voortgang, col(Voortgang.dossier_id) == col(Dossier.id))
        .where(mine(seen_by), col(Dossier.is_open), col(Voortgang.gemeente_id) == seen_by.gemeente_id)
        .where(col(Voortgang.closed_at).is_(None), col(Voortgang.removed_at).is_(None))
        .where(col(Voortgang.held_on).between(monday, sunday))
    )
    both = sa.union(agreed, planned).subquery()  # not union all: a talk that was agreed and planned is one talk
    statement: Any = sa.select(both.c.id, both.c.given_names, both.c.family_name, both.c.on)
    rows = session.exec(statement.order_by(both.c.on, both.c.search_name))
    return [PlannedTalk(dossier_id=row[0], name=_name(row[1], row[2]), on=row[3]) for row in rows]


def changes(session: Session, *, seen_by: User, at: datetime) -> list[ColleagueChange]:
    """What others changed in the dossiers that this user works on since they last said "seen", newest first.

    The moment `at` is aware UTC; looking at a dossier and taking a document from it are no changes.
    """
    unchanging: list[type[Event]] = [Viewed, Exported]
    visited_at = sa.select(col(Caseworker.visited_at)).where(col(Caseworker.id) == seen_by.id).scalar_subquery()
    latest = sa.func.max(col(AuditRecord.at))
    statement: Any = (
        sa.select(
            col(Dossier.id), col(Dossier.given_names), family_name_column(), col(AuditRecord.event),
            col(Caseworker.name), sa.func.count(), latest,
        )
        .join(AuditRecord, col(AuditRecord.dossier_id) == col(Dossier.id))
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id))
        .where(mine(seen_by), col(AuditRecord.gemeente_id) == seen_by.gemeente_id)
        .where(col(AuditRecord.caseworker_id) != seen_by.id)
        .where(col(AuditRecord.at) > at - LOOK_BACK, sa.or_(visited_at.is_(None), col(AuditRecord.at) > visited_at))
        .where(col(AuditRecord.event).not_in([each.__name__ for each in unchanging]))
        .group_by(
            col(Dossier.id), col(Dossier.given_names), col(Dossier.surname_prefix), col(Dossier.family_name),
            col(AuditRecord.event), col(Caseworker.id), col(Caseworker.name),
        )
        .order_by(latest.desc(), col(Dossier.id))
        .limit(MOST_CHANGES)
    )  # fmt: skip
    return [
        ColleagueChange(dossier_id=row[0], name=_name(row[1], row[2]), event=row[3], by=row[4], times=row[5], at=row[6])
        for row in session.exec(statement)
    ]

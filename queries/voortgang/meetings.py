"""Talks and meetings on the timeline of a dossier: those of the PIP-team that were held, and all that are planned."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.voortgang.progress import VoortgangKind
from models import Gesprek, Voortgang
from rules.law.deadlines import DeadlineCode
from rules.law.status import Milestone, MilestoneCode
from rules.voortgang.hours_and_meetings import meetings_article, meetings_rule


def with_meetings(
    session: Session, dossier_id: UUID, milestones: Iterable[Milestone], *, seen_by: User, on: date
) -> list[Milestone]:
    """The points of a timeline with the meetings and the talks that are planned among them, in order of day.

    A talk of the intake is planned from the day `on`. The caller has checked that the dossier may be seen; the meetings
    are for who may see the PIP. One statement.
    """
    if not may(seen_by, Permission.VIEW_PIP):
        return list(milestones)
    meetings: Any = sa.select(
        col(Voortgang.kind), col(Voortgang.held_on), col(Voortgang.closed_at), col(Voortgang.planned_by_rule)
    ).where(
        col(Voortgang.gemeente_id) == seen_by.gemeente_id,
        col(Voortgang.dossier_id) == dossier_id,
        col(Voortgang.removed_at).is_(None),
        (col(Voortgang.kind) == VoortgangKind.PIP_TEAM.value) | col(Voortgang.closed_at).is_(None),
    )
    talks: Any = sa.select(sa.literal_column("'gesprek'"), col(Gesprek.held_on), sa.null(), sa.false()).where(
        col(Gesprek.gemeente_id) == seen_by.gemeente_id,
        col(Gesprek.dossier_id) == dossier_id,
        col(Gesprek.removed_at).is_(None),
        col(Gesprek.held_on) >= on,
    )
    known = list(milestones)
    agreed = {each.on for each in known if each.code is DeadlineCode.VOORTGANGSGESPREK}
    points = [
        _meeting(held_on, by_rule, done=closed_at is not None)
        if kind == VoortgangKind.PIP_TEAM
        else Milestone(code=MilestoneCode.GESPREK, on=held_on, done=False)
        for kind, held_on, closed_at, by_rule in session.execute(sa.union_all(meetings, talks))
        if kind == VoortgangKind.PIP_TEAM or held_on not in agreed
    ]
    return sorted([*known, *points], key=lambda each: (each.on, not each.done))


def _meeting(held_on: date, by_rule: bool, *, done: bool) -> Milestone:
    return Milestone(
        code=MilestoneCode.PIP_TEAM,
        on=held_on,
        done=done,
        article=meetings_article(held_on) if by_rule else "Afspraak van het PIP-team",
        explanation=meetings_rule(held_on) if by_rule else "Dit overleg is gepland.",
    )

"""The meetings of the PIP-team on the timeline of a dossier: held, and still to be held."""

from collections.abc import Iterable
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from forms.voortgang.progress import VoortgangKind
from models import Voortgang
from rules.law.status import Milestone, MilestoneCode
from rules.voortgang.hours_and_meetings import meetings_article, meetings_rule


def with_meetings(
    session: Session, dossier_id: UUID, milestones: Iterable[Milestone], *, seen_by: User
) -> list[Milestone]:
    """The points of a timeline with the meetings among them, in order of day.

    The caller has checked that the dossier may be seen; the meetings are for who may see the PIP.
    """
    if not may(seen_by, Permission.VIEW_PIP):
        return list(milestones)
    rows = session.exec(
        select(col(Voortgang.held_on), col(Voortgang.closed_at), col(Voortgang.planned_by_rule))
        .where(Voortgang.gemeente_id == seen_by.gemeente_id, Voortgang.dossier_id == dossier_id)
        .where(Voortgang.kind == VoortgangKind.PIP_TEAM, col(Voortgang.removed_at).is_(None))
    )
    meetings = [
        Milestone(
            code=MilestoneCode.PIP_TEAM,
            on=held_on,
            done=closed_at is not None,
            article=meetings_article(held_on) if by_rule else "Afspraak van het PIP-team",
            explanation=meetings_rule(held_on) if by_rule else "Dit overleg is gepland.",
        )
        for held_on, closed_at, by_rule in rows
    ]
    return sorted([*milestones, *meetings], key=lambda each: (each.on, not each.done))

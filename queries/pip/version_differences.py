"""What differs between two versions of a PIP, or between a version and the plan that is being written."""

from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session

from access import User
from queries.pip.types import PipView
from queries.pip.versions import VersionLine, papers, version, whole_plan
from refusals import NotFound
from rules.pip.document import Plan
from texts.pip.differences import PlanDifferences, plan_differences


class ComparedPlan(NamedTuple):
    """A plan, and what differs from another version."""

    plan: Plan
    differences: PlanDifferences | None


def compared(session: Session, line: VersionLine, other: VersionLine | None, *, seen_by: User) -> ComparedPlan:
    """The plan of one version, and what differs between it and another, the older first. One statement.

    Raises NotFound when one of them is not theirs to see.
    """
    ids = [each.id for each in (line, other) if each]
    documents = papers(session, ids, seen_by=seen_by)
    if len(documents) < len(ids):
        raise NotFound
    plan = documents[line.id].plan
    if other is None:
        return ComparedPlan(plan, None)
    before, after = sorted((line, other), key=lambda each: each.number)
    return ComparedPlan(plan, plan_differences(documents[before.id].plan, documents[after.id].plan))


def with_draft(session: Session, in_force: UUID, view: PipView, *, seen_by: User) -> PlanDifferences:
    """What differs in the plan as it stands in this view. Raises NotFound when the version is not theirs to see."""
    return plan_differences(version(session, in_force, seen_by=seen_by).plan, whole_plan(session, view))

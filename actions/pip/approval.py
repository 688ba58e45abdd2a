"""The second pair of eyes: ask a coördinator to look at a plan, approve it, or send it back with a reason.

An approval holds for the plan as it stood: whoever changes it afterwards has to ask again (`rules.pip.approval`).
"""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session

from access import Permission, User
from actions.answering.plan_reading import intake_facts_of, plan_of
from actions.deed.audit import record
from actions.deed.transaction import deed
from actions.pip.draft import BEING_WRITTEN, lock_pip
from events import ApprovalAsked, ApprovalGiven, ApprovalRefused
from forms.engine.typed_input import clean
from models import Caseworker, Pip
from models.values.approval import approval_facts, content_of
from models.values.plan import situation
from refusals import AlreadyDone, Incomplete, Invalid, OwnWork, ReasonNeeded
from rules.law.age import child_under_vve_age
from rules.pip.approval import Approval, approval
from rules.pip.check import shortcomings
from rules.pip.document import Plan
from rules.problems import Problem, ProblemCode

LONGEST = 3000


@deed
def ask_approval(session: Session, *, pip_id: UUID, dagtekening: date, by: User, at: datetime, on: date) -> None:
    """Ask a coördinator to look at the plan. Asked already: nothing happens.

    Raises Incomplete when the plan itself is not ready for this dagtekening, AlreadyDone, NotAllowed, NotFound.
    """
    pip, dossier = lock_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.VASTSTELLEN, at=at)
    plan = plan_of(session, pip)
    if approval(approval_facts(pip, plan)) in (Approval.GEVRAAGD, Approval.GEGEVEN):
        return
    known = intake_facts_of(session, dossier.id)
    young = child_under_vve_age(known.children_birth_dates, on)
    facts = situation(dossier, pip, known, dagtekening, on, child_under_vve_age=young)
    blocking = [each for each in shortcomings(plan, facts) if each.blocking]
    if blocking:
        raise Incomplete(blocking)
    forget_approval(pip)
    pip.approval_asked_at, pip.approval_asked_by = at, by.id
    record(session, ApprovalAsked(dossier_id=dossier.id), by=by, at=at)
    session.commit()


@deed
def approve(session: Session, *, pip_id: UUID, content: str, by: User, at: datetime) -> None:
    """Approve the plan that was looked at: `content` is its checksum (`models.values.approval.content_of`).

    Raises OwnWork when the same person asked, AlreadyDone when it was not asked (any more) or the plan changed since
    it was looked at, NotAllowed, NotFound.
    """
    pip = _pip_to_approve(session, pip_id, by=by, at=at)
    if content != content_of(plan_of(session, pip), pip):
        raise AlreadyDone
    pip.approved_at, pip.approved_by, pip.approved_content = at, by.id, content
    record(session, ApprovalGiven(dossier_id=pip.dossier_id), by=by, at=at)
    session.commit()


@deed
def send_back(session: Session, *, pip_id: UUID, note: str, by: User, at: datetime) -> None:
    """Send the plan back to who asked, with what is to be changed.

    Raises ReasonNeeded, Invalid (note: too_long), OwnWork, AlreadyDone, NotAllowed, NotFound.
    """
    words = clean(note)
    if not words:
        raise ReasonNeeded
    if len(words) > LONGEST:
        raise Invalid(Problem("note", ProblemCode.TOO_LONG))
    pip = _pip_to_approve(session, pip_id, by=by, at=at)
    forget_approval(pip)
    pip.approval_note = words
    record(session, ApprovalRefused(dossier_id=pip.dossier_id), by=by, at=at)
    session.commit()


def forget_approval(pip: Pip) -> None:
    """Begin anew: nothing was asked, nothing approved. Does not commit."""
    pip.approval_asked_at, pip.approval_asked_by, pip.approval_note = None, None, ""
    pip.approved_at, pip.approved_by, pip.approved_content = None, None, ""


def approver_of(session: Session, pip: Pip, plan: Plan) -> str:
    """The name of who approved the plan as it stands; empty when nobody did."""
    if approval(approval_facts(pip, plan)) is not Approval.GEGEVEN:
        return ""
    caseworker = session.get(Caseworker, pip.approved_by)
    return caseworker.name if caseworker else ""


def _pip_to_approve(session: Session, pip_id: UUID, *, by: User, at: datetime) -> Pip:
    pip, _ = lock_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.APPROVE, at=at)
    if pip.approval_asked_at is None or pip.approved_at is not None:
        raise AlreadyDone
    if pip.approval_asked_by == by.id:
        raise OwnWork
    return pip

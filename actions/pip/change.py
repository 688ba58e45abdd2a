"""Begin a change of a PIP in force, say what kind it is, and say that a first PIP was made elsewhere.

Wet inburgering 2021, art. 15 and 17; Besluit art. 5.5. What the conditions ask is kept with the plan at once.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from access import Permission, User
from actions.answering.plan_reading import plan_of
from actions.deed.audit import record
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.pip.approval import forget_approval
from actions.pip.draft import lock_pip
from events import PipChangeRevised, PipChangeStarted, PipChangeWithdrawn
from forms.engine.typed_input import clean
from models import Dossier, Pip
from models.values.approval import change_checksum
from models.values.change import (
    a2_parts_of,
    change_kind,
    document_in_force,
    earlier_pip_of,
    first_pip_of,
    kept_facts,
    route_of,
)
from models.values.followed import lesson_of, lesson_rows, schools_with_keurmerk
from models.values.plan import thawed
from refusals import AlreadyDone, Incomplete, Invalid, ReasonNeeded, Stale
from rules.law.deadlines import termijn_from
from rules.law.dutch_time import day_of
from rules.law.terms import PipStatus, Wijziging
from rules.pip.afschalen_hours import AfschalenHours, afschalen_hours
from rules.pip.changes import ChangeFacts, conditions
from rules.pip.plan_differences import plan_differences
from rules.problems import Problem, ProblemCode

LONGEST = 3000
MOST_HOURS = 5000


@deed
def start_change(
    session: Session,
    *,
    pip_id: UUID,
    reason: str,
    by: User,
    at: datetime,
    kind: Wijziging = Wijziging.INHOUD,
    facts: ChangeFacts | None = None,
) -> None:
    """Open a vastgesteld PIP for a next version; the version in force stays in force until then.

    Raises ReasonNeeded without a reason, Invalid (reason, effort_reason, late_reason, stated_hours), Incomplete with
    the conditions that the law sets and that are not met, AlreadyDone when the PIP is not vastgesteld (any more),
    NotAllowed, NotFound.
    """
    words = _checked(reason, facts or ChangeFacts())
    pip, dossier = lock_pip(session, pip_id, (PipStatus.VASTGESTELD,), by=by, permission=Permission.EDIT_PIP, at=at)
    forget_approval(pip)
    _keep(session, pip, dossier, ChangeRequest(kind=kind, facts=facts or ChangeFacts(), reason=words), at)
    pip.status = dossier.pip_status = PipStatus.IN_WIJZIGING
    refresh_status(session, dossier)
    record(session, PipChangeStarted(dossier_id=dossier.id), by=by, at=at)
    session.commit()


@dataclass(frozen=True, kw_only=True)
class ChangeRequest:
    """What is said of a change of the plan: its kind, what its conditions ask, and why."""

    kind: Wijziging
    facts: ChangeFacts
    reason: str


@deed
def revise_change(
    session: Session, *, pip_id: UUID, request: ChangeRequest, by: User, at: datetime, shown_checksum: str | None = None
) -> None:
    """Revise the change that is being written: its kind, its reason, and the facts for its conditions.

    `shown_checksum` is the checksum when the form was opened (`models.values.approval.change_checksum`). Refusals: as
    `start_change`,
    with AlreadyDone when no change is being written, and Stale when a colleague said something else meanwhile.
    """
    words = _checked(request.reason, request.facts)
    pip, dossier = lock_pip(session, pip_id, (PipStatus.IN_WIJZIGING,), by=by, permission=Permission.EDIT_PIP, at=at)
    _replace(session, pip, dossier, replace(request, reason=words), at, shown_checksum)
    refresh_status(session, dossier)
    record(session, PipChangeRevised(dossier_id=dossier.id), by=by, at=at)
    session.commit()


@deed
def note_move(
    session: Session,
    *,
    pip_id: UUID,
    facts: ChangeFacts,
    reason: str,
    by: User,
    at: datetime,
    shown_checksum: str | None = None,
) -> None:
    """Say of a plan that is the first here that another gemeente made a PIP before: its termijn runs on (art. 11).

    Refusals: as `revise_change`, with AlreadyDone when a version was vastgesteld here.
    """
    words = _checked(reason, facts)
    pip, dossier = lock_pip(session, pip_id, (PipStatus.CONCEPT,), by=by, permission=Permission.EDIT_PIP, at=at)
    request = ChangeRequest(kind=Wijziging.VERHUIZING, facts=facts, reason=words)
    _replace(session, pip, dossier, request, at, shown_checksum)
    refresh_status(session, dossier)
    record(session, PipChangeRevised(dossier_id=dossier.id), by=by, at=at)
    session.commit()


@deed
def withdraw_move(session: Session, *, pip_id: UUID, by: User, at: datetime) -> None:
    """Say that there was no earlier PIP after all. Raises AlreadyDone, NotAllowed, NotFound."""
    pip, dossier = lock_pip(session, pip_id, (PipStatus.CONCEPT,), by=by, permission=Permission.EDIT_PIP, at=at)
    if change_kind(pip) is None:
        raise AlreadyDone
    pip.change_kind, pip.change_facts, pip.change_reason = "", {}, ""
    dossier.earlier_pip_on, dossier.earlier_leerroute = None, ""
    refresh_status(session, dossier)
    record(session, PipChangeRevised(dossier_id=dossier.id), by=by, at=at)
    session.commit()


@deed
def withdraw_change(session: Session, *, pip_id: UUID, by: User, at: datetime) -> None:
    """Take back a change that was begun by mistake: the plan is vastgesteld again, as the version in force says.

    Raises Incomplete, with each value that is otherwise (`rules.pip.plan_differences.PlanDifference`), when the plan
    was changed meanwhile: what people wrote is not thrown away. AlreadyDone when no change is being written,
    NotAllowed, NotFound.
    """
    pip, dossier = lock_pip(session, pip_id, (PipStatus.IN_WIJZIGING,), by=by, permission=Permission.EDIT_PIP, at=at)
    frozen = session.exec(document_in_force(pip.id)).first()
    differs = plan_differences(thawed(dict(frozen)).plan, plan_of(session, pip)) if frozen else ()
    if differs:
        raise Incomplete(differs)
    forget_approval(pip)
    _take_back_move(session, pip, dossier)
    pip.change_kind, pip.change_facts, pip.change_reason = "", {}, ""
    pip.status = dossier.pip_status = PipStatus.VASTGESTELD
    refresh_status(session, dossier)
    record(session, PipChangeWithdrawn(dossier_id=dossier.id), by=by, at=at)
    session.commit()


def _checked(reason: str, facts: ChangeFacts) -> str:
    """The reason as it is kept."""
    words = clean(reason)
    if not words:
        raise ReasonNeeded
    texts = {"reason": words, "effort_reason": facts.effort_reason, "late_reason": facts.late_reason}
    wrong = [Problem(name, ProblemCode.TOO_LONG) for name, text in texts.items() if len(text) > LONGEST]
    if not 0 <= (facts.stated_hours or 0) <= MOST_HOURS:
        wrong.append(Problem("stated_hours", ProblemCode.OUT_OF_BOUNDS))
    if wrong:
        raise Invalid(*wrong)
    return words


def _replace(
    session: Session, pip: Pip, dossier: Dossier, request: ChangeRequest, at: datetime, shown_checksum: str | None
) -> None:
    """Store the new facts; Stale when the stored facts are neither those of `shown_checksum` nor the new ones."""
    before = change_checksum(pip)
    _keep(session, pip, dossier, request, at)
    if shown_checksum not in (None, before) and change_checksum(pip) != before:
        raise Stale(field="change", value=None, version=0)


def _keep(session: Session, pip: Pip, dossier: Dossier, request: ChangeRequest, at: datetime) -> None:
    kind = request.kind
    whole = _completed(session, pip, dossier, kind, request.facts)
    problems = conditions(
        kind, whole, first_pip=first_pip_of(dossier), on=day_of(at), termijn_until=dossier.termijn_until_on
    )
    stopping = [each for each in problems if each.stops]
    if stopping:
        raise Incomplete(stopping)
    if kind is Wijziging.VERHUIZING:
        dossier.earlier_pip_on = whole.earlier_pip
        dossier.earlier_leerroute = whole.earlier_leerroute.value if whole.earlier_leerroute else ""
    else:
        _take_back_move(session, pip, dossier)
    pip.change_kind, pip.change_facts, pip.change_reason = kind.value, kept_facts(whole), request.reason


def _take_back_move(session: Session, pip: Pip, dossier: Dossier) -> None:
    """Remove an earlier PIP elsewhere that was entered by mistake; what the version in force says of it remains."""
    if change_kind(pip) is not Wijziging.VERHUIZING:
        return
    dossier.earlier_pip_on = earlier_pip_of(session.exec(document_in_force(pip.id)).first(), dossier)
    if dossier.earlier_pip_on is None:
        dossier.earlier_leerroute = ""


def _completed(session: Session, pip: Pip, dossier: Dossier, kind: Wijziging, facts: ChangeFacts) -> ChangeFacts:
    """What was said, with what Koers knows itself: the version in force, and the lessons that were followed."""
    document = session.exec(document_in_force(pip.id)).first()
    leerroute, niveau = route_of(document)
    afschalen = kind is Wijziging.AFSCHALEN
    lessons = _lessons(session, dossier) if afschalen else AfschalenHours(counted=0, not_counted={})
    return replace(
        facts,
        from_leerroute=leerroute,
        from_niveau=niveau,
        counted_minutes=lessons.counted,
        not_counted=lessons.not_counted,
        a2_before=a2_parts_of(document),
        effort_reason=clean(facts.effort_reason),
        late_reason=clean(facts.late_reason),
    )


def _lessons(session: Session, dossier: Dossier) -> AfschalenHours:
    """The hours of lessons that count for afschalen (Wet inburgering 2021, art. 17 lid 3)."""
    schools = session.exec(schools_with_keurmerk(dossier.gemeente_id)).all()
    lessons = [lesson_of(row, what, schools) for row, what in session.exec(lesson_rows(dossier.id))]
    term = termijn_from(first_pip_of(dossier), dossier.termijn_until_on)
    return afschalen_hours(lessons, term.start if term else None)

"""The brede intake as an act (Wet art. 14): begin, complete, open again. Single answers:
`actions.answering.answers`.
"""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.beheer.rights import as_seen
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.intake.akkoord import withdraw_all
from actions.intake.legal_gaps import claim, drop_gaps, gaps_of
from events import IntakeCompleted, IntakeReopened, IntakeStarted
from forms.engine.answer_from_row import answer_from
from forms.engine.answers import Answers, is_given
from forms.engine.facts import facts
from forms.engine.library import latest, questionnaire
from forms.engine.schema import Questionnaire
from forms.engine.validation import problems
from forms.intake.legal_items import open_items, unsettled
from models import AnswerRow, AnswerSheet, Dossier, Intake, IntakeClosing
from models.guards.encryption import answer_value
from refusals import AlreadyDone, Incomplete, NotFound, ReasonNeeded


@deed
def start_intake(session: Session, *, dossier_id: UUID, by: User, at: datetime, on: date) -> UUID:
    """Begin the intake with the newest questionnaire; it stays with that version. A second call gives the same intake.

    Raises NotFound, NotAllowed, AlreadyDone for a closed dossier.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_INTAKE, at=at)
    begun = session.exec(select(Intake.id).where(Intake.dossier_id == dossier_id)).first()
    if begun is not None:
        return begun
    if not dossier.is_open:
        raise AlreadyDone
    newest = latest("brede_intake")
    sheet = AnswerSheet(
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        questionnaire=newest.name,
        questionnaire_version=newest.version,
    )
    session.add(sheet)
    session.flush()
    intake = Intake(gemeente_id=dossier.gemeente_id, dossier_id=dossier_id, sheet_id=sheet.id, started_on=on)
    session.add(intake)
    dossier.intake_started_on = on
    refresh_status(session, dossier)
    record(session, IntakeStarted(dossier_id=dossier_id, questionnaire_version=newest.version), by=by, at=at)
    session.commit()
    return intake.id


@deed
def complete_intake(session: Session, *, dossier_id: UUID, agreed_by: str, by: User, at: datetime, on: date) -> None:
    """Close the intake as complete. `agreed_by`: the names of those who agree.

    A legal item without outcome may stay open with a reason, the leerbaarheidstoets with a day
    (`forms.intake.legal_items`).
    Raises Incomplete with what the law still misses or what is wrong with an answer (of a domein that is closed to
    this user only its restricted section), ReasonNeeded without names, AlreadyDone when it was completed before.
    """
    dossier, intake, form, answers = _intake(session, dossier_id, by, at)
    if intake.completed_at is not None:
        raise AlreadyDone
    gaps = gaps_of(session, intake.id)
    missing = [each for questions in unsettled(form, answers, gaps, on).values() for each in questions]
    wrong = problems(form, answers, on)
    if missing or wrong:
        raise Incomplete(as_seen(session, [*missing, *wrong], form.version, dossier_id, by=by, at=at))
    if not agreed_by.strip():
        raise ReasonNeeded
    _take(session, intake)
    drop_gaps(session, intake.id, gaps.keys() - open_items(form, answers).keys())
    intake.completed_at = at
    session.add(
        IntakeClosing(
            gemeente_id=dossier.gemeente_id,
            intake_id=intake.id,
            completed_at=at,
            completed_by=by.id,
            agreed_by=agreed_by.strip()[:300],
            answers_given=sum(is_given(each) for each in answers.values()),
        )
    )
    dossier.intake_completed_on = on
    known = facts(form, answers)
    if dossier.bijstand_from is None and "bijstand" in known.income:
        dossier.bijstand_from = known.bijstand_from
    refresh_status(session, dossier)
    record(session, IntakeCompleted(dossier_id=dossier_id), by=by, at=at)
    session.commit()


@deed
def reopen_intake(session: Session, *, dossier_id: UUID, reason: str, by: User, at: datetime) -> None:
    """Open a completed intake again; the accords on it count no longer.

    Raises ReasonNeeded without a reason, AlreadyDone when it is open.
    """
    dossier, intake, _, _ = _intake(session, dossier_id, by, at)
    if intake.completed_at is None:
        raise AlreadyDone
    if not reason.strip():
        raise ReasonNeeded
    _take(session, intake)
    closing = session.exec(
        select(IntakeClosing)
        .where(IntakeClosing.intake_id == intake.id)
        .order_by(col(IntakeClosing.completed_at).desc())
    ).first()
    if closing is not None:
        closing.reopened_at, closing.reopened_by, closing.reopen_reason = at, by.id, reason.strip()[:2000]
    intake.completed_at = None
    dossier.intake_completed_on = None
    withdraw_all(session, intake.id, at)
    refresh_status(session, dossier)
    record(session, IntakeReopened(dossier_id=dossier_id), by=by, at=at)
    session.commit()


def _take(session: Session, intake: Intake) -> None:
    if not claim(session, intake):
        raise AlreadyDone


class _IntakeForDeed(NamedTuple):
    """An intake for a deed on it, with the answers that were given and the questions they answer."""

    dossier: Dossier
    intake: Intake
    questionnaire: Questionnaire
    answers: Answers


def _intake(session: Session, dossier_id: UUID, by: User, at: datetime) -> _IntakeForDeed:
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.COMPLETE_INTAKE, at=at)
    intake_and_sheet = session.exec(
        select(Intake, AnswerSheet)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Intake.sheet_id))
        .where(Intake.dossier_id == dossier_id)
        .with_for_update(of=Intake)
    ).first()
    if intake_and_sheet is None:
        raise NotFound
    intake, sheet = intake_and_sheet
    rows = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == sheet.id)).all()
    answers = {row.question_id: answer_from(answer_value(session, row), row.mark, row.source) for row in rows}
    form = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    return _IntakeForDeed(dossier, intake, form, answers)

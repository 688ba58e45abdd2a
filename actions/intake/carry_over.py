"""Carry an intake over to the newest version of its questionnaire. The old sheet stays as it was, readable."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.answers import ANSWER
from actions.answering.field_kind import Edit, OpenField
from actions.answering.field_writer import add_line
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.transaction import deed
from events import IntakeCarriedOver
from forms.engine.answer_from_row import answer_from
from forms.engine.library import latest, questionnaire
from forms.engine.schema import Questionnaire
from forms.intake.carry_over import carry
from models import AnswerRow, AnswerSheet, Intake
from models.base import table
from models.guards.encryption import answer_ad, answer_value, as_stored
from refusals import AlreadyDone, NotFound


@deed
def carry_over_intake(session: Session, *, dossier_id: UUID, by: User, at: datetime, on: date) -> None:
    """Give the intake a sheet of the newest version, with every answer whose question is still there and still fits.

    Who answered when stays with the answer. Raises AlreadyDone when the intake is completed, closed or of the newest
    version already; NotFound, NotAllowed.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.COMPLETE_INTAKE, at=at)
    intake_and_sheet = session.exec(
        select(Intake, AnswerSheet)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Intake.sheet_id))
        .where(Intake.dossier_id == dossier_id)
        .with_for_update(of=Intake)
    ).first()
    if intake_and_sheet is None:
        raise NotFound
    intake, old = intake_and_sheet
    newest = latest(old.questionnaire)
    if intake.completed_at is not None or not dossier.is_open or old.questionnaire_version == newest.version:
        raise AlreadyDone
    sheet = AnswerSheet(
        gemeente_id=old.gemeente_id,
        dossier_id=dossier_id,
        questionnaire=newest.name,
        questionnaire_version=newest.version,
    )
    session.add(sheet)
    session.flush()
    rows = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == old.id)).all()
    answers = {row.question_id: answer_from(answer_value(session, row), row.mark, row.source) for row in rows}
    carried = carry(questionnaire(old.questionnaire, old.questionnaire_version), newest, answers, on).goes_along
    for row in rows:
        if row.question_id in carried:
            _copy(session, row, sheet, newest, by, at)
    intake.sheet_id = sheet.id
    intake.version += 1
    record(
        session,
        IntakeCarriedOver(dossier_id=dossier_id, questionnaire_version=newest.version, answers=len(carried)),
        by=by,
        at=at,
    )
    session.commit()


def _copy(session: Session, row: AnswerRow, sheet: AnswerSheet, newest: Questionnaire, by: User, at: datetime) -> None:
    """Put an answer in the new sheet as it is, with a line of history that says that it was carried."""
    text, secret = answer_value(session, row), newest.is_kept_secret(row.question_id)
    columns = row.model_dump(exclude={"sheet_id", "version", "value"})
    columns["value"] = as_stored(session, text, answer_ad(sheet.id, row.question_id), secret=secret)
    session.connection().execute(sa.insert(table(AnswerRow)), columns | {"sheet_id": sheet.id, "version": 1})
    answer = answer_from(text, row.mark, row.source)
    field = OpenField(
        kind=ANSWER,
        name=row.question_id,
        row=row,
        dossier_id=sheet.dossier_id,
        sheet_id=sheet.id,
        version=0,
        secret=secret,
    )
    edit = Edit(
        field=row.question_id, value=answer.value, mark=answer.mark, source=answer.source, seen_version=0,
        kind="carried", talk_id=row.talk_id, by=by, at=at,
    )  # fmt: skip
    add_line(session, field, edit, version=1)

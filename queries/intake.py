"""The brede intake of one dossier, as its screen and its summary need it."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from forms.answers import Answer as GivenAnswer
from forms.kept import Change, Kept
from forms.library import questionnaire
from forms.schema import Questionnaire
from forms.stored import answer_from
from models import Answer, AnswerHistory, AnswerSheet, Caseworker, Dossier, Intake, IntakeClosing
from models.scope import visible_to
from queries.head import DossierHead, head_of
from refusals import NotFound


@dataclass(frozen=True, kw_only=True)
class IntakeView:
    """One intake. Without one begun, `sheet_id` is None and nothing is kept."""

    head: DossierHead
    sheet_id: UUID | None = None
    questionnaire: Questionnaire | None = None
    kept: dict[str, Kept]
    started_on: date | None = None
    completed_at: datetime | None = None
    agreed_by: str = ""
    reopen_reason: str = ""

    @cached_property
    def answers(self) -> dict[str, GivenAnswer]:
        """The answers by question id."""
        return {question_id: each.answer for question_id, each in self.kept.items()}


def intake_view(session: Session, dossier_id: UUID | None, *, seen_by: User) -> IntakeView:
    """The intake of a dossier with all its answers. Raises NotFound when the dossier is not theirs to see."""
    found = session.execute(
        sa.select(Dossier, col(Caseworker.name), Intake, AnswerSheet, IntakeClosing)
        .join(Caseworker, col(Caseworker.id) == col(Dossier.regievoerder_id), isouter=True)
        .join(Intake, col(Intake.dossier_id) == col(Dossier.id), isouter=True)
        .join(AnswerSheet, col(AnswerSheet.id) == col(Intake.sheet_id), isouter=True)
        .join(IntakeClosing, col(IntakeClosing.intake_id) == col(Intake.id), isouter=True)
        .where(col(Dossier.id) == dossier_id, visible_to(seen_by))
        .order_by(col(IntakeClosing.completed_at).desc().nulls_last())
    ).first()
    if found is None:
        raise NotFound
    dossier, regievoerder, intake, sheet, closing = found
    head = head_of(dossier, regievoerder)
    if intake is None:
        return IntakeView(head=head, kept={})
    return IntakeView(
        head=head,
        sheet_id=sheet.id,
        questionnaire=questionnaire(sheet.questionnaire, sheet.questionnaire_version),
        kept=kept_answers(session, sheet.id),
        started_on=intake.started_on,
        completed_at=intake.completed_at,
        agreed_by=closing.agreed_by if closing else "",
        reopen_reason=closing.reopen_reason if closing else "",
    )


def kept_answers(session: Session, sheet_id: UUID) -> dict[str, Kept]:
    """All answers of one sheet by question id. The caller has checked that the sheet may be seen."""
    rows = session.execute(
        sa.select(
            col(Answer.question_id),
            col(Answer.value),
            col(Answer.mark),
            col(Answer.source),
            col(Answer.version),
            col(Answer.updated_at),
            col(Answer.updated_by),
            col(Caseworker.name),
        )
        .join(Caseworker, col(Caseworker.id) == col(Answer.updated_by))
        .where(col(Answer.sheet_id) == sheet_id)
    )
    return {
        question_id: Kept(answer_from(value, mark, source), version, name, by_id, at)
        for question_id, value, mark, source, version, at, by_id, name in rows
    }


def history(
    session: Session, sheet_id: UUID, question_id: str, *, seen_by: User, item_id: UUID | None = None
) -> list[Change]:
    """All that happened to one answer (or one field of a doel or activiteit), newest first; empty when not theirs."""
    query = (
        select(AnswerHistory, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .join(AnswerSheet, col(AnswerSheet.id) == col(AnswerHistory.sheet_id))
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .where(AnswerHistory.sheet_id == sheet_id, AnswerHistory.question_id == question_id, visible_to(seen_by))
        .where(AnswerHistory.item_id == item_id)
        .order_by(col(AnswerHistory.id).desc())
    )
    return [
        Change(
            kind=line.kind,
            old=answer_from(line.old_value, line.old_mark, None),
            new=answer_from(line.new_value, line.new_mark, line.source),
            by=name,
            at=line.at,
        )
        for line, name in session.exec(query)
    ]

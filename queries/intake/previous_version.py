"""The sheet of an earlier version of the questionnaire, from which an intake was carried over."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from forms.engine.schema import Question, Questionnaire
from forms.engine.stored_answer import StoredAnswer
from models import AnswerSheet, Dossier
from models.guards.scope import visible_to
from queries.intake.view import IntakeView, kept_answers
from queries.scope.visible_sections import SectionVisibility


@dataclass(frozen=True, kw_only=True)
class EarlierSheet:
    """An older sheet with its answers; `left_behind` are the questions that the newer version does not ask."""

    questionnaire: Questionnaire
    stored_answers: dict[str, StoredAnswer]
    left_behind: list[Question]


def earlier_sheets(session: Session, view: IntakeView, *, seen_by: User) -> list[EarlierSheet]:
    """The older sheets of an intake, newest first; none when it was never carried over or is not theirs to see."""
    if view.whole is None:
        return []
    rows = session.exec(
        select(AnswerSheet)
        .join(Dossier, col(Dossier.id) == col(AnswerSheet.dossier_id))
        .where(AnswerSheet.dossier_id == view.head.id, AnswerSheet.questionnaire == view.whole.name)
        .where(AnswerSheet.id != view.sheet_id, visible_to(seen_by))
        .order_by(col(AnswerSheet.questionnaire_version).desc())
    ).all()
    return [_sheet(session, row.id, row.questionnaire_version, view.visibility, view.whole) for row in rows]


def _sheet(
    session: Session, sheet_id: UUID, version: str, visibility: SectionVisibility, newer: Questionnaire
) -> EarlierSheet:
    form = visibility.questionnaire(version)
    stored_answers = kept_answers(session, sheet_id, without=visibility.gone(version))
    now = {each.id for each in newer.questions}
    return EarlierSheet(
        questionnaire=form,
        stored_answers=stored_answers,
        left_behind=[each for each in form.questions if each.id in stored_answers and each.id not in now],
    )

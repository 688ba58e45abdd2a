"""The plan of a dossier as plain values, and what the brede intake says beside it: read within a deed."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from forms.engine.answer_from_row import answer_from
from forms.engine.answers import Answer
from forms.engine.facts import facts
from forms.engine.library import questionnaire
from forms.pip.compose import compose
from models import Activiteit, AnswerRow, AnswerSheet, Doel, Intake, Ontzorging, Pip, PipAfspraak, PipTeamLid
from models.guards.encryption import answer_value
from models.values.plan import plan_rows, plan_supplements
from rules.law.facts import IntakeFacts
from rules.pip.document import Plan


def plan_of(session: Session, pip: Pip) -> Plan:
    """All that stands in the plan now."""
    sheet = session.get_one(AnswerSheet, pip.sheet_id)
    doelen = session.exec(select(Doel).where(Doel.pip_id == pip.id, col(Doel.removed_at).is_(None))).all()
    activiteiten = session.exec(
        select(Activiteit).where(Activiteit.pip_id == pip.id, col(Activiteit.removed_at).is_(None))
    ).all()
    questions = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    plan = compose(_answers(session, sheet.id), *plan_rows(doelen, activiteiten), questions)
    return replace(plan, **_supplements(session, pip.dossier_id))


def intake_facts_of(session: Session, dossier_id: UUID) -> IntakeFacts:
    """What the brede intake of the dossier says; nothing when there is none."""
    sheet = session.exec(
        select(AnswerSheet)
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id))
        .where(Intake.dossier_id == dossier_id)
    ).first()
    if sheet is None:
        return IntakeFacts()
    return facts(questionnaire(sheet.questionnaire, sheet.questionnaire_version), _answers(session, sheet.id))


def _supplements(session: Session, dossier_id: UUID) -> dict[str, Any]:
    return plan_supplements(
        session.exec(select(PipAfspraak).where(PipAfspraak.dossier_id == dossier_id)).all(),
        session.exec(select(Ontzorging).where(Ontzorging.dossier_id == dossier_id)).first(),
        session.exec(select(PipTeamLid).where(PipTeamLid.dossier_id == dossier_id)).all(),
    )


def _answers(session: Session, sheet_id: UUID) -> dict[str, Answer]:
    rows = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == sheet_id)).all()
    return {row.question_id: answer_from(answer_value(session, row), row.mark, row.source) for row in rows}

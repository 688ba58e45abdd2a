"""Vaststellen: freeze the PIP as a numbered version (Wet inburgering 2021, art. 15). What was frozen never changes."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.audit import record
from actions.pip import BEING_WRITTEN, held_pip
from actions.standing import restate
from events import PipVastgesteld
from forms.answers import Answer
from forms.facts import facts
from forms.library import questionnaire
from forms.names import language_name
from forms.plan import compose
from forms.stored import answer_from
from models import (
    Activiteit,
    AnswerSheet,
    Caseworker,
    Doel,
    Dossier,
    Gemeente,
    Intake,
    Ontzorging,
    Pip,
    PipAfspraak,
    PipTeamLid,
    PipVersie,
)
from models import Answer as AnswerRow
from models.base import new_id
from models.plan_values import beside_doelen, document, frozen, lbt_sentence, plan_rows, situation
from models.sealing import bsn_of, of_versie, sealed, value_of
from refusals import Incomplete
from rules.facts import IntakeFacts
from rules.pip import shortcomings
from rules.plan import PipDocument, Plan
from rules.terms import Leerroute, PipStatus


def vaststellen_pip(session: Session, *, pip_id: UUID, dagtekening: date, by: User, at: datetime, on: date) -> int:
    """Freeze the plan as it stands now; the number of the new version.

    The dagtekening of the first version starts the inburgeringstermijn (art. 11); later ones do not move it.
    Raises Incomplete with all that stands in the way, AlreadyDone when it was vastgesteld before, NotAllowed, NotFound.
    """
    pip, dossier = held_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.VASTSTELLEN, at=at)
    known = _intake_facts(session, dossier.id)
    plan = _plan(session, pip)
    found = shortcomings(plan, situation(dossier, pip, known, dagtekening, on))
    blocking = [each for each in found if each.blocking]
    if blocking or plan.leerroute is None:
        session.rollback()
        raise Incomplete(blocking)
    number = pip.last_version + 1
    paper = _paper(session, pip, dossier, plan, known, number=number, dagtekening=dagtekening, by=by)
    _freeze(session, pip, paper, plan.leerroute, by=by, at=at)
    pip.status, pip.last_version = PipStatus.VASTGESTELD, number
    dossier.first_pip_on = dossier.first_pip_on or dagtekening
    dossier.current_pip_on = dagtekening
    dossier.leerroute, dossier.next_talk_on = plan.leerroute, plan.next_talk
    dossier.pip_status = PipStatus.VASTGESTELD
    restate(session, dossier)
    record(session, PipVastgesteld(dossier_id=dossier.id, leerroute=plan.leerroute, version=number), by=by, at=at)
    session.commit()
    return number


def _plan(session: Session, pip: Pip) -> Plan:
    sheet = session.get_one(AnswerSheet, pip.sheet_id)
    doelen = session.exec(select(Doel).where(Doel.pip_id == pip.id, col(Doel.removed_at).is_(None))).all()
    activiteiten = session.exec(
        select(Activiteit).where(Activiteit.pip_id == pip.id, col(Activiteit.removed_at).is_(None))
    ).all()
    questions = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
    plan = compose(_answers(session, sheet.id), *plan_rows(doelen, activiteiten), questions)
    return replace(plan, **_beside(session, pip.dossier_id))


def _beside(session: Session, dossier_id: UUID) -> dict[str, Any]:
    return beside_doelen(
        session.exec(select(PipAfspraak).where(PipAfspraak.dossier_id == dossier_id)).all(),
        session.exec(select(Ontzorging).where(Ontzorging.dossier_id == dossier_id)).first(),
        session.exec(select(PipTeamLid).where(PipTeamLid.dossier_id == dossier_id)).all(),
    )


def _intake_facts(session: Session, dossier_id: UUID) -> IntakeFacts:
    sheet = session.exec(
        select(AnswerSheet)
        .join(Intake, col(Intake.sheet_id) == col(AnswerSheet.id))
        .where(Intake.dossier_id == dossier_id)
    ).first()
    if sheet is None:
        return IntakeFacts()
    return facts(questionnaire(sheet.questionnaire, sheet.questionnaire_version), _answers(session, sheet.id))


def _answers(session: Session, sheet_id: UUID) -> dict[str, Answer]:
    rows = session.exec(select(AnswerRow).where(AnswerRow.sheet_id == sheet_id)).all()
    return {row.question_id: answer_from(value_of(session, row), row.mark, row.source) for row in rows}


def _paper(
    session: Session,
    pip: Pip,
    dossier: Dossier,
    plan: Plan,
    known: IntakeFacts,
    *,
    number: int,
    dagtekening: date,
    by: User,
) -> PipDocument:
    earlier = session.exec(
        select(col(PipVersie.number), col(PipVersie.dagtekening), col(PipVersie.reason))
        .where(PipVersie.pip_id == pip.id)
        .order_by(col(PipVersie.number))
    ).all()
    regievoerder = session.get(Caseworker, dossier.regievoerder_id) if dossier.regievoerder_id else None
    return document(
        dossier,
        session.get_one(Gemeente, dossier.gemeente_id),
        plan,
        language=language_name(dossier.language),
        regievoerder=regievoerder.name if regievoerder else "",
        lbt=lbt_sentence(known),
        bsn=bsn_of(session, dossier) or "",
        previous=[(each[0], each[1], each[2]) for each in earlier],
        version=number,
        dagtekening=dagtekening,
        change_reason=pip.change_reason,
        established_by=by.name,
    )


def _freeze(session: Session, pip: Pip, paper: PipDocument, leerroute: Leerroute, *, by: User, at: datetime) -> None:
    content, sha256 = frozen(paper)
    versie_id = new_id()
    session.add(
        PipVersie(
            id=versie_id,
            gemeente_id=pip.gemeente_id,
            dossier_id=pip.dossier_id,
            pip_id=pip.id,
            number=paper.version,
            dagtekening=paper.dagtekening or at.date(),
            leerroute=leerroute,
            reason=pip.change_reason,
            document={**content, "bsn": sealed(session, paper.bsn, of_versie(versie_id))},
            sha256=sha256,
            caseworker_id=by.id,
            created_at=at,
        )
    )

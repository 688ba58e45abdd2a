"""Vaststellen: freeze the PIP as a numbered version (Wet inburgering 2021, art. 15). What was frozen never changes."""

from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.answering.plan_reading import intake_facts_of, plan_of
from actions.deed.audit import record
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.pip.approval import approver_of
from actions.pip.draft import BEING_WRITTEN, lock_pip
from actions.voortgang.talks import plan_team_meetings
from events import PipVastgesteld
from forms.engine.names import language_name
from models import Caseworker, Dossier, Gemeente, Pip, PipVersie
from models.base import new_id
from models.guards.encryption import bsn_of, encrypted, versie_bsn_ad
from models.values.approval import approval_facts, decision_of
from models.values.change import a2_parts_of, document_in_force, first_pip_of
from models.values.duo_messages import answer_of, last_answered
from models.values.plan import document, frozen, situation
from refusals import Incomplete
from rules.duo.comparison import read_answer
from rules.duo.kinds import BerichtKind
from rules.duo.ontheffing import participation_limit
from rules.law.age import child_under_vve_age
from rules.law.deadlines import termijn_of
from rules.law.terms import Leerroute, PipStatus
from rules.law.wording import lbt_sentence
from rules.pip.approval import Approval, approval
from rules.pip.check import shortcomings
from rules.pip.decision import decided
from rules.pip.document import PipDocument, Plan


@deed
def vaststellen_pip(session: Session, *, pip_id: UUID, dagtekening: date, by: User, at: datetime, on: date) -> int:
    """Freeze the plan as it stands now, with the figures and fixed texts of this day; the number of the new version.

    The dagtekening of the first version starts the inburgeringstermijn (art. 11); later ones do not move it, nor does
    the first one here when another gemeente made a PIP before.
    Raises Incomplete with all that stands in the way, AlreadyDone when it was vastgesteld before, NotAllowed, NotFound.
    """
    pip, dossier = lock_pip(session, pip_id, BEING_WRITTEN, by=by, permission=Permission.VASTSTELLEN, at=at)
    known, plan = intake_facts_of(session, dossier.id), plan_of(session, pip)
    gemeente = session.get_one(Gemeente, dossier.gemeente_id)
    facts = situation(
        dossier,
        pip,
        known,
        dagtekening,
        on,
        child_under_vve_age=child_under_vve_age(known.children_birth_dates, on),
        approval=_approval(gemeente, pip, plan),
    )
    blocking = [each for each in shortcomings(plan, facts) if each.blocking]
    if blocking or plan.leerroute is None:
        raise Incomplete(blocking)
    number = pip.last_version + 1
    paper = _paper(session, pip, dossier, plan, lbt_sentence(known), dagtekening=dagtekening, established_by=by.name)
    _freeze(session, pip, paper, plan.leerroute, by=by, at=at)
    pip.status, pip.last_version = PipStatus.VASTGESTELD, number
    dossier.first_pip_on = dossier.first_pip_on or dagtekening
    dossier.current_pip_on = dagtekening
    dossier.leerroute, dossier.next_talk_on = plan.leerroute, _next_talk(dossier, plan, dagtekening)
    dossier.pip_status = PipStatus.VASTGESTELD
    plan_team_meetings(session, dossier, by=by, at=at)
    refresh_status(session, dossier)
    record(session, PipVastgesteld(dossier_id=dossier.id, leerroute=plan.leerroute, version=number), by=by, at=at)
    session.commit()
    return number


def _approval(gemeente: Gemeente, pip: Pip, plan: Plan) -> Approval | None:
    """Where the approval stands, for a gemeente that asks a second pair of eyes; None for one that does not."""
    return approval(approval_facts(pip, plan)) if gemeente.four_eyes else None


def _next_talk(dossier: Dossier, plan: Plan, dagtekening: date) -> date | None:
    """The next talk by the plan; a day before the dagtekening does not replace a day that was agreed later."""
    is_past = plan.next_talk is not None and plan.next_talk < dagtekening
    return dossier.next_talk_on if is_past and dossier.next_talk_on is not None else plan.next_talk


def _paper(
    session: Session,
    pip: Pip,
    dossier: Dossier,
    plan: Plan,
    lbt: str,
    *,
    dagtekening: date,
    established_by: str,
) -> PipDocument:
    earlier = session.exec(
        select(col(PipVersie.number), col(PipVersie.dagtekening), col(PipVersie.reason))
        .where(PipVersie.pip_id == pip.id)
        .order_by(col(PipVersie.number))
    ).all()
    regievoerder = session.get(Caseworker, dossier.regievoerder_id) if dossier.regievoerder_id else None
    paper = document(
        dossier,
        session.get_one(Gemeente, dossier.gemeente_id),
        plan,
        language=language_name(dossier.language),
        regievoerder=regievoerder.name if regievoerder else "",
        lbt=lbt,
        bsn=bsn_of(session, dossier) or "",
        previous=[(each[0], each[1], each[2]) for each in earlier],
        term=termijn_of(dossier.plicht_start_on, first_pip_of(dossier) or dagtekening, dossier.termijn_until_on),
        version=pip.last_version + 1,
        dagtekening=dagtekening,
        change_reason=pip.change_reason,
        established_by=established_by,
        participation_limit=_duo_limit(session, dossier.id),
    )
    decision = decision_of(
        pip,
        dossier,
        regievoerder,
        approved_by=approver_of(session, pip, plan),
        a2_before=a2_parts_of(session.exec(document_in_force(pip.id)).first()),
        on=dagtekening,
    )
    return decided(paper, decision)


def _duo_limit(session: Session, dossier_id: UUID) -> int | None:
    """The most hours of participation by a partial ontheffing of DUO, 0 for none at all; None without one."""
    row = session.exec(last_answered(dossier_id, BerichtKind.VRAAG_ONTHEFFING)).first()
    return participation_limit(read_answer(BerichtKind.VRAAG_ONTHEFFING, answer_of(session, row)))


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
            document={**content, "bsn": encrypted(session, paper.bsn, versie_bsn_ad(versie_id))},
            sha256=sha256,
            caseworker_id=by.id,
            created_at=at,
        )
    )

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
from models.guards.encryption import bsn_of, of_versie, sealed
from models.values.approval import decided, needed_approval
from models.values.change import a2_parts_in_force
from models.values.participation_limit import participation_limit_of
from models.values.plan import document, frozen, lbt_sentence, situation
from refusals import Incomplete
from rules.law.terms import Leerroute, PipStatus
from rules.pip.check import shortcomings
from rules.pip.document import EDITION, PipDocument, Plan


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
    asked = situation(dossier, pip, known, dagtekening, on, approval=needed_approval(pip, plan, gemeente))
    blocking = [each for each in shortcomings(plan, asked) if each.blocking]
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


def _next_talk(dossier: Dossier, plan: Plan, dagtekening: date) -> date | None:
    """The next talk by the plan; a day that was behind us when it was dated does not undo one agreed since."""
    behind = plan.next_talk is not None and plan.next_talk < dagtekening
    return dossier.next_talk_on if behind and dossier.next_talk_on is not None else plan.next_talk


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
        version=pip.last_version + 1,
        dagtekening=dagtekening,
        change_reason=pip.change_reason,
        established_by=established_by,
        participation_limit=participation_limit_of(session, dossier.id),
    )
    return decided(
        paper,
        pip,
        dossier,
        regievoerder,
        approved_by=approver_of(session, pip, plan),
        a2_before=a2_parts_in_force(session, pip),
        texts=EDITION,
        on=dagtekening,
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

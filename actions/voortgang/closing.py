"""Close a talk about the progress, or open it again: what it means for the plan, and for the dates in the dossier."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.voortgang.talks import lock_talk, note_day, open_dossier, open_talk
from events import VoortgangClosed, VoortgangReopened
from forms.engine.answer_from_row import answer_from
from forms.voortgang.progress import NEXT_DATE, Ending, VoortgangKind, VoortgangOutcome, ending_problems
from models import AnswerRow, Doel, DoelStand, Dossier, Voortgang
from models.guards.encryption import answer_value
from models.values.traject import traject_facts
from refusals import AlreadyDone, Invalid, NotFound
from rules.law.deadlines import termijn
from rules.law.terms import DoelStatus

# An end talk leaves its day in the dossier: the column by kind of talk.
_END_TALKS: dict[str, str] = {VoortgangKind.MAP_EINDGESPREK: "map_talk_on", VoortgangKind.Z_EINDGESPREK: "z_done_on"}


@deed
def close_voortgang(session: Session, *, voortgang_id: UUID, outcome: str, by: User, at: datetime, on: date) -> None:
    """Finish a talk with what it means for the plan (a code of `forms.voortgang.progress.VoortgangOutcome`); its
    answers stand
    from now.

    The agreed day becomes the next talk of the dossier; an end talk writes its own date, which DUO asks for (Wet
    art. 8, Besluit art. 3.14); each doel gets the status that was given here. The same outcome again changes nothing.
    Raises Invalid per field (held_on, outcome,
    volgende_datum),
    AlreadyDone when it was closed otherwise or the dossier is closed, NotAllowed, NotFound.
    """
    if _was_closed(session, voortgang_id, outcome, by, at):
        return
    row, dossier = open_talk(session, voortgang_id, by, at)
    next_on = _next_date(session, row)
    whole = termijn(traject_facts(dossier))
    ending = Ending(
        kind=row.kind,
        held_on=row.held_on,
        outcome=outcome,
        next_on=next_on,
        termijn_start=whole.start if whole else None,
        map_talk_on=dossier.map_talk_on,
        z_done_on=dossier.z_done_on,
        leerroute=dossier.leerroute,
    )
    wrong = ending_problems(ending, on)
    if wrong:
        raise Invalid(*wrong)
    row.outcome, row.closed_at, row.version = VoortgangOutcome(outcome), at, row.version + 1
    _tell_doelen(session, row)
    _tell_dossier(session, dossier, row, next_on)
    refresh_status(session, dossier)
    record(session, VoortgangClosed(dossier_id=dossier.id, voortgang_id=voortgang_id, outcome=outcome), by=by, at=at)
    session.commit()


@deed
def reopen_voortgang(session: Session, *, voortgang_id: UUID, by: User, at: datetime) -> None:
    """Open a talk again that was closed too soon; its answers can be changed again. A second call changes nothing.

    The status of each doel and the next talk stay as they are until it is closed again; the date of an end talk that
    came from this talk leaves the dossier. Raises AlreadyDone when the dossier is closed, NotAllowed, NotFound.
    """
    dossier_id = session.exec(select(Voortgang.dossier_id).where(Voortgang.id == voortgang_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier, row = open_dossier(session, dossier_id, by, at), lock_talk(session, voortgang_id)
    if row.closed_at is None:
        return
    was = row.outcome
    row.outcome, row.closed_at, row.version = "", None, row.version + 1
    field = _END_TALKS.get(row.kind)
    if field and getattr(dossier, field) == row.held_on:
        note_day(dossier, field, None)
    refresh_status(session, dossier)
    record(session, VoortgangReopened(dossier_id=dossier_id, voortgang_id=voortgang_id, outcome=was), by=by, at=at)
    session.commit()


def _was_closed(session: Session, voortgang_id: UUID, outcome: str, by: User, at: datetime) -> bool:
    row = session.get(Voortgang, voortgang_id, populate_existing=True)
    if row is None or row.closed_at is None:
        return False
    dossier_for(session, row.dossier_id, by=by, permission=Permission.EDIT_PROGRESS, at=at)
    if row.outcome != outcome:
        raise AlreadyDone
    return True


def _next_date(session: Session, row: Voortgang) -> date | None:
    stored = session.exec(
        select(AnswerRow).where(AnswerRow.sheet_id == row.sheet_id, AnswerRow.question_id == NEXT_DATE)
    ).first()
    if stored is None:
        return None
    value: Any = answer_from(answer_value(session, stored), stored.mark, stored.source).value
    return date.fromisoformat(value) if value else None


def _tell_doelen(session: Session, row: Voortgang) -> None:
    """Each doel that is still there gets the status of this talk, unless a later talk told of it already."""
    rows = session.exec(
        select(Doel, DoelStand)
        .join(DoelStand, col(DoelStand.doel_id) == col(Doel.id))
        .where(DoelStand.voortgang_id == row.id, col(DoelStand.status) != "", col(Doel.removed_at).is_(None))
    ).all()
    for doel, stand in rows:
        if _has_later_status(session, row, doel):
            continue
        doel.status = DoelStatus(stand.status)
        doel.field_versions = {**doel.field_versions, "status": doel.field_versions.get("status", 0) + 1}


def _has_later_status(session: Session, row: Voortgang, doel: Doel) -> bool:
    later = (
        select(DoelStand.id)
        .join(Voortgang, col(Voortgang.id) == col(DoelStand.voortgang_id))
        .where(DoelStand.doel_id == doel.id, col(DoelStand.status) != "", col(Voortgang.closed_at).is_not(None))
        .where(Voortgang.held_on > row.held_on, Voortgang.id != row.id)
    )
    return session.exec(later).first() is not None


def _tell_dossier(session: Session, dossier: Dossier, row: Voortgang, next_on: date | None) -> None:
    # What is written up late must not put an older day over the one that was agreed since.
    agreed, since = dossier.next_talk_on, _closed_since(session, row)
    if (next_on is not None and not since) or agreed is None or agreed <= row.held_on:
        note_day(dossier, "next_talk_on", next_on)
    field = _END_TALKS.get(row.kind)
    if field:
        note_day(dossier, field, row.held_on)


def _closed_since(session: Session, row: Voortgang) -> bool:
    """Whether a talk that was held after this one is closed: it told of the next day already."""
    later = select(Voortgang.id).where(Voortgang.dossier_id == row.dossier_id, Voortgang.held_on > row.held_on)
    there = later.where(col(Voortgang.closed_at).is_not(None), col(Voortgang.removed_at).is_(None))
    return session.exec(there).first() is not None

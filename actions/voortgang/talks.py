"""The talks about the progress and the meetings of the PIP-team: planned, begun, moved, taken away.

What is said in one are answers of its sheet (`actions.answering.answers`); how it ends: `actions.voortgang.closing`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import lock_open_dossier
from actions.deed.dossier_status import refresh_status
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import VoortgangPlanned, VoortgangRemoved, VoortgangRevised
from forms.engine.library import latest
from forms.voortgang.progress import QUESTIONNAIRE, VoortgangFacts, VoortgangKind, problems
from models import AnswerSheet, Dossier, Voortgang
from models.base import new_id
from refusals import AlreadyDone, Invalid, NotFound, Stale
from rules.law.dutch_time import day_of
from rules.voortgang.hours_and_meetings import team_meetings

_AGREED = (VoortgangKind.VOORTGANG, VoortgangKind.EVALUATIE)  # kinds that are "the next talk" of a dossier


class _PlannedTalk(NamedTuple):
    """What a talk is for and when it is, as it may be kept."""

    kind: str
    held_on: date


@deed
def plan_voortgang(
    session: Session,
    *,
    voortgang_id: UUID,
    dossier_id: UUID,
    facts: VoortgangFacts,
    by: User,
    at: datetime,
    on: date,
) -> UUID:
    """Plan or begin a talk. The same `voortgang_id` again (a second click) does nothing.

    A talk about the progress that is planned becomes the next talk of the dossier, when none comes before it.
    Raises Invalid per field (kind, held_on), AlreadyDone
    for a closed
    dossier, NotAllowed, NotFound.
    """
    dossier = open_dossier(session, dossier_id, by, at)
    if is_kept(session, Voortgang, voortgang_id, dossier_id):
        return voortgang_id
    planned = _checked(facts, dossier, on)
    if not _add(session, voortgang_id, dossier, planned, by=by, at=at):
        return voortgang_id
    _make_next(session, dossier, planned.kind, planned.held_on, on)
    record(session, VoortgangPlanned(dossier_id=dossier_id, voortgang_id=voortgang_id), by=by, at=at)
    session.commit()
    return voortgang_id


@deed
def move_voortgang(
    session: Session,
    *,
    voortgang_id: UUID,
    facts: VoortgangFacts,
    seen_version: int,
    by: User,
    at: datetime,
    on: date,
) -> int:
    """Give a talk another day or kind; gives its version now. The same again changes nothing.

    Raises Invalid as `plan_voortgang`, Stale when a colleague was first, AlreadyDone when the talk or the dossier is
    closed, NotAllowed, NotFound (also for one that was taken away).
    """
    row, dossier = open_talk(session, voortgang_id, by, at)
    kind, held_on = _checked(facts, dossier, on)
    if (row.kind, row.held_on) == (kind, held_on):
        return row.version
    if row.version != seen_version:
        raise Stale(field="talk", value=None, version=row.version)
    field = "held_on" if row.kind == kind else "kind"
    was_next = _is_next(dossier, row)
    row.kind, row.held_on, row.version = kind, held_on, seen_version + 1
    session.add(row)
    if was_next:
        moved = held_on if kind in _AGREED else None
        _agree_on(session, dossier, _soonest([moved, _planned_next(session, dossier, on)]))
    else:
        _make_next(session, dossier, kind, held_on, on)
    record(session, VoortgangRevised(dossier_id=dossier.id, voortgang_id=voortgang_id, field=field), by=by, at=at)
    session.commit()
    return seen_version + 1


@deed
def remove_voortgang(session: Session, *, voortgang_id: UUID, by: User, at: datetime) -> None:
    """Take a talk away that is not closed; a second call changes nothing. What was answered in it stays with its sheet.

    Was it the next talk of the dossier, then the next one that is planned takes its place; without one there is none.
    Raises AlreadyDone when the talk or the dossier is closed, NotAllowed, NotFound.
    """
    dossier_id = session.exec(select(Voortgang.dossier_id).where(Voortgang.id == voortgang_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier = open_dossier(session, dossier_id, by, at)
    row = lock_talk(session, voortgang_id)
    if row.closed_at is not None:
        raise AlreadyDone
    if row.removed_at is not None:
        return
    row.removed_at, row.version = at, row.version + 1
    if _is_next(dossier, row):
        _agree_on(session, dossier, _planned_next(session, dossier, day_of(at)))
    record(session, VoortgangRemoved(dossier_id=dossier_id, voortgang_id=voortgang_id), by=by, at=at)
    session.commit()


def plan_team_meetings(session: Session, dossier: Dossier, *, by: User, at: datetime) -> None:
    """Plan the meetings of the PIP-team that follow a first PIP (working agreement, pilot Weert); once a dossier.

    Called in the deed that freezes the first version; does not commit.
    """
    planned = select(Voortgang.id).where(Voortgang.dossier_id == dossier.id, col(Voortgang.planned_by_rule))
    if dossier.first_pip_on is None or session.exec(planned).first() is not None:
        return
    for day in team_meetings(dossier.first_pip_on):
        meeting_id = new_id()
        meeting = _PlannedTalk(VoortgangKind.PIP_TEAM, day)
        _add(session, meeting_id, dossier, meeting, by=by, at=at, by_rule=True)
        record(session, VoortgangPlanned(dossier_id=dossier.id, voortgang_id=meeting_id), by=by, at=at)


def open_dossier(session: Session, dossier_id: UUID, by: User, at: datetime) -> Dossier:
    """The dossier, kept for a deed after the PIP: of two who count hours or take a member out, the second waits.

    Raises AlreadyDone when it is closed, NotAllowed, NotFound.
    """
    return lock_open_dossier(session, dossier_id, by=by, permission=Permission.EDIT_PROGRESS, at=at)


class OpenTalk(NamedTuple):
    """A talk that is not closed, kept for the deed, with its dossier."""

    talk: Voortgang
    dossier: Dossier


def open_talk(session: Session, voortgang_id: UUID, by: User, at: datetime) -> OpenTalk:
    """A talk that is not closed, with its dossier, kept for this deed: whoever else changes it waits.

    Raises AlreadyDone when the talk or the dossier is closed, NotAllowed, NotFound (also for one taken away).
    """
    dossier_id = session.exec(select(Voortgang.dossier_id).where(Voortgang.id == voortgang_id)).first()
    if dossier_id is None:
        raise NotFound
    dossier = open_dossier(session, dossier_id, by, at)
    row = lock_talk(session, voortgang_id)
    if row.closed_at is not None or row.removed_at is not None:
        raise AlreadyDone if row.closed_at is not None else NotFound
    return OpenTalk(row, dossier)


def lock_talk(session: Session, voortgang_id: UUID) -> Voortgang:
    """An existing talk, locked until this deed commits."""
    # A write comes first: what is read after it cannot change until this deed is done.
    session.connection().execute(
        sa.update(Voortgang).where(col(Voortgang.id) == voortgang_id).values(version=col(Voortgang.version))
    )
    return session.exec(
        select(Voortgang).where(Voortgang.id == voortgang_id).execution_options(populate_existing=True)
    ).one()


def _add(
    session: Session,
    voortgang_id: UUID,
    dossier: Dossier,
    planned: _PlannedTalk,
    *,
    by: User,
    at: datetime,
    by_rule: bool = False,
) -> bool:
    form = latest(QUESTIONNAIRE)
    sheet = AnswerSheet(
        id=new_id(),
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.id,
        questionnaire=form.name,
        questionnaire_version=form.version,
    )
    session.add(sheet)
    session.flush()
    row = Voortgang(
        id=voortgang_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier.id,
        sheet_id=sheet.id,
        kind=planned.kind,
        held_on=planned.held_on,
        planned_by_rule=by_rule,
        caseworker_id=by.id,
        created_at=at,
    )
    return keep(session, row)


def _checked(facts: VoortgangFacts, dossier: Dossier, on: date) -> _PlannedTalk:
    """Raises Invalid per field."""
    wrong = problems(facts, dossier.leerroute, on)
    if wrong or facts.held_on is None:
        raise Invalid(*wrong)
    return _PlannedTalk(facts.kind, facts.held_on)


def _make_next(session: Session, dossier: Dossier, kind: str, held_on: date, on: date) -> None:
    """A planned talk is the next one, when none is agreed, or that one was before today or comes later."""
    if kind not in _AGREED or held_on <= on:
        return
    if dossier.next_talk_on is None or dossier.next_talk_on < on or held_on < dossier.next_talk_on:
        _agree_on(session, dossier, held_on)


def _is_next(dossier: Dossier, row: Voortgang) -> bool:
    """Whether this talk is the one that was agreed as the next."""
    return row.kind in _AGREED and dossier.next_talk_on == row.held_on


def _planned_next(session: Session, dossier: Dossier, on: date) -> date | None:
    """The first talk about the progress that is planned from the day `on`."""
    return session.exec(
        select(sa.func.min(Voortgang.held_on)).where(
            Voortgang.dossier_id == dossier.id,
            col(Voortgang.kind).in_(_AGREED),
            col(Voortgang.closed_at).is_(None),
            col(Voortgang.removed_at).is_(None),
            col(Voortgang.held_on) >= on,
        )
    ).one()


def _soonest(days: Iterable[date | None]) -> date | None:
    return min((each for each in days if each is not None), default=None)


def _agree_on(session: Session, dossier: Dossier, next_on: date | None) -> None:
    note_day(dossier, "next_talk_on", next_on)
    refresh_status(session, dossier)


def note_day(dossier: Dossier, field: str, day: date | None) -> None:
    """Write a date of the dossier as its own screen does, with the next version of that field. Does not restate."""
    if getattr(dossier, field) == day:
        return
    setattr(dossier, field, day)
    dossier.field_versions = {**dossier.field_versions, field: dossier.field_versions.get(field, 0) + 1}

"""What DUO tells: keep it, ask DUO for more, take over what follows from it, and note that it was dealt with."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, require_login
from actions.deed.transaction import deed, is_first
from actions.duo.queue import NewMessage, queue_message
from events import DuoHandled, DuoNotified
from forms.engine.typed_input import clean
from models import Dossier, DuoNotificatie, Gemeente
from models.guards.encryption import bsn_hash
from models.values.duo_notices import about
from refusals import AlreadyDone, Invalid, NotFound
from rules.duo.answers import Notificatie
from rules.duo.events import asks
from rules.problems import Problem, ProblemCode

LONGEST_NOTE = 300


@deed
def receive_notification(session: Session, *, message_id: UUID, notification: Notificatie, at: datetime) -> bool:
    """Keep what DUO told; False when this message was kept before. Called by `doors.duo`, without a user.

    The dossier is found by BSN, else by V-number, in whatever gemeente of this installation has it, an open one first.
    Nobody found: it is kept for the first gemeente, with the hash of the BSN, until somebody registers this person.
    """
    if session.get(DuoNotificatie, message_id) is not None:
        return False
    gemeenten = session.exec(select(Gemeente.id).order_by(col(Gemeente.id))).all()
    if not gemeenten:
        raise NotFound
    hashes = {each: bsn_hash(session, each, notification.bsn) for each in gemeenten} if notification.bsn else {}
    numbers = _numbers(notification.v_nummer)
    dossier = _dossier(session, list(hashes.values()), numbers)
    home = dossier.gemeente_id if dossier else gemeenten[0]
    session.add(
        DuoNotificatie(
            id=message_id,
            gemeente_id=home,
            dossier_id=dossier.id if dossier else None,
            code=notification.gebeurtenis,
            registered_at=notification.registratie,
            received_at=at,
            bsn_hash=None if dossier else hashes.get(home),
            v_number="" if dossier or not numbers else numbers[0],
        )
    )
    if not is_first(
        session, lambda: session.get(DuoNotificatie, message_id) is not None
    ):  # the same message at the same moment
        return False
    event = DuoNotified(
        dossier_id=dossier.id if dossier else None, notificatie_id=message_id, code=notification.gebeurtenis
    )
    record(session, event, by=None, at=at, gemeente_id=home)
    session.commit()
    return True


@deed
def ask_duo(session: Session, *, notificatie_id: UUID, by: User, at: datetime) -> list[UUID]:
    """Put the questions ready that belong to a notification; one that waits or was answered is not asked again.
    Gives the ids of the messages.

    Raises Invalid when the dossier has no BSN, NotAllowed, NotFound.
    """
    notice, dossier = _notice(session, notificatie_id, permission=Permission.SEND_DUO, by=by, at=at)
    if dossier is None:
        raise NotFound
    return [
        queue_message(
            session,
            dossier_id=dossier.id,
            news=NewMessage(kind=kind, body=None, intent=f"{kind.value}:{notice.id}"),
            by=by,
            at=at,
        )
        for kind in asks(notice.code)
    ]


@deed
def handle_notification(session: Session, *, notificatie_id: UUID, note: str, by: User, at: datetime) -> None:
    """Note that somebody dealt with what DUO told, with a few words when they want.

    Raises AlreadyDone, Invalid for a note that is too long, NotAllowed, NotFound.
    """
    notice, dossier = _notice(session, notificatie_id, permission=Permission.EDIT_DOSSIER, by=by, at=at)
    text = clean(note)
    if len(text) > LONGEST_NOTE:
        raise Invalid(Problem("note", ProblemCode.TOO_LONG))
    done = session.connection().execute(
        sa.update(DuoNotificatie)
        .where(col(DuoNotificatie.id) == notice.id, col(DuoNotificatie.handled_at).is_(None))
        .values(
            handled_at=at,
            handled_by=by.id,
            note=text,
            dossier_id=dossier.id if dossier else None,
            version=DuoNotificatie.version + 1,
        )
    )
    if done.rowcount != 1:
        raise AlreadyDone
    event = DuoHandled(dossier_id=dossier.id if dossier else None, notificatie_id=notice.id, code=notice.code)
    record(session, event, by=by, at=at)
    session.commit()


class NoticeOfDossier(NamedTuple):
    """A notification of DUO and the dossier that it is about."""

    notice: DuoNotificatie
    dossier: Dossier


class _NoticeOfSomebody(NamedTuple):
    """A notification of DUO; without a dossier as long as nobody here is known by it."""

    notice: DuoNotificatie
    dossier: Dossier | None


def notice_of(session: Session, notificatie_id: UUID, *, by: User, at: datetime) -> NoticeOfDossier:
    """A notification with the dossier that it is about, for a deed on that dossier. Raises NotFound, NotAllowed."""
    notice, dossier = _notice(session, notificatie_id, permission=Permission.EDIT_DOSSIER, by=by, at=at)
    if dossier is None:
        raise NotFound
    return NoticeOfDossier(notice, dossier)


def _notice(
    session: Session, notificatie_id: UUID, *, permission: Permission, by: User, at: datetime
) -> _NoticeOfSomebody:
    """Of an unknown person only for who oversees the gemeente; else for who works on the dossier."""
    require_login(session, by=by, permission=permission, at=at)
    row = session.exec(
        select(DuoNotificatie, Dossier.id)
        .join(Dossier, about(), isouter=True)
        .where(DuoNotificatie.id == notificatie_id, DuoNotificatie.gemeente_id == by.gemeente_id)
    ).first()
    if row is None:
        raise NotFound
    notice, dossier_id = row
    if dossier_id is None:
        require_login(session, by=by, permission=Permission.OVERSEE, at=at)
        return _NoticeOfSomebody(notice, None)
    return _NoticeOfSomebody(notice, dossier_for(session, dossier_id, by=by, permission=permission, at=at))


def _numbers(v_number: int | None) -> list[str]:
    """How a V-number may be written in a dossier."""
    return [] if v_number is None else [f"{v_number:010d}", str(v_number)]


def _dossier(session: Session, hashes: Sequence[str], numbers: Sequence[str]) -> Dossier | None:
    """By BSN; by V-number only a dossier in which no other BSN stands."""
    no_other = col(Dossier.bsn_hash).is_(None) if hashes else sa.true()
    for condition in (col(Dossier.bsn_hash).in_(hashes), col(Dossier.v_number).in_(numbers) & no_other):
        dossier = session.exec(
            select(Dossier)
            .where(condition)
            .order_by(col(Dossier.is_open).desc(), col(Dossier.created_at).desc(), col(Dossier.id))
            .limit(1)
        ).first()
        if dossier is not None:
            return dossier
    return None

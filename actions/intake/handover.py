"""Hand a dossier over warmly: what worked, open worries, promises; and that it was received."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.field_checks import past_day_problem, refuse, text_problem
from actions.deed.idempotent_insert import is_kept, keep
from actions.deed.transaction import deed
from events import HandedOver, HandoverReceived
from forms.engine.typed_input import clean
from models import WarmeOverdracht
from models.guards.encryption import encrypted, overdracht_ad
from refusals import AlreadyDone, NotAllowed, NotFound
from rules.law.dutch_time import day_of
from rules.problems import ProblemCode

LONGEST_TEXT = 3000
LONGEST_NAME = 160
_NOON = time(12, tzinfo=UTC)  # of a receipt that was told later only the day is known


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What the giver writes down, and to whom it goes."""

    worked: str
    worries: str
    promises: str
    handed_to: str


@deed
def hand_over(session: Session, *, handover_id: UUID, dossier_id: UUID, sheet: Sheet, by: User, at: datetime) -> UUID:
    """Keep a hand-over sheet; it does not change any more. The same `handover_id` again (a second click) does nothing.

    Raises Invalid per field (worked, worries, promises, handed_to), NotFound, NotAllowed.
    """
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.HAND_OVER, at=at)
    if is_kept(session, WarmeOverdracht, handover_id, dossier_id):
        return handover_id
    texts = Sheet(
        worked=clean(sheet.worked),
        worries=clean(sheet.worries),
        promises=clean(sheet.promises),
        handed_to=" ".join(clean(sheet.handed_to).split()),
    )
    refuse(_wrong(texts))
    row = WarmeOverdracht(
        id=handover_id,
        gemeente_id=dossier.gemeente_id,
        dossier_id=dossier_id,
        worked=encrypted(session, texts.worked, overdracht_ad(handover_id, "worked")),
        worries=encrypted(session, texts.worries, overdracht_ad(handover_id, "worries")),
        promises=encrypted(session, texts.promises, overdracht_ad(handover_id, "promises")),
        handed_to=texts.handed_to,
        handed_by=by.id,
        handed_at=at,
    )
    if not keep(session, row):
        return handover_id
    record(session, HandedOver(dossier_id=dossier_id, handover_id=handover_id), by=by, at=at)
    session.commit()
    return handover_id


@deed
def receive_handover(session: Session, *, dossier_id: UUID, handover_id: UUID, by: User, at: datetime) -> None:
    """A colleague who may see the dossier says that the hand-over was received; a second call changes nothing.

    Raises NotAllowed for the giver, AlreadyDone when it was received before, NotFound.
    """
    row = _handover(session, dossier_id, handover_id, by, at)
    if row.handed_by == by.id:
        raise NotAllowed
    if row.received_by == by.id:
        return
    _receive(session, row, {"received_by": by.id, "received_name": by.name, "received_at": at}, by=by, at=at)


@dataclass(frozen=True, kw_only=True)
class ReceiptFacts:
    """Who received a hand-over, and on which day."""

    name: str
    received_on: date | None


@deed
def note_receipt(
    session: Session, *, dossier_id: UUID, handover_id: UUID, receipt: ReceiptFacts, by: User, at: datetime, on: date
) -> None:
    """The giver notes who received it and when, for a receiver without Koers; a second call changes nothing.

    Raises Invalid per field (name, received_on), NotAllowed for who did not write it, AlreadyDone
    when it was received before, NotFound.
    """
    row = _handover(session, dossier_id, handover_id, by, at)
    if row.handed_by != by.id:
        raise NotAllowed
    name = " ".join(clean(receipt.name).split())
    handed_on = day_of(row.handed_at)
    refuse(
        {
            "name": text_problem(name, LONGEST_NAME, needed=True),
            "received_on": past_day_problem(
                receipt.received_on, on, since=handed_on, before=ProblemCode.BEFORE_HANDOVER
            ),
        }
    )
    moment = datetime.combine(receipt.received_on or on, _NOON)
    if (row.received_name, row.received_at) == (name, moment):
        return
    _receive(session, row, {"received_name": name, "received_at": moment}, by=by, at=at)


def _wrong(sheet: Sheet) -> dict[str, ProblemCode | None]:
    """Of the three texts at least one must be filled in."""
    empty = not (sheet.worked or sheet.worries or sheet.promises)
    return {
        "worked": ProblemCode.MISSING if empty else text_problem(sheet.worked, LONGEST_TEXT, needed=False),
        "worries": text_problem(sheet.worries, LONGEST_TEXT, needed=False),
        "promises": text_problem(sheet.promises, LONGEST_TEXT, needed=False),
        "handed_to": text_problem(sheet.handed_to, LONGEST_NAME, needed=True),
    }


def _handover(session: Session, dossier_id: UUID, handover_id: UUID, by: User, at: datetime) -> WarmeOverdracht:
    dossier_for(session, dossier_id, by=by, permission=Permission.HAND_OVER, at=at)
    rows = select(WarmeOverdracht).where(WarmeOverdracht.id == handover_id, WarmeOverdracht.dossier_id == dossier_id)
    row = session.exec(rows).first()
    if row is None:
        raise NotFound
    return row


def _receive(session: Session, row: WarmeOverdracht, receipt: dict[str, object], *, by: User, at: datetime) -> None:
    result = session.exec(
        sa.update(WarmeOverdracht)
        .where(col(WarmeOverdracht.id) == row.id, col(WarmeOverdracht.received_at).is_(None))
        .values(version=row.version + 1, **receipt)
        .execution_options(synchronize_session=False)
    )
    if result.rowcount != 1:
        raise AlreadyDone
    record(session, HandoverReceived(dossier_id=row.dossier_id, handover_id=row.id), by=by, at=at)
    session.commit()

"""What the sender does with the messages for DUO: take one, note what came of it. Done by `koers duo send`.

A message is taken by one statement that only one sender can win, and committed before anything is sent. A sender that
dies leaves its message "bezig"; when its lease is over another takes it, under the same berichtId.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from actions.deed.audit import record
from actions.deed.transaction import deed
from events import DuoAccepted, DuoRefused, Event
from models import Dossier, DuoBericht
from models.base import table
from models.guards.encryption import bsn_of, of_bericht, opened, sealed
from rules.duo import BerichtKind
from rules.duo.verdict import LEASE, BerichtStatus, DuoVerdict, verdict

_WAITING = (BerichtStatus.KLAAR.value, BerichtStatus.BEZIG.value)


@dataclass(frozen=True, kw_only=True)
class Outgoing:
    """A message that this sender may send now. `path` holds the BSN and `body` the content: neither may be logged."""

    id: UUID
    version: int
    kind: BerichtKind
    method: str
    path: str
    body: str
    attempts: int

    def __repr__(self) -> str:
        """Without path and body, so that no log or traceback tells about a person."""
        return f"Outgoing({self.kind.value} {self.id})"


@deed
def take_message(session: Session, *, at: datetime) -> Outgoing | None:
    """Take the message that waits longest and is due, for this sender alone; None when there is none.

    Messages about one dossier go in the order in which they were made. A dossier that lost its BSN is refused here.
    """
    while True:
        found = session.exec(_due(at)).first()
        if found is None:
            return None
        if not _won(session, found, at):
            continue
        outgoing = _outgoing(session, found)
        if outgoing is not None:
            session.commit()
            return outgoing
        nobody = DuoVerdict(status=BerichtStatus.GEWEIGERD, words=("In dit dossier staat geen BSN meer.",))
        _write(session, found, nobody, None, None, at)
        session.commit()


@deed
def note_answer(session: Session, *, sent: Outgoing, code: int | None, told: object, at: datetime) -> DuoVerdict | None:
    """Keep what DUO answered (`code` None: nothing came). None when another sender has this message by now."""
    found = session.exec(
        select(DuoBericht)
        .where(DuoBericht.id == sent.id, DuoBericht.version == sent.version)
        .where(DuoBericht.status == BerichtStatus.BEZIG.value)
    ).first()
    outcome = verdict(sent.kind, code, told, sent.attempts)
    if found is None or not _write(session, found, outcome, code, told, at):
        return None
    session.commit()
    return outcome


def _due(at: datetime) -> SelectOfScalar[DuoBericht]:
    before = table(DuoBericht).alias("before")
    earlier = (
        sa.select(sa.literal(1))
        .where(before.c.dossier_id == col(DuoBericht.dossier_id), before.c.status.in_(_WAITING))
        .where(before.c.id < col(DuoBericht.id), before.c.method != "GET")
        .exists()
    )
    return (
        select(DuoBericht)
        .where(col(DuoBericht.status).in_(_WAITING), col(DuoBericht.next_try_at) <= at)
        .where(~earlier)
        .order_by(col(DuoBericht.next_try_at), col(DuoBericht.id))
        .limit(1)
        .execution_options(populate_existing=True)
    )


def _won(session: Session, found: DuoBericht, at: datetime) -> bool:
    """Whether this sender was the first to take it; the version that was seen decides."""
    taken = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == found.id, col(DuoBericht.version) == found.version)
        .where(col(DuoBericht.status) == found.status)
        .values(
            status=BerichtStatus.BEZIG.value,
            attempts=DuoBericht.attempts + 1,
            next_try_at=at + LEASE,
            version=DuoBericht.version + 1,
        )
    )
    if taken.rowcount != 1:
        return False
    session.refresh(found)
    return True


def _outgoing(session: Session, found: DuoBericht) -> Outgoing | None:
    path = found.path
    if "{bsn}" in path:
        dossier = session.get(Dossier, found.dossier_id) if found.dossier_id else None
        bsn = bsn_of(session, dossier) if dossier else None
        if not bsn:
            return None
        path = path.replace("{bsn}", bsn)
    return Outgoing(
        id=found.id,
        version=found.version,
        kind=BerichtKind(found.kind),
        method=found.method,
        path=path,
        body=opened(session, found.body, of_bericht(found.id, "body")),
        attempts=found.attempts,
    )


def _write(
    session: Session, found: DuoBericht, outcome: DuoVerdict, code: int | None, told: object, at: datetime
) -> bool:
    """Write down what came of it; False when the message is no longer this sender's."""
    taken = outcome.status is BerichtStatus.AANGENOMEN
    kept = {"words": list(outcome.words), **({"told": told} if taken and told is not None else {})}
    done = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == found.id, col(DuoBericht.version) == found.version)
        .values(
            status=outcome.status.value,
            next_try_at=at + outcome.pause if outcome.pause else None,
            answer_code=code,
            answer=sealed(session, json.dumps(kept, ensure_ascii=False), of_bericht(found.id, "answer")),
            sent_at=at if code is not None else DuoBericht.sent_at,
            version=DuoBericht.version + 1,
        )
    )
    if done.rowcount != 1:
        return False
    event: Event | None = None
    if taken:
        event = DuoAccepted(dossier_id=found.dossier_id, bericht_id=found.id, kind=found.kind)
    elif outcome.status is BerichtStatus.GEWEIGERD:
        event = DuoRefused(dossier_id=found.dossier_id, bericht_id=found.id, kind=found.kind)
    if event:
        record(session, event, by=None, at=at, gemeente_id=found.gemeente_id)
    return True

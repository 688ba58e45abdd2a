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
from models.guards.encryption import bericht_ad, bsn_of, decrypted, encrypted
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
        row = session.exec(_due(at)).first()
        if row is None:
            return None
        if not _won(session, row, at):
            continue
        outgoing = _outgoing(session, row)
        if outgoing is not None:
            session.commit()
            return outgoing
        nobody = DuoVerdict(status=BerichtStatus.GEWEIGERD, words=("In dit dossier staat geen BSN meer.",))
        _write(session, row, nobody, None, None, at)
        session.commit()


@deed
def note_answer(session: Session, *, sent: Outgoing, code: int | None, body: object, at: datetime) -> DuoVerdict | None:
    """Keep what DUO answered (`code` None: nothing came). None when another sender has this message by now."""
    row = session.exec(
        select(DuoBericht)
        .where(DuoBericht.id == sent.id, DuoBericht.version == sent.version)
        .where(DuoBericht.status == BerichtStatus.BEZIG.value)
    ).first()
    outcome = verdict(sent.kind, code, body, sent.attempts)
    if row is None or not _write(session, row, outcome, code, body, at):
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


def _won(session: Session, bericht: DuoBericht, at: datetime) -> bool:
    """Claim the message for this sender; False when another sender changed its version first."""
    result = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == bericht.id, col(DuoBericht.version) == bericht.version)
        .where(col(DuoBericht.status) == bericht.status)
        .values(
            status=BerichtStatus.BEZIG.value,
            attempts=DuoBericht.attempts + 1,
            next_try_at=at + LEASE,
            version=DuoBericht.version + 1,
        )
    )
    if result.rowcount != 1:
        return False
    session.refresh(bericht)
    return True


def _outgoing(session: Session, bericht: DuoBericht) -> Outgoing | None:
    path = bericht.path
    if "{bsn}" in path:
        dossier = session.get(Dossier, bericht.dossier_id) if bericht.dossier_id else None
        bsn = bsn_of(session, dossier) if dossier else None
        if not bsn:
            return None
        path = path.replace("{bsn}", bsn)
        bericht.bsn_hash = dossier.bsn_hash if dossier else None
    return Outgoing(
        id=bericht.id,
        version=bericht.version,
        kind=BerichtKind(bericht.kind),
        method=bericht.method,
        path=path,
        body=decrypted(session, bericht.body, bericht_ad(bericht.id, "body")),
        attempts=bericht.attempts,
    )


def _write(
    session: Session, bericht: DuoBericht, outcome: DuoVerdict, code: int | None, body: object, at: datetime
) -> bool:
    """Store the outcome; False when the message no longer belongs to this sender."""
    accepted = outcome.status is BerichtStatus.AANGENOMEN
    answer = {"words": list(outcome.words), **({"told": body} if accepted and body is not None else {})}
    done = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == bericht.id, col(DuoBericht.version) == bericht.version)
        .values(
            status=outcome.status.value,
            next_try_at=at + outcome.pause if outcome.pause else None,
            answer_code=code,
            answer=encrypted(session, json.dumps(answer, ensure_ascii=False), bericht_ad(bericht.id, "answer")),
            sent_at=at if code is not None else DuoBericht.sent_at,
            version=DuoBericht.version + 1,
        )
    )
    if done.rowcount != 1:
        return False
    event: Event | None = None
    if accepted:
        event = DuoAccepted(dossier_id=bericht.dossier_id, bericht_id=bericht.id, kind=bericht.kind)
    elif outcome.status is BerichtStatus.GEWEIGERD:
        event = DuoRefused(dossier_id=bericht.dossier_id, bericht_id=bericht.id, kind=bericht.kind)
    if event:
        record(session, event, by=None, at=at, gemeente_id=bericht.gemeente_id)
    return True

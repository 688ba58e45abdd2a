"""The messages to DUO of one dossier: what can still be put ready, and how far each message is."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Caseworker, Dossier, DuoBericht
from models.guards.encryption import bericht_ad, decrypted
from models.guards.scope import visible_to
from models.values.duo_messages import DuoNews, by_intent, current_message, messages_under, says_same
from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.ready import ReadyMessage
from rules.duo.verdict import BerichtStatus


@dataclass(frozen=True, kw_only=True)
class BerichtLine:
    """One message: what it is, how far, and what DUO said. Its content is not here."""

    id: UUID
    kind: BerichtKind
    status: BerichtStatus
    attempts: int
    next_try_at: datetime | None
    answer_code: int | None
    words: tuple[str, ...]
    by: str
    created_at: datetime
    sent_at: datetime | None

    @property
    def waits(self) -> bool:
        """Whether it still has to go."""
        return self.status in (BerichtStatus.KLAAR, BerichtStatus.BEZIG)


@dataclass(frozen=True, kw_only=True)
class Outbox:
    """Of the messages that could go those that are `unsent`, and by intent how far the others are (`statuses`); and the
    messages there are, the newest first."""

    unsent: tuple[ReadyMessage, ...]
    lines: tuple[BerichtLine, ...]
    statuses: Mapping[str, BerichtStatus] = field(default_factory=dict)

    @property
    def under_way(self) -> bool:
        """Whether something waits for DUO."""
        return any(each.waits for each in self.lines)


def outbox(
    session: Session,
    dossier_id: UUID,
    *,
    ready: Sequence[ReadyMessage],
    seen_by: User,
    stuck: Sequence[ReadyMessage] = (),
) -> Outbox:
    """The outbox of a dossier; empty when it is not theirs to see. Questions to DUO are in `queries.duo.inbox`.

    `stuck`: messages that DUO would refuse now; they are not `unsent`, but DUO may have taken them before.
    """
    if not may(seen_by, Permission.VIEW_PIP):
        return Outbox(unsent=(), lines=())
    rows = session.exec(
        select(DuoBericht, Caseworker.name, Dossier.bsn_hash)
        .join(Dossier, col(Dossier.id) == col(DuoBericht.dossier_id))
        .join(Caseworker, col(Caseworker.id) == col(DuoBericht.created_by))
        .where(DuoBericht.dossier_id == dossier_id, visible_to(seen_by), DuoBericht.method != "GET")
        .order_by(col(DuoBericht.created_at).desc(), col(DuoBericht.id).desc())
    ).all()
    # Of a contactpersoon DUO may have heard from another dossier of the same regievoerder.
    whole = [*ready, *stuck]
    shared = [each.intent for each in whole if "{bsn}" not in ENDPOINTS[each.kind].path]
    messages = by_intent(row for row, _, _ in rows)
    bsn_hash = rows[0][2] if rows else None
    if shared:
        messages |= by_intent(session.exec(messages_under(seen_by.gemeente_id, shared)))
    statuses = {each.intent: _sent_status(session, each, bsn_hash, messages.get(each.intent, [])) for each in whole}
    return Outbox(
        unsent=tuple(each for each in ready if statuses[each.intent] is None),
        lines=tuple(_line(session, row, name) for row, name, _ in rows),
        statuses={intent: status for intent, status in statuses.items() if status is not None},
    )


def _sent_status(
    session: Session, ready: ReadyMessage, bsn_hash: str | None, messages: Sequence[DuoBericht]
) -> BerichtStatus | None:
    """The status of the last valid message about this subject when its content is the same, else None."""
    current = current_message(messages)
    news = DuoNews(kind=ready.kind, body=ready.body, places=ready.places, bsn_hash=bsn_hash)
    if current is None or not says_same(session, current, news):
        return None
    return BerichtStatus(current.status)


def _line(session: Session, row: DuoBericht, name: str) -> BerichtLine:
    text = decrypted(session, row.answer, bericht_ad(row.id, "answer"))
    return BerichtLine(
        id=row.id,
        kind=BerichtKind(row.kind),
        status=BerichtStatus(row.status),
        attempts=row.attempts,
        next_try_at=row.next_try_at,
        answer_code=row.answer_code,
        words=tuple(json.loads(text)["words"]) if text else (),
        by=name,
        created_at=row.created_at,
        sent_at=row.sent_at,
    )

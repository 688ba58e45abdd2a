"""What DUO answered last about a dossier: the hours of participation that somebody can bear, among others."""

import json
from uuid import UUID

from sqlmodel import Session, col, select

from models.duo import DuoBericht
from models.guards.encryption import of_bericht, opened
from rules.duo import BerichtKind, MalformedMessage
from rules.duo.comparison import read_messages
from rules.duo.message import DuoMessage
from rules.duo.ontheffing import participation_limit
from rules.duo.verdict import BerichtStatus


def last_answer(session: Session, dossier_id: UUID, kind: BerichtKind) -> tuple[DuoMessage, ...]:
    """What DUO answered last to a question about this dossier; empty when it was never asked or answered."""
    row = session.exec(
        select(DuoBericht)
        .where(DuoBericht.dossier_id == dossier_id, DuoBericht.status == BerichtStatus.AANGENOMEN.value)
        .where(DuoBericht.kind == kind.value)
        .order_by(col(DuoBericht.created_at).desc(), col(DuoBericht.id).desc())
        .limit(1)
    ).first()
    if row is None or not row.answer:
        return ()
    kept = json.loads(opened(session, row.answer, of_bericht(row.id, "answer")))
    try:
        return read_messages(kind, kept.get("told"))
    except MalformedMessage:
        return ()


def participation_limit_of(session: Session, dossier_id: UUID) -> int | None:
    """The most hours of participation by a partial ontheffing of DUO, 0 for none at all; None without one."""
    return participation_limit(last_answer(session, dossier_id, BerichtKind.VRAAG_ONTHEFFING))

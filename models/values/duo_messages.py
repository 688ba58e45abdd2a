"""The messages to DUO under one intent, and which of them counts when a later one was withdrawn or refused."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.duo import DuoBericht
from models.guards.encryption import bericht_ad, decrypted
from rules.duo.kinds import ENDPOINTS, BerichtKind
from rules.duo.verdict import BerichtStatus

LONGEST_INTENT = 110
# As long as one of these stands, the same news is not told a second time. After a refusal or a withdrawal it may be.
_STANDS = (BerichtStatus.KLAAR, BerichtStatus.BEZIG, BerichtStatus.AANGENOMEN, BerichtStatus.MISLUKT)


def messages_under(gemeente_id: UUID, intents: Sequence[str]) -> SelectOfScalar[DuoBericht]:
    """Select the messages of a gemeente under any of these intents, as they are in the database now."""
    under = (col(DuoBericht.intent).startswith(f"{each[:LONGEST_INTENT]}#", autoescape=True) for each in intents)
    statement = select(DuoBericht).where(DuoBericht.gemeente_id == gemeente_id, sa.or_(sa.false(), *under))
    return statement.execution_options(populate_existing=True)


def by_intent(rows: Iterable[DuoBericht]) -> dict[str, list[DuoBericht]]:
    """Messages by their intent, each in the order in which they were made."""
    by_intents: dict[str, list[DuoBericht]] = {}
    for row in sorted(rows, key=number_of):
        by_intents.setdefault(row.intent.rsplit("#", 1)[0], []).append(row)
    return by_intents


def number_of(row: DuoBericht) -> int:
    """Which message under its intent this is, counted from 1."""
    return int(row.intent.rsplit("#", 1)[1])


def current_message(rows: Sequence[DuoBericht]) -> DuoBericht | None:
    """The last message under one intent that still counts; a question that failed does not, it can be sent again."""
    for row in reversed(rows):
        if row.status in _STANDS and not (row.method == "GET" and row.status == BerichtStatus.MISLUKT):
            return row
    return None


@dataclass(frozen=True, kw_only=True)
class DuoNews:
    """What DUO is to know: the kind, the content, what fills the places of the path, and whose BSN fills {bsn}."""

    kind: BerichtKind
    body: Mapping[str, object] | None
    places: Mapping[str, str]
    bsn_hash: str | None


def says_same(session: Session, row: DuoBericht, news: DuoNews) -> bool:
    """Whether a message says this already, about this BSN: after a corrected BSN DUO knows it of somebody else."""
    same_person = None in (row.bsn_hash, news.bsn_hash) or row.bsn_hash == news.bsn_hash
    same_place = row.kind == news.kind.value and row.path == filled(news.kind, news.places)
    return same_person and same_place and content_of(session, row) == news.body


def content_of(session: Session, row: DuoBericht) -> dict[str, object] | None:
    """The content of a message, readable; None for one without a body."""
    written = decrypted(session, row.body, bericht_ad(row.id, "body"))
    content: dict[str, object] | None = json.loads(written) if written else None
    return content


def filled(kind: BerichtKind, places: Mapping[str, str]) -> str:
    """The path of a kind with its places filled in; the BSN stays open."""
    path = ENDPOINTS[kind].path
    for name, value in places.items():
        path = path.replace(f"{{{name}}}", value)
    return path


def last_answered(dossier_id: UUID, kind: BerichtKind) -> SelectOfScalar[DuoBericht]:
    """Select the question of this kind about a dossier that DUO answered last; no row when it answered none."""
    return (
        select(DuoBericht)
        .where(DuoBericht.dossier_id == dossier_id, DuoBericht.status == BerichtStatus.AANGENOMEN.value)
        .where(DuoBericht.kind == kind.value)
        .order_by(col(DuoBericht.created_at).desc(), col(DuoBericht.id).desc())
        .limit(1)
    )


def answer_of(session: Session, row: DuoBericht | None) -> object:
    """DUO's answer to a question as JSON, readable; None without one. Raises secrecy.Unreadable."""
    written = decrypted(session, row.answer, bericht_ad(row.id, "answer")) if row is not None else None
    return json.loads(written).get("told") if written else None

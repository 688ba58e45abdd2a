"""Put a message for DUO ready, try it again, take it back. Nothing is sent here: see `actions.duo.sending`."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for, require_login
from actions.deed.transaction import deed, is_first
from events import DuoQueued, DuoWithdrawn
from models import Dossier, DuoBericht
from models.base import new_id
from models.guards.encryption import bericht_ad, encrypted
from models.guards.scope import visible_to
from models.values.duo_messages import (
    LONGEST_INTENT,
    DuoNews,
    by_intent,
    current_message,
    filled,
    messages_under,
    number_of,
    says_same,
)
from refusals import AlreadyDone, Incomplete, Invalid, NotFound
from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.verdict import BerichtStatus
from rules.problems import Problem, ProblemCode

# What can be taken back: DUO does not have it, or somebody decided to leave it at that.
_TAKEN_BACK = (BerichtStatus.KLAAR, BerichtStatus.GEWEIGERD, BerichtStatus.MISLUKT)


@dataclass(frozen=True, kw_only=True)
class NewMessage:
    """What DUO is to be told, and under which intent; `places` fills {id} and {instellingsnummer} of its address."""

    kind: BerichtKind
    body: Mapping[str, object] | None
    intent: str
    places: Mapping[str, str] | None = None


@deed
def queue_message(session: Session, *, dossier_id: UUID | None, news: NewMessage, by: User, at: datetime) -> UUID:
    """Put a message ready for DUO; gives its id, which is the berichtId. `places` fills {id} and {instellingsnummer}.

    The last message that stands under an intent tells what DUO knows: the same again does nothing, another content
    makes a next message, in the place of what was not sent yet, refused, or given up. Raises Incomplete with the
    rules.duo.MessageProblem of each field, Invalid when the dossier has no BSN, NotAllowed, NotFound.
    """
    gemeente_id, bsn_hash = _addressed_to(session, dossier_id, news.kind, by=by, at=at)
    endpoint = ENDPOINTS[news.kind]
    problems = endpoint.body.problems_in(dict(news.body or {})) if endpoint.body else []
    if problems:
        raise Incomplete(problems)
    made = DuoBericht(
        id=new_id(),
        gemeente_id=gemeente_id,
        dossier_id=dossier_id,
        kind=news.kind.value,
        intent=news.intent,
        method=endpoint.method,
        path=_checked(news.kind, news.places or {}),
        next_try_at=at,
        created_by=by.id,
        created_at=at,
    )
    made.body = encrypted(session, _canonical(news.body), bericht_ad(made.id, "body"))
    to_be_known = DuoNews(kind=news.kind, body=news.body, places=news.places or {}, bsn_hash=bsn_hash)
    while True:
        messages = _messages_of(session, gemeente_id, news.intent)
        current = current_message(messages)
        if current is not None and says_same(session, current, to_be_known):
            return current.id
        made.intent = f"{news.intent[:LONGEST_INTENT]}#{number_of(messages[-1]) + 1 if messages else 1}"
        if _added(session, made, len(messages)):
            break
    _replace(session, messages)
    record(session, DuoQueued(dossier_id=dossier_id, bericht_id=made.id, kind=news.kind.value), by=by, at=at)
    session.commit()
    return made.id


@deed
def withdraw_message(session: Session, *, bericht_id: UUID, by: User, at: datetime) -> None:
    """Take back a message that DUO does not have, or leave a refused one at that.

    Raises AlreadyDone when it is under way or taken, NotAllowed, NotFound.
    """
    bericht = _bericht(session, bericht_id, by=by, at=at)
    _move(session, bericht, _TAKEN_BACK, status=BerichtStatus.INGETROKKEN.value, next_try_at=None)
    withdrawn = DuoWithdrawn(dossier_id=bericht.dossier_id, bericht_id=bericht_id, kind=bericht.kind)
    record(session, withdrawn, by=by, at=at)
    session.commit()


@deed
def try_again(session: Session, *, bericht_id: UUID, by: User, at: datetime) -> None:
    """Send now what waits for its next try, or what Koers gave up; it keeps its berichtId, for DUO may have it.

    Raises AlreadyDone when there is nothing to try or DUO was told otherwise since, NotAllowed, NotFound.
    """
    bericht = _bericht(session, bericht_id, by=by, at=at)
    current = current_message(_messages_of(session, bericht.gemeente_id, bericht.intent.rsplit("#", 1)[0]))
    if current is not None and number_of(current) > number_of(bericht):
        raise AlreadyDone
    again = (BerichtStatus.KLAAR, BerichtStatus.MISLUKT)
    _move(session, bericht, again, status=BerichtStatus.KLAAR.value, attempts=0, next_try_at=at)
    record(session, DuoQueued(dossier_id=bericht.dossier_id, bericht_id=bericht_id, kind=bericht.kind), by=by, at=at)
    session.commit()


class _Address(NamedTuple):
    gemeente_id: UUID
    bsn_hash: str | None  # of who it is about


def _addressed_to(session: Session, dossier_id: UUID | None, kind: BerichtKind, *, by: User, at: datetime) -> _Address:
    if dossier_id is None:
        require_login(session, by=by, permission=Permission.SEND_DUO, at=at)
        if "{bsn}" in ENDPOINTS[kind].path:
            raise NotFound
        return _Address(by.gemeente_id, None)
    dossier: Dossier = dossier_for(session, dossier_id, by=by, permission=Permission.SEND_DUO, at=at)
    if dossier.bsn_hash is None and "{bsn}" in ENDPOINTS[kind].path:
        raise Invalid(Problem("bsn", ProblemCode.MISSING))
    return _Address(dossier.gemeente_id, dossier.bsn_hash)


def _bericht(session: Session, bericht_id: UUID, *, by: User, at: datetime) -> DuoBericht:
    require_login(session, by=by, permission=Permission.SEND_DUO, at=at)
    row = session.exec(
        select(DuoBericht)
        .join(Dossier, col(Dossier.id) == col(DuoBericht.dossier_id), isouter=True)
        .where(DuoBericht.id == bericht_id, DuoBericht.gemeente_id == by.gemeente_id)
        .where(col(DuoBericht.dossier_id).is_(None) | visible_to(by))
    ).first()
    if row is None:
        raise NotFound
    return row


def _move(session: Session, bericht: DuoBericht, out_of: tuple[BerichtStatus, ...], **values: object) -> None:
    """Change a message that stands in one of these states, whatever the sender does at this moment."""
    moved = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == bericht.id, col(DuoBericht.status).in_([each.value for each in out_of]))
        .values(version=DuoBericht.version + 1, **values)
    )
    if moved.rowcount != 1:
        raise AlreadyDone


def _messages_of(session: Session, gemeente_id: UUID, intent: str) -> list[DuoBericht]:
    """All messages with this news, the oldest first."""
    return by_intent(session.exec(messages_under(gemeente_id, [intent]))).get(intent[:LONGEST_INTENT], [])


def _added(session: Session, made: DuoBericht, before: int) -> bool:
    """Add a message after `before` others; False when another click added it a moment earlier."""
    gemeente_id, intent = made.gemeente_id, made.intent.rsplit("#", 1)[0]
    session.add(made)
    return is_first(session, lambda: len(_messages_of(session, gemeente_id, intent)) != before)


def _replace(session: Session, messages: Sequence[DuoBericht]) -> None:
    """Take back what a new message with the same news makes idle: DUO must not hear the old news after the new."""
    if not messages:
        return
    never_sent = (col(DuoBericht.status) == BerichtStatus.KLAAR.value) & (col(DuoBericht.attempts) == 0)
    given_up = col(DuoBericht.status).in_([BerichtStatus.GEWEIGERD.value, BerichtStatus.MISLUKT.value])
    session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id).in_([each.id for each in messages]), never_sent | given_up)
        .values(status=BerichtStatus.INGETROKKEN.value, next_try_at=None, version=DuoBericht.version + 1)
    )
    for each in messages:
        session.expire(each)


def _canonical(body: Mapping[str, object] | None) -> str:
    return "" if body is None else json.dumps(body, sort_keys=True, ensure_ascii=False)


def _checked(kind: BerichtKind, places: Mapping[str, str]) -> str:
    """The path with everything in it but the BSN. Raises NotFound when a place is not given or is no plain code."""
    path = filled(kind, places)
    if not all(value.isalnum() for value in places.values()) or "{" in path.replace("{bsn}", ""):
        raise NotFound
    return path

"""Put a message for DUO ready, try it again, take it back. Nothing is sent here: see `actions.duo_sending`."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from access import Permission, User
from actions.audit import record
from actions.gate import admit, dossier_for
from events import DuoQueued, DuoWithdrawn
from models import Dossier, DuoBericht
from models.base import new_id
from models.scope import visible_to
from models.sealing import of_bericht, opened, sealed
from refusals import AlreadyDone, Incomplete, Invalid, NotFound
from rules.duo import ENDPOINTS, Kind
from rules.duo.verdict import BerichtStatus

LONGEST_INTENT = 110
# As long as one of these stands, the same news is not told a second time. After a refusal or a withdrawal it may be.
_STANDS = (BerichtStatus.KLAAR, BerichtStatus.BEZIG, BerichtStatus.AANGENOMEN, BerichtStatus.MISLUKT)
# What can be taken back: DUO does not have it, or somebody decided to leave it at that.
_TAKEN_BACK = (BerichtStatus.KLAAR, BerichtStatus.GEWEIGERD, BerichtStatus.MISLUKT)


def queue_message(
    session: Session,
    *,
    dossier_id: UUID | None,
    kind: Kind,
    body: Mapping[str, object] | None,
    intent: str,
    by: User,
    at: datetime,
    places: Mapping[str, str] | None = None,
) -> UUID:
    """Put a message ready for DUO; gives its id, which is the berichtId. `places` fills {id} and {instellingsnummer}.

    The last message under an intent tells what DUO knows: the same content again does nothing, another content makes a
    next message. Raises Incomplete with the rules.duo.Problem of each field, Invalid when the dossier has no BSN,
    NotAllowed, NotFound.
    """
    gemeente_id = _gemeente(session, dossier_id, kind, by=by, at=at)
    endpoint = ENDPOINTS[kind]
    problems = endpoint.body.problems_in(dict(body or {})) if endpoint.body else []
    if problems:
        raise Incomplete(problems)
    content = _canonical(body)
    last = _last(session, gemeente_id, intent)
    if last is not None and last.status in _STANDS and _body(session, last) == content and last.kind == kind.value:
        return last.id
    number = 1 if last is None else int(last.intent.rsplit("#", 1)[1]) + 1
    made = new_id()
    session.add(
        DuoBericht(
            id=made,
            gemeente_id=gemeente_id,
            dossier_id=dossier_id,
            kind=kind.value,
            intent=f"{intent[:LONGEST_INTENT]}#{number}",
            method=endpoint.method,
            path=_filled(endpoint.path, places or {}),
            body=sealed(session, content, of_bericht(made, "body")),
            next_try_at=at,
            created_by=by.id,
            created_at=at,
        )
    )
    try:
        session.flush()
    except IntegrityError:  # the other click was first by a moment
        session.rollback()
        last = _last(session, gemeente_id, intent)
        if last is None:
            raise
        return last.id
    if last is not None and last.status == BerichtStatus.GEWEIGERD:
        last.status, last.version = BerichtStatus.INGETROKKEN.value, last.version + 1  # replaced by this one
    record(session, DuoQueued(dossier_id=dossier_id, bericht_id=made, kind=kind.value), by=by, at=at)
    session.commit()
    return made


def withdraw_message(session: Session, *, bericht_id: UUID, by: User, at: datetime) -> None:
    """Take back a message that DUO does not have, or leave a refused one at that.

    Raises AlreadyDone when it is under way or taken, NotAllowed, NotFound.
    """
    bericht = _bericht(session, bericht_id, by=by, at=at)
    _move(session, bericht, _TAKEN_BACK, status=BerichtStatus.INGETROKKEN.value, next_try_at=None)
    withdrawn = DuoWithdrawn(dossier_id=bericht.dossier_id, bericht_id=bericht_id, kind=bericht.kind)
    record(session, withdrawn, by=by, at=at)
    session.commit()


def try_again(session: Session, *, bericht_id: UUID, by: User, at: datetime) -> None:
    """Send now what waits for its next try, or what Koers gave up; it keeps its berichtId, for DUO may have it.

    Raises AlreadyDone when there is nothing to try, NotAllowed, NotFound.
    """
    bericht = _bericht(session, bericht_id, by=by, at=at)
    again = (BerichtStatus.KLAAR, BerichtStatus.MISLUKT)
    _move(session, bericht, again, status=BerichtStatus.KLAAR.value, attempts=0, next_try_at=at)
    record(session, DuoQueued(dossier_id=bericht.dossier_id, bericht_id=bericht_id, kind=bericht.kind), by=by, at=at)
    session.commit()


def _gemeente(session: Session, dossier_id: UUID | None, kind: Kind, *, by: User, at: datetime) -> UUID:
    if dossier_id is None:
        admit(session, by=by, permission=Permission.SEND_DUO, at=at)
        if "{bsn}" in ENDPOINTS[kind].path:
            raise NotFound
        return by.gemeente_id
    dossier: Dossier = dossier_for(session, dossier_id, by=by, permission=Permission.SEND_DUO, at=at)
    if dossier.bsn_hash is None and "{bsn}" in ENDPOINTS[kind].path:
        raise Invalid((("bsn", "missing"),))
    return dossier.gemeente_id


def _bericht(session: Session, bericht_id: UUID, *, by: User, at: datetime) -> DuoBericht:
    admit(session, by=by, permission=Permission.SEND_DUO, at=at)
    found = session.exec(
        select(DuoBericht)
        .join(Dossier, col(Dossier.id) == col(DuoBericht.dossier_id), isouter=True)
        .where(DuoBericht.id == bericht_id, DuoBericht.gemeente_id == by.gemeente_id)
        .where(col(DuoBericht.dossier_id).is_(None) | visible_to(by))
    ).first()
    if found is None:
        raise NotFound
    return found


def _move(session: Session, bericht: DuoBericht, out_of: tuple[BerichtStatus, ...], **values: object) -> None:
    """Change a message that stands in one of these states, whatever the sender does at this moment."""
    moved = session.connection().execute(
        sa.update(DuoBericht)
        .where(col(DuoBericht.id) == bericht.id, col(DuoBericht.status).in_([each.value for each in out_of]))
        .values(version=DuoBericht.version + 1, **values)
    )
    if moved.rowcount != 1:
        session.rollback()
        raise AlreadyDone


def _last(session: Session, gemeente_id: UUID, intent: str) -> DuoBericht | None:
    """The last message with this news that still says something."""
    rows = session.exec(
        select(DuoBericht)
        .where(DuoBericht.gemeente_id == gemeente_id)
        .where(col(DuoBericht.intent).startswith(f"{intent[:LONGEST_INTENT]}#", autoescape=True))
    ).all()
    return max(rows, key=lambda each: int(each.intent.rsplit("#", 1)[1]), default=None)


def _body(session: Session, bericht: DuoBericht) -> str:
    return opened(session, bericht.body, of_bericht(bericht.id, "body"))


def _canonical(body: Mapping[str, object] | None) -> str:
    return "" if body is None else json.dumps(body, sort_keys=True, ensure_ascii=False)


def _filled(path: str, places: Mapping[str, str]) -> str:
    """The path with everything in it but the BSN. Raises NotFound when a place is not given or is no plain code."""
    for name, value in places.items():
        if not value.isalnum():
            raise NotFound
        path = path.replace(f"{{{name}}}", value)
    if "{" in path.replace("{bsn}", ""):
        raise NotFound
    return path

"""Join two dossiers of one person, and undo that within a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import require_login
from actions.deed.dossier_status import refresh_statuses
from actions.deed.transaction import deed
from actions.dossier import joined_facts, joined_rows
from actions.dossier.identity import hold_register
from actions.dossier.revise import CloseReason
from events import DossiersJoined, DossiersSeparated
from models import Dossier, DossierJoin, Pip, PipVersie
from models.guards.scope import visible_to
from models.values.joining import same_hours, same_klas, side_columns, side_of, version_of
from refusals import AlreadyDone, Incomplete, NotFound
from rules.dossier.joining import JoinPair, JoinQuestion, JoinSide, may_be_undone, obstacles, questions


@dataclass(frozen=True, kw_only=True)
class Joining:
    """What a person chose: which dossier stays, for each fact that differs from which of the two it comes, and which
    questions were answered with yes. `seen` are the versions of both dossiers that stood on the screen.
    """

    kept_id: UUID
    closed_id: UUID
    facts: Mapping[str, UUID] = field(default_factory=dict)
    answered: frozenset[JoinQuestion] = frozenset()
    seen_versions: Mapping[UUID, int] = field(default_factory=dict)


class _Pair(NamedTuple):
    """The two dossiers, held for this deed, and what they have in common."""

    target: Dossier
    closed: Dossier
    common: JoinPair


@deed
def join_dossiers(session: Session, *, join_id: UUID, joining: Joining, by: User, at: datetime, on: date) -> UUID:
    """Let everything of one dossier land in the other; the first stays as a closed pointer. Gives the id of the other.

    The same `join_id` again (a second click) does nothing. Raises NotAllowed, NotFound (one is not theirs), Incomplete
    with the obstacles or the questions that were not answered, Invalid per fact (none was chosen, or it clashes),
    AlreadyDone when one of them was changed since it was looked at.
    """
    require_login(session, by=by, permission=Permission.JOIN_DOSSIERS, at=at)
    hold_register(session, by.gemeente_id)
    if session.get(DossierJoin, join_id) is not None:
        return joining.kept_id
    target, closed, pair = _pair(session, joining, by)
    _refuse(pair, joining.answered)
    if joining.seen_versions != {each.id: version_of(each) for each in (target, closed)}:
        raise AlreadyDone
    chosen = joined_facts.chosen(session, target, closed, joining.facts, on)
    kept_before, closed_before = joined_facts.columns_of(target), joined_facts.columns_of(closed)
    row = DossierJoin(
        id=join_id, gemeente_id=by.gemeente_id, kept_id=target.id, closed_id=closed.id, joined_at=at, joined_by=by.id
    )
    joined_facts.keep_numbers(session, row, target, closed)
    moved = joined_rows.move(session, target, closed, pair)
    joined_facts.hand_over_parts(target, closed, moved)
    leaders = joined_rows.Leaders(target.regievoerder_id, closed.regievoerder_id)
    closed.closed_on, closed.close_reason, closed.joined_into_id = on, CloseReason.DUBBEL.value, target.id
    joined_facts.write(session, target, chosen, by, at)
    moved |= joined_rows.share(session, target, closed, leaders, at)
    refresh_statuses(session, [target, closed])
    row.moved = moved
    row.kept_before, row.kept_after = joined_facts.changes(kept_before, joined_facts.columns_of(target))
    row.closed_before, _ = joined_facts.changes(closed_before, joined_facts.columns_of(closed))
    session.add(row)
    for one, other in ((target, closed), (closed, target)):
        record(session, DossiersJoined(dossier_id=one.id, other=other.id, target=target.id), by=by, at=at)
    session.commit()
    return target.id


@deed
def separate_dossiers(session: Session, *, join_id: UUID, by: User, at: datetime) -> None:
    """Undo a joining within a day: every row goes back, and the facts that were not changed since. Twice is once.

    Raises NotAllowed, NotFound, AlreadyDone when the day is over, the dossier that stayed was joined into another one,
    or a plan that came along was decided since.
    """
    require_login(session, by=by, permission=Permission.JOIN_DOSSIERS, at=at)
    hold_register(session, by.gemeente_id)
    row = session.exec(
        select(DossierJoin).where(DossierJoin.id == join_id, DossierJoin.gemeente_id == by.gemeente_id)
    ).first()
    if row is None:
        raise NotFound
    target, closed = _dossier(session, row.kept_id, by), _dossier(session, row.closed_id, by)
    if row.undone_at is not None:
        return
    if not may_be_undone(row.joined_at, at) or target.joined_into_id is not None or _decided_since(session, row):
        raise AlreadyDone
    joined_facts.hand_back_parts(target, closed, row.moved)
    joined_rows.move_back(session, row)
    joined_facts.restore(session, row, target, closed, by, at)
    closed.joined_into_id = None
    row.undone_at, row.undone_by = at, by.id
    refresh_statuses(session, [target, closed])
    for one, other in ((target, closed), (closed, target)):
        record(session, DossiersSeparated(dossier_id=one.id, other=other.id), by=by, at=at)
    session.commit()


def _pair(session: Session, joining: Joining, by: User) -> _Pair:
    ids = (joining.kept_id, joining.closed_id)
    dossiers = {each: _dossier(session, each, by) for each in sorted(set(ids))}  # one order: no deadlock
    sides = {each: _side(session, dossiers[each]) for each in dossiers}
    target, closed = dossiers[ids[0]], dossiers[ids[1]]
    pair = JoinPair(
        target=sides[target.id],
        closed=sides[closed.id],
        same=target.id == closed.id,
        one_household=target.huishouden_id == closed.huishouden_id,
        same_klas=_is_any(session, same_klas(*ids)),
        same_hours=_is_any(session, same_hours(*ids)),
    )
    return _Pair(target, closed, pair)


def _side(session: Session, dossier: Dossier) -> JoinSide:
    columns = sa.select(*side_columns()).select_from(Dossier).where(col(Dossier.id) == dossier.id)
    return side_of(dossier, tuple(session.connection().execute(columns).one()))


def _is_any(session: Session, rows: sa.Select[Any]) -> bool:
    return session.connection().execute(rows.limit(1)).first() is not None


def _refuse(pair: JoinPair, answered: frozenset[JoinQuestion]) -> None:
    if in_the_way := obstacles(pair):
        raise Incomplete(in_the_way)
    if unanswered := tuple(each for each in questions(pair) if each not in answered):
        raise Incomplete(unanswered)


def _dossier(session: Session, dossier_id: UUID, by: User) -> Dossier:
    # An update that changes nothing holds the row on any database; what is read after it is what is kept.
    session.connection().execute(
        sa.update(Dossier).where(col(Dossier.id) == dossier_id).values(version=col(Dossier.version))
    )
    row = session.exec(
        select(Dossier)
        .where(Dossier.id == dossier_id, visible_to(by))
        .with_for_update()  # who is adding a row to this dossier is waited for, so that it goes along
        .execution_options(populate_existing=True)
    ).first()
    if row is None:
        raise NotFound
    return row


def _decided_since(session: Session, row: DossierJoin) -> bool:
    came_along = [UUID(each) for each in row.moved.get(str(Pip.__tablename__), [])]
    versie_id = session.exec(select(PipVersie.id).where(col(PipVersie.pip_id).in_(came_along))).first()
    return versie_id is not None

"""Two dossiers side by side before they are joined, and what was joined into a dossier."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from models import Caseworker, Contact, Dossier, DossierJoin, Gesprek, Intake, Pip
from models.guards.encryption import bsn_of
from models.guards.scope import visible_to
from models.values.joining import MORE_FACTS, same_hours, same_klas, side_columns, side_of, version_of
from models.values.names import full_family_name, full_name
from queries.dossier.identity import PossiblePerson, possible_people
from queries.dossier.view import FACTS
from refusals import NotFound
from rules.dossier.joining import (
    JoinObstacle,
    JoinPair,
    JoinQuestion,
    JoinSide,
    may_be_undone,
    obstacles,
    questions,
)

Value = str | bool | date | None


@dataclass(frozen=True, kw_only=True)
class TwoValues:
    """One fact as each of two dossiers says it."""

    name: str  # as in `texts.dossier.joining.FACTS`
    target: Value
    closed: Value
    differs: bool  # whether both say something, and not the same: then somebody chooses


@dataclass(frozen=True, kw_only=True)
class JoinCandidate:
    """One of two dossiers that may be joined, with how much was written in it."""

    id: UUID
    number: str
    name: str
    created_on: datetime
    contacts: int
    talks: int
    side: JoinSide


@dataclass(frozen=True, kw_only=True)
class JoinView:
    """Two dossiers side by side. `versions` are what is looked at, for the deed."""

    target: JoinCandidate
    closed: JoinCandidate
    facts: tuple[TwoValues, ...]
    obstacles: tuple[JoinObstacle, ...]
    questions: tuple[JoinQuestion, ...]
    versions: Mapping[UUID, int]


@dataclass(frozen=True, kw_only=True)
class PastJoin:
    """A dossier that was joined into this one; `apart` are the screens of what stayed in it."""

    join_id: UUID
    closed_id: UUID
    number: str
    at: datetime
    by: str
    may_be_undone: bool
    left_behind: tuple[str, ...]


def join_view(session: Session, kept_id: UUID, closed_number: str, *, seen_by: User) -> JoinView:
    """The dossier that stays beside the one with this number. Raises NotFound when one of them is not theirs to see."""
    target = _candidate(session, col(Dossier.id) == kept_id, seen_by)
    closed = _candidate(session, col(Dossier.number) == closed_number.strip(), seen_by)
    ours, theirs = _values(session, target.dossier), _values(session, closed.dossier)
    ids = (target.dossier.id, closed.dossier.id)
    pair = JoinPair(
        target=target.candidate.side,
        closed=closed.candidate.side,
        same=ids[0] == ids[1],
        one_household=target.dossier.huishouden_id == closed.dossier.huishouden_id,
        same_klas=_is_any(session, same_klas(*ids)),
        same_hours=_is_any(session, same_hours(*ids)),
    )
    return JoinView(
        target=target.candidate,
        closed=closed.candidate,
        facts=_side_by_side(session, ours, theirs),
        obstacles=obstacles(pair),
        questions=questions(pair),
        versions={each.id: version_of(each) for each in (target.dossier, closed.dossier)},
    )


def people_like(session: Session, dossier_id: UUID, *, seen_by: User) -> list[PossiblePerson]:
    """Other dossiers that are, or may be, of the person of this one, as far as the user may see them."""
    row = session.exec(select(Dossier).where(Dossier.id == dossier_id, visible_to(seen_by))).first()
    if row is None:
        raise NotFound
    results = possible_people(
        session,
        given_names=row.given_names,
        family_name=full_family_name(row),
        birth_date=row.birth_date,
        bsn=bsn_of(session, row),
        v_number=row.v_number,
        seen_by=seen_by,
    )
    return [each for each in results if each.dossier_id not in (None, dossier_id)]


def joins_of(session: Session, dossier_id: UUID, *, at: datetime, seen_by: User) -> list[PastJoin]:
    """What was joined into this dossier and not undone, newest first."""
    left_behind = [_has(of) for of in (Intake, Pip)]
    rows = session.connection().execute(
        sa.select(
            col(DossierJoin.id),
            col(DossierJoin.closed_id),
            col(DossierJoin.joined_at),
            col(Dossier.number),
            col(Caseworker.name),
            *left_behind,
        )
        .select_from(DossierJoin)
        .join(Dossier, col(Dossier.id) == col(DossierJoin.closed_id))
        .join(Caseworker, col(Caseworker.id) == col(DossierJoin.joined_by))
        .where(col(DossierJoin.gemeente_id) == seen_by.gemeente_id, col(DossierJoin.kept_id) == dossier_id)
        .where(col(DossierJoin.undone_at).is_(None))
        .order_by(col(DossierJoin.joined_at).desc())
    )
    return [
        PastJoin(
            join_id=join_id,
            closed_id=closed_id,
            number=number,
            at=joined_at,
            by=by,
            may_be_undone=may_be_undone(joined_at, at),
            left_behind=tuple(screen for screen, stayed in zip(("intake", "pip"), stays, strict=True) if stayed),
        )
        for join_id, closed_id, joined_at, number, by, *stays in rows
    ]


@dataclass(frozen=True, kw_only=True)
class _Read:
    """A dossier with what is shown of it."""

    dossier: Dossier
    candidate: JoinCandidate


def _candidate(session: Session, which: sa.ColumnElement[bool], seen_by: User) -> _Read:
    counts = [_number(of) for of in (Contact, Gesprek)]
    row: Any = session.execute(
        sa.select(Dossier, *counts, *side_columns()).where(
            which, col(Dossier.gemeente_id) == seen_by.gemeente_id, visible_to(seen_by)
        )
    ).first()
    if row is None:
        raise NotFound
    dossier, contacts, talks, *sides = row
    candidate = JoinCandidate(
        id=dossier.id,
        number=dossier.number,
        name=full_name(dossier),
        created_on=dossier.created_at,
        contacts=contacts,
        talks=talks,
        side=side_of(dossier, tuple(sides)),
    )
    return _Read(dossier=dossier, candidate=candidate)


def _values(session: Session, dossier: Dossier) -> dict[str, Any]:
    values = {name: getattr(dossier, name) for name in (*FACTS, *MORE_FACTS)} | {"bsn": bsn_of(session, dossier)}
    return values


def _side_by_side(session: Session, ours: dict[str, Any], theirs: dict[str, Any]) -> tuple[TwoValues, ...]:
    leaders = {ours["regievoerder_id"], theirs["regievoerder_id"]}
    names: dict[Any, str] = dict(
        session.exec(select(Caseworker.id, Caseworker.name).where(col(Caseworker.id).in_(leaders))).all()
    )
    return tuple(
        TwoValues(
            name=name,
            target=names.get(ours[name], ours[name]),
            closed=names.get(theirs[name], theirs[name]),
            differs=bool(ours[name] and theirs[name]) and ours[name] != theirs[name],
        )
        for name in ours
    )


def _has(of: type[Any]) -> sa.ColumnElement[bool]:
    """Whether the dossier that was closed still has one of these."""
    return sa.select(sa.literal(1)).where(of.dossier_id == DossierJoin.closed_id).correlate(DossierJoin).exists()


def _number(of: type[Any]) -> sa.ScalarSelect[int]:
    """How many of these a dossier has."""
    return sa.select(sa.func.count()).where(of.dossier_id == Dossier.id).correlate(Dossier).scalar_subquery()


def _is_any(session: Session, rows: sa.Select[Any]) -> bool:
    return session.connection().execute(rows.limit(1)).first() is not None

"""Which people of a list have a dossier here: all of them looked up at once, and decided in one place."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import User
from actions.dossier.particulars import Registration
from models import Dossier
from models.guards.encryption import bsn_hash
from models.guards.scope import visible_to
from models.values.search_names import search_name

Each = TypeVar("Each")
BATCH = 300  # people in one statement


class PersonKey(NamedTuple):
    """What somebody of a list is known by: V-number and BSN (a fingerprint) where the list has them, name and birth."""

    v_number: str
    bsn_hash: str | None
    search_name: str
    birth_date: object


class KnownPerson(NamedTuple):
    """The dossier of somebody, and whether the user may see it."""

    dossier: Dossier
    is_visible: bool


def known_people(session: Session, people: Mapping[int, Registration], *, by: User) -> dict[int, KnownPerson]:
    """The dossiers of those who have one, by the key of `people`; closed ones and those of colleagues too."""
    keys = {key: _person_key(session, facts, by) for key, facts in people.items()}
    candidates = _Candidates(_dossiers(session, list(keys.values()), by))
    same = {key: dossier for key, each in keys.items() if (dossier := candidates.same_as(each)) is not None}
    visible = _visible(session, list(same.values()), by)
    return {key: KnownPerson(each, each.id in visible) for key, each in same.items()}


def _person_key(session: Session, facts: Registration, by: User) -> PersonKey:
    hashed = bsn_hash(session, by.gemeente_id, facts.bsn) if facts.bsn else None
    return PersonKey(facts.v_number, hashed, search_name(facts.given_names, facts.family_name), facts.birth_date)


class _Candidates:
    """Dossiers that can be of somebody in the list, the oldest first."""

    def __init__(self, dossiers: Sequence[Dossier]) -> None:
        self._by: dict[tuple[str, object], Dossier] = {}
        for each in sorted(dossiers, key=lambda each: each.created_at):
            for key in _keys(each.v_number, each.bsn_hash, each.search_name, each.birth_date):
                self._by.setdefault(key, each)

    def same_as(self, person: PersonKey) -> Dossier | None:
        """The one decision: the oldest dossier with this V-number, this BSN, or this name and birth date."""
        matches = [self._by[key] for key in _keys(*person) if key in self._by]
        return min(matches, key=lambda each: each.created_at, default=None)


def _keys(v_number: str, hashed: str | None, name: str, birth: object) -> Iterator[tuple[str, object]]:
    if v_number:
        yield "v_number", v_number
    if hashed:
        yield "bsn", hashed
    if birth is not None:
        yield "name", (name, birth)


def in_batches(many: Sequence[Each]) -> Iterator[Sequence[Each]]:
    """The same, so many at a time as one statement holds."""
    return (many[at : at + BATCH] for at in range(0, len(many), BATCH))


def _dossiers(session: Session, people: Sequence[PersonKey], by: User) -> list[Dossier]:
    by_id: dict[UUID, Dossier] = {}
    for some in in_batches(people):
        same: list[sa.ColumnElement[bool]] = [col(Dossier.search_name).in_({each.search_name for each in some})]
        if numbers := {each.v_number for each in some if each.v_number}:
            same.append(col(Dossier.v_number).in_(numbers))
        if hashes := {each.bsn_hash for each in some if each.bsn_hash}:
            same.append(col(Dossier.bsn_hash).in_(hashes))
        rows = session.exec(select(Dossier).where(Dossier.gemeente_id == by.gemeente_id, sa.or_(*same)))
        by_id |= {each.id: each for each in rows}
    return list(by_id.values())


def _visible(session: Session, dossiers: Sequence[Dossier], by: User) -> set[UUID]:
    ids: set[UUID] = set()
    for some in in_batches([each.id for each in dossiers]):
        ids |= set(session.exec(select(Dossier.id).where(col(Dossier.id).in_(some), visible_to(by))))
    return ids

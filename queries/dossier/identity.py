"""Is this person here already? Asked before a dossier is opened; the rule is `rules.dossier.identity`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from models import Dossier
from models.guards.encryption import bsn_hash
from models.guards.scope import visible_to
from models.values.identity import identity_of, known, perhaps_same
from models.values.names import full_name
from rules.dossier.identity import FactAgreement, IdentityFact, IdentityVerdict, KnownPeople, Match
from rules.dossier.v_number import is_v_number
from rules.law.birth_date import BirthDate

MOST = 5  # more than these nobody compares


@dataclass(frozen=True, kw_only=True)
class PossiblePerson:
    """A dossier that is, or may be, of the same person. Of one that the user may not see: only which facts agree."""

    key: UUID  # of the dossier, to say that it was looked at; `dossier_id` only when the user may open it
    verdict: IdentityVerdict
    agreement: Mapping[IdentityFact, FactAgreement]
    same_number: IdentityFact | None
    dossier_id: UUID | None = None
    number: str = ""
    name: str = ""
    birth_date: BirthDate | None = None
    v_number: str = ""
    is_open: bool = True


def possible_people(
    session: Session,
    *,
    given_names: str,
    family_name: str,
    birth_date: BirthDate | None,
    bsn: str | None = None,
    v_number: str = "",
    seen_by: User,
) -> list[PossiblePerson]:
    """The dossiers of the gemeente, open and closed, that are or may be of this person; most alike first, at most
    five.

    `bsn` is nine digits and `v_number` in its one form, as `particulars.Registration` gives them.
    """
    hashed = bsn_hash(session, seen_by.gemeente_id, bsn) if bsn else None
    identity = identity_of(given_names, family_name, birth_date, v_number if is_v_number(v_number) else "", hashed)
    statements = perhaps_same(seen_by.gemeente_id, [identity])
    people = KnownPeople([known(row) for each in statements for row in session.connection().execute(each)])
    matches = people.matches(identity)[:MOST]
    visible = _visible(session, [cast(UUID, each.key) for each in matches], seen_by)
    return [_possible(each, visible.get(cast(UUID, each.key))) for each in matches]


def _visible(session: Session, ids: list[UUID], seen_by: User) -> dict[UUID, Dossier]:
    if not ids:
        return {}
    rows = session.exec(select(Dossier).where(col(Dossier.id).in_(ids), visible_to(seen_by)))
    return {each.id: each for each in rows}


def _possible(match: Match, row: Dossier | None) -> PossiblePerson:
    matches = PossiblePerson(
        key=cast(UUID, match.key), verdict=match.verdict, agreement=match.facts, same_number=match.same_number
    )
    if row is None:
        return matches
    return replace(
        matches,
        dossier_id=row.id,
        number=row.number,
        name=full_name(row),
        birth_date=row.birth_date,
        v_number=row.v_number,
        is_open=row.is_open,
    )

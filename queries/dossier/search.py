"""Finding a dossier by what somebody types: a name in any spelling of capitals and accents, a number, a BSN."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import User
from models import Dossier
from models.guards.encryption import bsn_hash
from models.values.search_names import folded
from queries.scope.own_dossiers import in_reach

MOST = 10  # more than this nobody reads: type another word

_ANY_MARK = re.compile(r"['’‘`´ʼʻ‐‑–-]")  # how one writes an apostrophe or a hyphen differs
_BETWEEN_DIGITS = re.compile(r"[\s.]")
_BSN = re.compile(r"\d{8,9}")


def found_by(session: Session, typed: str, gemeente_id: UUID) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: every word is in the name, or it is the number, or it is exactly the BSN.

    Each way is a look-up of its own in an index, so that it stays quick with many dossiers.
    """
    words = folded(typed).split()
    if not words:
        return sa.true()
    named = sa.and_(*(col(Dossier.search_name).like(f"%{_pattern(word)}%", escape="\\") for word in words))
    ways = [named, col(Dossier.number) == typed.strip()]
    digits = _BETWEEN_DIGITS.sub("", typed)
    if _BSN.fullmatch(digits):
        ways.append(col(Dossier.bsn_hash) == bsn_hash(session, gemeente_id, digits.zfill(9)))
    ids = [sa.select(col(Dossier.id)).where(col(Dossier.gemeente_id) == gemeente_id, way) for way in ways]
    return col(Dossier.id).in_(sa.union_all(*ids))


def _pattern(word: str) -> str:
    literal = re.sub(r"([\\%_])", r"\\\1", word)
    return _ANY_MARK.sub("_", literal)


def is_bsn(typed: str) -> bool:
    """Whether this looks like a BSN, which is never to stand in an address."""
    return bool(_BSN.fullmatch(_BETWEEN_DIGITS.sub("", typed)))


@dataclass(frozen=True, kw_only=True)
class FoundDossier:
    """A dossier that was searched for, open or closed."""

    id: UUID
    number: str
    name: str
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class FoundDossiers:
    """The first dossiers that were found; `more` when there are others."""

    dossiers: tuple[FoundDossier, ...]
    more: bool


def found_dossiers(session: Session, typed: str, *, seen_by: User) -> FoundDossiers:
    """The dossiers within reach that this text finds, the open ones first, by name; none for an empty text."""
    if not typed.strip():
        return FoundDossiers(dossiers=(), more=False)
    statement: Any = (
        sa.select(
            col(Dossier.id), col(Dossier.number), col(Dossier.given_names), col(Dossier.family_name),
            col(Dossier.is_open),
        )
        .where(in_reach(seen_by), found_by(session, typed, seen_by.gemeente_id))
        .order_by(col(Dossier.is_open).desc(), col(Dossier.search_name), col(Dossier.id))
        .limit(MOST + 1)
    )  # fmt: skip
    rows = session.exec(statement).all()
    dossiers = [
        FoundDossier(id=row[0], number=row[1], name=f"{row[2]} {row[3]}".strip(), is_open=row[4]) for row in rows[:MOST]
    ]
    return FoundDossiers(dossiers=tuple(dossiers), more=len(rows) > MOST)

"""Finding a dossier by what somebody types: a name, of now or before, in any spelling, or a number of any kind."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission, User, may
from forms.engine.typed_date import plain_digits
from models import Dossier
from models.guards.encryption import bsn_hash
from models.values.names import list_name
from models.values.search_names import folded, phone_key
from queries.scope.own_dossiers import in_reach

MOST = 10  # more than this nobody reads: type another word

_ANY_MARK = re.compile(r"['’‘`´ʼʻ‐‑–-]")  # how one writes an apostrophe or a hyphen differs
_BETWEEN_DIGITS = re.compile(r"[\s.]")
_BETWEEN_WORDS = re.compile(r"[\s,;،]+")
_INITIAL = re.compile(r"[^\W\d_]\.")
_BSN = re.compile(r"\d{8,9}")
_V_NUMBER = re.compile(r"[vV]?(\d{10})")
_PHONE = re.compile(r"(?:\+|0)[\d\s().-]{8,20}")


def found_by(session: Session, typed: str, seen_by: User) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: every word is in the name ("Tesfay, S." too), or it is the number of the dossier.

    For who may see particulars also: the BSN, the V-number, the telephone number, a former name. Each way is a
    look-up of its own in an index, so that it stays quick with many dossiers.
    """
    words = [each for each in _BETWEEN_WORDS.split(folded(typed)) if each.strip(".")]
    if not words:
        return sa.false() if typed.strip() else sa.true()
    ways = [_named(col(Dossier.search_name), words), col(Dossier.number) == typed.strip()]
    if may(seen_by, Permission.VIEW_PARTICULARS):
        ways += _by_particulars(session, typed, words, seen_by.gemeente_id)
    ids = [sa.select(col(Dossier.id)).where(col(Dossier.gemeente_id) == seen_by.gemeente_id, way) for way in ways]
    return col(Dossier.id).in_(sa.union_all(*ids))


def _by_particulars(session: Session, typed: str, words: list[str], gemeente_id: UUID) -> list[sa.ColumnElement[bool]]:
    former = col(Dossier.search_former)
    ways = [sa.and_(former > "", _named(former, words))]
    text = plain_digits(typed)
    digits = _BETWEEN_DIGITS.sub("", text)
    if _BSN.fullmatch(digits):
        ways.append(col(Dossier.bsn_hash) == bsn_hash(session, gemeente_id, digits.zfill(9)))
    if match := _V_NUMBER.fullmatch(digits):
        ways.append(col(Dossier.v_number_key) == match[1])
    if _PHONE.fullmatch(text):
        ways.append(col(Dossier.phone_key) == phone_key(text))
    return ways


def _named(column: Any, words: list[str]) -> sa.ColumnElement[bool]:
    """That every word is in a name. A letter with a point begins a word of it."""
    return sa.and_(*(_has_word(column, each) for each in words))


def _has_word(column: Any, word: str) -> Any:
    if _INITIAL.fullmatch(word):
        return (sa.literal(" ") + column).like(f"% {_pattern(word[0])}%", escape="\\")
    return column.like(f"%{_pattern(word.rstrip('.'))}%", escape="\\")


def _pattern(word: str) -> str:
    literal = re.sub(r"([\\%_])", r"\\\1", word)
    return _ANY_MARK.sub("_", literal)


def is_identifier(typed: str) -> bool:
    """Whether this looks like a BSN, a V-number or a telephone number, which are never to stand in an address."""
    text = plain_digits(typed)
    digits = _BETWEEN_DIGITS.sub("", text)
    return bool(_BSN.fullmatch(digits) or _V_NUMBER.fullmatch(digits) or (_PHONE.fullmatch(text) and phone_key(text)))


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
            col(Dossier.id), col(Dossier.number), col(Dossier.given_names), col(Dossier.surname_prefix),
            col(Dossier.family_name), col(Dossier.is_open),
        )
        .where(in_reach(seen_by), found_by(session, typed, seen_by))
        .order_by(col(Dossier.is_open).desc(), col(Dossier.sort_name), col(Dossier.id))
        .limit(MOST + 1)
    )  # fmt: skip
    rows = session.exec(statement).all()
    dossiers = [
        FoundDossier(id=row[0], number=row[1], name=list_name(*row[2:5]), is_open=row[5]) for row in rows[:MOST]
    ]
    return FoundDossiers(dossiers=tuple(dossiers), more=len(rows) > MOST)

"""What takes many deeds to write is written by them once in a worker; other tests get a copy of its rows.

A copy is made only for a dossier that is like the one of the original: the same facts, and as much written about it.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from access import User
from actions.deed.dossier_status import recount
from models import AuditRecord, Dossier, DossierCount
from models.base import new_id, table
from models.guards.encryption import keyring_of

Result = TypeVar("Result")
Row = dict[str, Any]
Rows = dict[sa.Table, dict[tuple[Any, ...], Row]]

PLACES = ("dossier", "caseworker", "gemeente", "household")
DOSSIER, AUDIT, COUNTS = table(Dossier), table(AuditRecord), table(DossierCount)
HOUSEHOLD = DOSSIER.c.huishouden_id
OWN = frozenset({"id", "gemeente_id", "number", "created_at"})  # differs between two dossiers that are alike
ABOUT_DOSSIER = [each for each in SQLModel.metadata.sorted_tables if "dossier_id" in each.columns]


@dataclass(frozen=True)
class _Original:
    """The rows that deeds added, what they changed in the dossier, what they gave, and whose ids stand in it."""

    rows: Mapping[sa.Table, list[Row]]
    dossier: Row
    result: Any
    ids: tuple[UUID, ...]


_originals: dict[Hashable, _Original | None] = {}
_seen: set[Hashable] = set()


def written_once(session: Session, dossier_id: UUID, by: User, name: Hashable, write: Callable[[], Result]) -> Result:
    """What `write` gives after it wrote about the dossier, or a copy of what it wrote in an earlier test.

    `name` tells apart what is written. The first time is left alone, for most dossiers come only once.
    """
    household = session.connection().execute(sa.select(HOUSEHOLD).where(DOSSIER.c.id == dossier_id)).scalar_one()
    ids = (dossier_id, by.id, by.gemeente_id, household)
    key = (name, _situation(session, ids, by))
    if key not in _seen:
        _seen.add(key)
        return write()
    if key not in _originals:
        before = _all_rows(session)
        result = write()
        _originals[key] = _original(before, _all_rows(session), result, ids)
        return result
    original = _originals[key]
    if original is None or _is_there(session, original):
        return write()
    _copy(session, original, ids)
    return cast(Result, original.result)


def _situation(session: Session, ids: tuple[UUID, ...], by: User) -> Hashable:
    """All that the deeds may depend on: the kind of database, its key, the person, the dossier and what is about it."""
    dossier_id, connection = ids[0], session.connection()
    row = connection.execute(sa.select(DOSSIER).where(DOSSIER.c.id == dossier_id)).mappings().one()
    facts = tuple(repr(_replaced(value, ids, PLACES)) for name, value in row.items() if name not in OWN)
    about = [each.c.dossier_id == dossier_id for each in ABOUT_DOSSIER] + [HOUSEHOLD.in_([ids[3]])]
    counts = [sa.select(sa.func.count()).where(each).scalar_subquery() for each in about]
    rights = (by.role, by.scope, by.login_id, repr(sorted(by.rights.items())))
    return (
        connection.dialect.name,
        keyring_of(connection).first,
        rights,
        facts,
        tuple(connection.execute(sa.select(*counts)).one()),
    )


def _all_rows(session: Session) -> Rows:
    connection = session.connection()
    return {
        each: {
            tuple(row[column.name] for column in each.primary_key): dict(row)
            for row in connection.execute(sa.select(each)).mappings()
        }
        for each in SQLModel.metadata.sorted_tables
    }


def _original(before: Rows, after: Rows, result: Any, ids: tuple[UUID, ...]) -> _Original | None:
    """What came in between; nothing when more was changed than the row of the dossier and the counts of dossiers."""
    own = (ids[0],)
    for each, known in before.items():
        changed = {key for key, row in known.items() if after[each].get(key) != row}
        if each is not COUNTS and changed - ({own} if each is DOSSIER else set()):
            return None
    old, new = before[DOSSIER][own], after[DOSSIER][own]
    changes = {name: value for name, value in new.items() if old[name] != value}
    added = {
        each: [row for key, row in table_rows.items() if key not in before[each]] for each, table_rows in after.items()
    }
    rows = {each: table_rows for each, table_rows in added.items() if table_rows and each is not COUNTS}
    return _Original(rows, changes, result, ids)


def _is_there(session: Session, original: _Original) -> bool:
    """Whether this database holds a copy already: its rows keep their ids, to which encrypted texts are bound."""
    each, rows = next((each, rows) for each, rows in original.rows.items() if each is not AUDIT)
    same = [column == rows[0][column.name] for column in each.primary_key]
    return session.connection().execute(sa.select(sa.literal(1)).where(*same)).first() is not None


def _copy(session: Session, original: _Original, ids: tuple[UUID, ...]) -> None:
    connection = session.connection()
    for each, rows in original.rows.items():
        alike: dict[tuple[str, ...], list[Row]] = {}
        for row in rows:
            # without a value for nothing: in JSON it would be kept as the null of JSON
            values = {name: _replaced(value, original.ids, ids) for name, value in row.items() if value is not None}
            if each is AUDIT:
                values["id"] = new_id()  # the trail is read in the order of its ids
            alike.setdefault(tuple(values), []).append(values)
        for values_of_rows in alike.values():
            connection.execute(sa.insert(each), values_of_rows)
    changes = {name: _replaced(value, original.ids, ids) for name, value in original.dossier.items()}
    connection.execute(sa.update(DOSSIER).where(DOSSIER.c.id == ids[0]).values(changes))
    session.expire_all()
    recount(session, ids[2])
    session.commit()
    session.expire_all()


def _replaced(value: Any, old: tuple[Any, ...], new: tuple[Any, ...]) -> Any:
    """The value with the new id where it is an old one or, in JSON, names it."""
    if isinstance(value, UUID):
        return dict(zip(old, new, strict=True)).get(value, value)
    if isinstance(value, dict | list):
        text = json.dumps(value)
        for one, other in zip(old, new, strict=True):
            text = text.replace(str(one), str(other))
        return json.loads(text)
    return value

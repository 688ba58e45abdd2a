"""The facts of two dossiers that are joined: which of the two counts, and what each column said before."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, NamedTuple
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.deed.audit import record
from actions.dossier.identity import keep_numbers_unique, store_v_number
from actions.dossier.particulars import Facts
from actions.dossier.particulars_checks import problems
from events import DossierRevised
from models import Dossier, DossierJoin
from models.base import table
from models.guards.encryption import bsn_of, decrypted, encrypted, join_ad, store_bsn
from models.values.joining import MORE_FACTS, PART_COLUMNS
from models.values.names import FOUND_BY, keep_searchable
from refusals import Invalid
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

FACTS = (*Facts.model_fields, *MORE_FACTS)
PARTS = tuple(name for names in PART_COLUMNS.values() for name in names)
OF_CLOSING = ("closed_on", "close_reason", "huishouden_id")
# The BSN is kept apart, encrypted for the row of the joining.
COLUMNS = (*(name for name in FACTS if name != "bsn"), "v_number_key", *FOUND_BY, *PARTS, *OF_CLOSING)

Columns = Mapping[str, object]


class Changed(NamedTuple):
    """What columns said before a change and after it."""

    before: dict[str, object]
    after: dict[str, object]


def values_of(session: Session, dossier: Dossier) -> dict[str, Any]:
    """Each fact of a dossier, readable."""
    return {name: getattr(dossier, name) for name in FACTS} | {"bsn": bsn_of(session, dossier)}


def chosen(session: Session, target: Dossier, closed: Dossier, picked: Mapping[str, UUID], on: date) -> dict[str, Any]:
    """The facts that the dossier that stays takes over: chosen, or known in the other one only.

    Raises Invalid: MISSING for a fact that differs and of which nobody chose, and what clashes.
    """
    ours, theirs = values_of(session, target), values_of(session, closed)
    differs = [name for name in FACTS if ours[name] and theirs[name] and ours[name] != theirs[name]]
    missing = [name for name in differs if picked.get(name) not in (target.id, closed.id)]
    if missing:
        raise Invalid(*(Problem(name, ProblemCode.MISSING) for name in missing))
    new_values = {name: theirs[name] for name in FACTS if theirs[name] and not ours[name]}
    new_values |= {name: theirs[name] for name in differs if picked[name] == closed.id}
    _refuse_clashes(ours, theirs, new_values, on)
    return new_values


def _refuse_clashes(ours: Columns, theirs: Columns, new_values: Columns, on: date) -> None:
    def wrong(facts: Columns) -> set[Problem]:
        return set(problems(Facts.model_validate({name: facts[name] for name in Facts.model_fields}), on=on))

    if news := wrong({**ours, **new_values}) - wrong(ours) - wrong(theirs):
        raise Invalid(*news)


def write(session: Session, target: Dossier, new_values: Mapping[str, Any], by: User, at: datetime) -> None:
    """Write the facts that were taken over. Does not commit."""
    for name, value in new_values.items():
        _set(session, target, name, value)
    _note(session, target, new_values, by, at)


def columns_of(dossier: Dossier) -> dict[str, object]:
    """What the columns of a dossier say, as JSON."""
    return {name: _as_json(getattr(dossier, name)) for name in COLUMNS}


def changes(before: Columns, after: Columns) -> Changed:
    """The columns that differ."""
    differs = [name for name in before if before[name] != after[name]]
    return Changed({name: before[name] for name in differs}, {name: after[name] for name in differs})


def keep_numbers(session: Session, row: DossierJoin, target: Dossier, closed: Dossier) -> None:
    """Keep both BSNs with the joining, and let the numbers of the dossier that closes go: one dossier has a number."""
    row.kept_bsn = encrypted(session, bsn_of(session, target), join_ad(row.id, "kept_bsn")) or ""
    row.closed_bsn = encrypted(session, bsn_of(session, closed), join_ad(row.id, "closed_bsn")) or ""
    store_bsn(session, closed, None)
    store_v_number(closed, "")
    session.add(closed)
    session.flush()


def hand_over_parts(target: Dossier, closed: Dossier, moved: Mapping[str, Sequence[str]]) -> None:
    """The dates of a part that moved go along with it."""
    for name in _of_moved(moved):
        setattr(target, name, getattr(closed, name))
        setattr(closed, name, None)


def hand_back_parts(target: Dossier, closed: Dossier, moved: Mapping[str, Sequence[str]]) -> None:
    """The dates of a part that goes back go along, as they are now."""
    hand_over_parts(closed, target, moved)


def restore(session: Session, row: DossierJoin, target: Dossier, closed: Dossier, by: User, at: datetime) -> None:
    """Put back what each column said before; of the dossier that stayed only what nobody changed since."""
    now = columns_of(target)
    back = {
        name: _as_column(name, row.kept_before[name])
        for name in row.kept_before
        if name not in PARTS and now[name] == row.kept_after[name]
    }
    own, other = (_bsn_in(session, row, column) for column in ("kept_bsn", "closed_bsn"))
    bsn = bsn_of(session, target)
    for name, value in back.items():
        setattr(target, name, value)
    if bsn == other and bsn != own:
        store_bsn(session, target, own)
        back["bsn"] = own
    session.add(target)
    session.flush()
    for name, value in row.closed_before.items():
        if name not in PARTS:
            setattr(closed, name, _as_column(name, value))
    store_bsn(session, closed, other)
    session.add(closed)
    keep_numbers_unique(session)
    _note(session, target, [name for name in back if name in FACTS], by, at)


def _note(session: Session, dossier: Dossier, names: Iterable[str], by: User, at: datetime) -> None:
    keep_searchable(dossier)
    versions = dict(dossier.field_versions)
    for name in names:
        versions[name] = versions.get(name, 0) + 1
        record(session, DossierRevised(dossier_id=dossier.id, changed=name), by=by, at=at)
    dossier.field_versions = versions
    keep_numbers_unique(session)


def _set(session: Session, dossier: Dossier, name: str, value: Any) -> None:
    if name == "bsn":
        store_bsn(session, dossier, value)
    elif name == "v_number":
        store_v_number(dossier, value)
    else:
        setattr(dossier, name, value)


def _of_moved(moved: Mapping[str, Sequence[str]]) -> list[str]:
    return [name for part, names in PART_COLUMNS.items() if moved.get(str(part.__tablename__)) for name in names]


def _bsn_in(session: Session, row: DossierJoin, column: str) -> str | None:
    return decrypted(session, getattr(row, column), join_ad(row.id, column)) or None


def _as_json(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | BirthDate) else value


def _as_column(name: str, value: object) -> Any:
    kind: type[Any] = table(Dossier).c[name].type.python_type
    if value is None or not issubclass(kind, date | BirthDate | UUID | Enum):
        return value
    parse: Callable[[str], Any] = {date: date.fromisoformat, BirthDate: BirthDate.read}.get(kind, kind)
    return parse(str(value))

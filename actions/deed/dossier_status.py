"""Where a dossier stands is computed from its dates; the stored copy, for filtering and counting, is written here."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from actions.deed import dossier_counts
from models import Dossier, DossierCount
from models.values.traject import traject_facts
from rules.law.deadlines import ten_weeks
from rules.law.status import traject_status
from rules.law.terms import Fase

__all__ = ["differences", "recount", "refresh_status", "refresh_statuses", "traject_facts"]

BATCH = 500  # dossiers in memory at a time, whatever their number


def refresh_status(session: Session, dossier: Dossier) -> None:
    """Write where the dossier stands now, and count it there. Called last in a deed that changed it; does not commit.

    Takes the row for this transaction and reads it again first, so that two deeds at once count each change once.
    """
    refresh_statuses(session, [dossier])


def refresh_statuses(session: Session, dossiers: Sequence[Dossier]) -> None:
    """`refresh_status` for the dossiers of one deed; the counts are written once, in one fixed order."""
    known = [each.id for each in dossiers if sa.inspect(each).persistent]
    with session.no_autoflush:
        dossier_counts.take(session, known)
    session.add_all(dossiers)
    session.flush()
    if known:
        session.exec(select(Dossier).where(col(Dossier.id).in_(known)).execution_options(populate_existing=True)).all()
    keys, moved = dossier_counts.locked_keys(session), Counter[dossier_counts.Line]()
    for dossier in dossiers:
        _write_copy(dossier)
        before, after = keys.get(dossier.id), dossier_counts.count_key_of(dossier)
        if before:
            moved.subtract(dossier_counts.lines(before))
        if after:
            moved.update(dossier_counts.lines(after))
        keys[dossier.id] = after
    session.flush()
    dossier_counts.count(session, moved)


def _copy(dossier: Dossier) -> dict[str, Any]:
    facts = traject_facts(dossier)
    stands, clock = traject_status(facts), ten_weeks(facts)
    return {
        "is_open": stands.fase is not Fase.GESLOTEN,
        "fase": stands.fase,
        "next_step": stands.next_step.value,
        "due": stands.due,
        "sort_due": stands.due or date.max,
        "clock_start_on": clock.start if clock else None,
        "clock_due_on": clock.due if clock else None,
    }


def _write_copy(dossier: Dossier) -> None:
    for name, value in _copy(dossier).items():
        if getattr(dossier, name) != value:
            setattr(dossier, name, value)


def recount(session: Session, gemeente_id: UUID | None = None) -> None:
    """Write every stored copy and the whole count anew from the dates, of one gemeente or of all. Does not commit."""
    for dossier in _dossiers(session, gemeente_id):
        _write_copy(dossier)
    session.exec(
        sa.delete(DossierCount)
        .where(_of(DossierCount.gemeente_id, gemeente_id))
        .execution_options(synchronize_session=False)
    )
    dossier_counts.count(session, _counted(session, gemeente_id))
    dossier_counts.locked_keys(session).clear()


def differences(session: Session, gemeente_id: UUID | None = None) -> Iterator[str]:
    """What is stored but differs from what the dates give: per dossier by its number, then per line of the counts."""
    for dossier in _dossiers(session, gemeente_id):
        for name, value in _copy(dossier).items():
            if getattr(dossier, name) != value:
                yield f"{dossier.number}: {name} is {getattr(dossier, name)}, computed {value}"
    counted, stored = _counted(session, gemeente_id), _stored_counts(session, gemeente_id)
    for line in sorted(counted.keys() | stored.keys()):
        if counted[line] != stored[line]:
            place = ", ".join(str(part) for part in line[1][1:])
            yield f"count {line[0]} {place}: {stored[line]} kept, {counted[line]} counted"


def _of(column: Any, gemeente_id: UUID | None) -> sa.ColumnElement[bool]:
    return sa.true() if gemeente_id is None else col(column) == gemeente_id


def _dossiers(session: Session, gemeente_id: UUID | None) -> Iterator[Dossier]:
    """All dossiers, a batch in memory at a time; changes to them are written before the next batch."""
    last = UUID(int=0)
    while rows := session.exec(
        select(Dossier)
        .where(col(Dossier.id) > last, _of(Dossier.gemeente_id, gemeente_id))
        .order_by(col(Dossier.id))
        .limit(BATCH)
    ).all():
        yield from rows
        session.flush()
        last = rows[-1].id
        for row in rows:
            session.expunge(row)


def _counted(session: Session, gemeente_id: UUID | None) -> Counter[dossier_counts.Line]:
    counts: Counter[dossier_counts.Line] = Counter()
    for counted_by, names in dossier_counts.COUNTED_BY.items():
        columns = [dossier_counts.COUNTED[name] for name in names]
        statement: Any = sa.select(*columns, sa.func.count()).group_by(*columns)
        rows = session.exec(statement.where(col(Dossier.is_open), _of(Dossier.gemeente_id, gemeente_id)))
        counts.update({(counted_by, dossier_counts.count_key(names, row[:-1])): row[-1] for row in rows})
    return counts


def _stored_counts(session: Session, gemeente_id: UUID | None) -> Counter[dossier_counts.Line]:
    rows = session.exec(select(DossierCount).where(_of(DossierCount.gemeente_id, gemeente_id))).all()
    fields = dossier_counts.CountKey._fields
    return Counter(
        {
            (row.counted_by, dossier_counts.CountKey(*(getattr(row, name) for name in fields))): row.dossiers
            for row in rows
        }
    )

"""Keeping the counts of open dossiers: every dossier that moves leaves one line of the counts and joins another."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session, col

from models import Dossier, DossierCount
from models.base import new_id
from models.dossier_counts import CountedBy


class CountKey(NamedTuple):
    """Where an open dossier stands, as the columns of the counts say it."""

    gemeente_id: UUID
    fase: str = ""
    leerroute: str = ""
    doelgroep: str = ""
    regievoerder: str = ""
    sort_due: date = date.min


Line = tuple[CountedBy, CountKey]  # one line of the counts; what its grain does not count by is left empty

COUNTED: dict[str, Any] = {
    "gemeente_id": Dossier.gemeente_id,
    "fase": Dossier.fase,
    "leerroute": Dossier.leerroute,
    "doelgroep": Dossier.doelgroep,
    "regievoerder": Dossier.regievoerder_id,  # kept as text
    "sort_due": Dossier.sort_due,
}
COUNTED_BY: dict[CountedBy, tuple[str, ...]] = {
    CountedBy.STATUS_AND_DUE: ("gemeente_id", "fase", "leerroute", "doelgroep", "sort_due"),
    CountedBy.STATUS: ("gemeente_id", "fase", "leerroute", "doelgroep"),
    CountedBy.DUE: ("gemeente_id", "sort_due"),
    CountedBy.REGIEVOERDER: ("gemeente_id", "regievoerder"),
}


def count_key(names: Iterable[str], values: Iterable[Any]) -> CountKey:
    """The place for these columns of COUNTED; nothing becomes empty text."""
    return CountKey(**{name: _plain(name, value) for name, value in zip(names, values, strict=True)})


def _plain(name: str, value: Any) -> Any:
    if value is None:
        return ""
    return value if name in ("gemeente_id", "sort_due") else str(value)


def count_key_of(dossier: Dossier) -> CountKey | None:
    """Where this dossier is to be counted; None when it is closed."""
    if not dossier.is_open:
        return None
    return count_key(COUNTED, (getattr(dossier, column.key) for column in COUNTED.values()))


def lines(where: CountKey) -> list[Line]:
    """The rows of the counts to which a dossier with this key belongs, one for each member of CountedBy."""
    columns = where._asdict()
    return [
        (counted_by, CountKey(**{name: columns[name] for name in names})) for counted_by, names in COUNTED_BY.items()
    ]


def locked_keys(session: Session) -> dict[UUID, CountKey | None]:
    """The dossiers that this transaction locked, each with the key under which it is counted; None when it is not."""
    keys: dict[UUID, CountKey | None] = session.info.setdefault("locked_keys", {})
    return keys


def take(session: Session, ids: Iterable[UUID]) -> None:
    """Lock these dossiers for this transaction and note where they are counted, once."""
    known = locked_keys(session)
    for dossier_id in sorted(set(ids) - set(known)):
        # An update that changes nothing locks the row on any database; a select would not on SQLite.
        row = session.exec(
            sa.update(Dossier)
            .where(col(Dossier.id) == dossier_id)
            .values(number=Dossier.number)
            .returning(col(Dossier.is_open), *COUNTED.values())
            .execution_options(synchronize_session=False)
        ).one_or_none()
        known[dossier_id] = count_key(COUNTED, row[1:]) if row is not None and row[0] else None


@sa.event.listens_for(Session, "before_flush")
def _take_before_the_first_change(session: Session, _context: object, _instances: object) -> None:
    # Whatever a deed flushes before it refreshes the status: where the dossier was counted is known from before that.
    locked_keys(session).update({each.id: None for each in session.new if isinstance(each, Dossier)})
    take(session, [each.id for each in session.dirty if isinstance(each, Dossier)])


@sa.event.listens_for(Session, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop("locked_keys", None)


def count(session: Session, moved: Counter[Line]) -> None:
    """Add these differences to the counts, in sorted order, so that two deeds at once cannot deadlock."""
    for line, difference in sorted(moved.items()):
        if difference > 0:
            session.exec(_more(session, line, difference))
        elif difference < 0:
            session.exec(_at(sa.update(DossierCount), line).values(dossiers=DossierCount.dossiers + difference))
            session.exec(_at(sa.delete(DossierCount), line).where(col(DossierCount.dossiers) == 0))


def _key(line: Line) -> dict[str, Any]:
    return {"counted_by": line[0], **line[1]._asdict()}


def _at(statement: Any, line: Line) -> Any:
    conditions = [getattr(DossierCount, name) == value for name, value in _key(line).items()]
    return statement.where(*conditions).execution_options(synchronize_session=False)


def _more(session: Session, line: Line, dossiers: int) -> Any:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(DossierCount).values(id=new_id(), dossiers=dossiers, **_key(line))
    return statement.on_conflict_do_update(
        index_elements=["counted_by", *CountKey._fields],
        set_={"dossiers": DossierCount.dossiers + statement.excluded.dossiers},
    )

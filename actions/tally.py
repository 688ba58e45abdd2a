"""Keeping the counts of open dossiers: every dossier that moves leaves one line of the tally and joins another."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session, col

from models import Dossier, DossierTally
from models.base import new_id
from rules.terms import Doelgroep, Fase, Leerroute


class Place(NamedTuple):
    """One line of the tally: where an open dossier is counted."""

    gemeente_id: UUID
    fase: str
    leerroute: str
    doelgroep: str
    sort_due: date


COUNTED: tuple[Any, ...] = (
    Dossier.gemeente_id, Dossier.fase, Dossier.leerroute, Dossier.doelgroep, Dossier.sort_due,
)  # fmt: skip


def place(gemeente_id: UUID, fase: Fase, leerroute: Leerroute | None, doelgroep: Doelgroep, sort_due: date) -> Place:
    """The line for these columns, in the order of COUNTED."""
    return Place(gemeente_id, fase.value, leerroute.value if leerroute else "", doelgroep.value, sort_due)


def place_of(dossier: Dossier) -> Place | None:
    """Where this dossier is to be counted; None when it is closed."""
    if not dossier.is_open:
        return None
    return place(dossier.gemeente_id, dossier.fase, dossier.leerroute, dossier.doelgroep, dossier.sort_due)


def taken(session: Session) -> dict[UUID, Place | None]:
    """Where the tally counts the dossiers that this transaction has taken for itself."""
    found: dict[UUID, Place | None] = session.info.setdefault("taken", {})
    return found


def take(session: Session, ids: Iterable[UUID]) -> None:
    """Lock these dossiers for this transaction and note where they are counted, once."""
    known = taken(session)
    for dossier_id in sorted(set(ids) - set(known)):
        # An update that changes nothing locks the row on any database; a select would not on SQLite.
        row = session.exec(
            sa.update(Dossier)
            .where(col(Dossier.id) == dossier_id)
            .values(number=Dossier.number)
            .returning(col(Dossier.is_open), *COUNTED)
            .execution_options(synchronize_session=False)
        ).one_or_none()
        known[dossier_id] = place(*row[1:]) if row is not None and row[0] else None


@sa.event.listens_for(Session, "before_flush")
def _take_before_the_first_change(session: Session, _context: object, _instances: object) -> None:
    # Whatever a deed flushes before it restates: where the dossier was counted is known from before that.
    taken(session).update({each.id: None for each in session.new if isinstance(each, Dossier)})
    take(session, [each.id for each in session.dirty if isinstance(each, Dossier)])


@sa.event.listens_for(Session, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop("taken", None)


def count(session: Session, moved: Counter[Place]) -> None:
    """Add and take away, in the order of the places: two deeds that meet wait for each other and never in a circle."""
    for where, difference in sorted(moved.items()):
        if difference > 0:
            session.exec(_more(session, where, difference))
        elif difference < 0:
            session.exec(_at(sa.update(DossierTally), where).values(dossiers=DossierTally.dossiers + difference))
            session.exec(_at(sa.delete(DossierTally), where).where(col(DossierTally.dossiers) == 0))


def _at(statement: Any, where: Place) -> Any:
    conditions = [getattr(DossierTally, name) == value for name, value in where._asdict().items()]
    return statement.where(*conditions).execution_options(synchronize_session=False)


def _more(session: Session, where: Place, dossiers: int) -> Any:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    statement = insert(DossierTally).values(id=new_id(), dossiers=dossiers, **where._asdict())
    return statement.on_conflict_do_update(
        index_elements=list(Place._fields),
        set_={"dossiers": DossierTally.dossiers + statement.excluded.dossiers},
    )

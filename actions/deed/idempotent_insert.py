"""Insert a row whose id was made before the deed: the same id again (a second click, a retry) is the same row."""

from typing import Protocol
from uuid import UUID

from sqlmodel import Session, select

from actions.deed.transaction import is_first
from refusals import NotFound


class OfDossier(Protocol):
    """A row that belongs to one dossier."""

    id: UUID
    dossier_id: UUID


def is_kept(session: Session, kind: type[OfDossier], row_id: UUID, dossier_id: UUID) -> bool:
    """Whether the row is there already. Raises NotFound when this id is that of a row of another dossier."""
    dossier_of_row = session.exec(select(kind.dossier_id).where(kind.id == row_id)).first()
    if dossier_of_row not in (None, dossier_id):
        raise NotFound
    return dossier_of_row is not None


def keep(session: Session, row: OfDossier) -> bool:
    """Insert the row; does not commit. False when another click inserted it a moment earlier: this deed is undone."""
    kind, row_id, dossier_id = type(row), row.id, row.dossier_id
    session.add(row)
    return is_first(session, lambda: is_kept(session, kind, row_id, dossier_id))

"""Which dossier a notification of DUO is about: also when that was opened after the notification came."""

import sqlalchemy as sa
from sqlmodel import col

from models.dossier import Dossier
from models.duo import DuoNotificatie


def linked() -> sa.ColumnElement[bool]:
    """Joins `DuoNotificatie` with the `Dossier` that was found when it came."""
    return col(DuoNotificatie.dossier_id) == col(Dossier.id)


def met_by_bsn() -> sa.ColumnElement[bool]:
    """Joins it with a dossier that was opened since, with the same BSN."""
    return (
        col(DuoNotificatie.dossier_id).is_(None)
        & (col(DuoNotificatie.gemeente_id) == col(Dossier.gemeente_id))
        & (col(DuoNotificatie.bsn_hash) == col(Dossier.bsn_hash))
    )


def met_by_number() -> sa.ColumnElement[bool]:
    """Joins it with a dossier that was opened since, with the same V-number, where a BSN does not decide.

    The caller adds the gemeente: as a condition here it would make a list of own dossiers scan the whole gemeente.
    """
    no_bsn = col(DuoNotificatie.bsn_hash).is_(None) | col(Dossier.bsn_hash).is_(None)
    same_number = (col(DuoNotificatie.v_number) != "") & (col(DuoNotificatie.v_number) == col(Dossier.v_number))
    return col(DuoNotificatie.dossier_id).is_(None) & no_bsn & same_number


def about() -> sa.ColumnElement[bool]:
    """Joins it with any of these; for one dossier or one notification at a time."""
    here = col(DuoNotificatie.gemeente_id) == col(Dossier.gemeente_id)
    return linked() | met_by_bsn() | (here & met_by_number())

"""How a doel stands in one talk: one field at a time, each with its own version and its history."""

from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col

from access import Permission
from actions.answering.field_kind import Edit, Key, OpenField, Saved
from actions.answering.field_writer import write_field
from actions.answering.open_row import Guard, OpenRow
from actions.answering.row_fields import RowFields
from actions.answering.value_checks import refuse_wrong
from events import DoelStandRevised
from forms.engine.answers import Json
from forms.voortgang.progress import STAND_FIELDS
from models import AnswerSheet, Doel, DoelStand, Dossier, Pip, Voortgang
from models.base import new_id
from models.guards.encryption import doel_stand_ad
from models.values.progress import SEALED, stand_value


def revise_stand(session: Session, *, voortgang_id: UUID, doel_id: UUID, edit: Edit) -> Saved:
    """Keep one field of how a doel stands; `edit.field` is a question of section `stand`.

    Raises Invalid, Stale (somebody changed this field first; the refused value is kept in the history), AlreadyDone
    (the talk or the dossier is closed), NotAllowed, NotFound (also for a doel of another dossier).
    """
    return write_field(session, STAND, {"talk": voortgang_id, "doel": doel_id}, edit)


def _make(row: OpenRow, key: Key, edit: Edit) -> DoelStand:
    return DoelStand(
        id=new_id(),
        gemeente_id=edit.by.gemeente_id,
        dossier_id=row.dossier_id,
        voortgang_id=key["talk"],
        doel_id=key["doel"],
    )


def _accept(_session: Session, field: OpenField, edit: Edit) -> Json:
    """The value as it is kept. Raises Invalid."""
    value = edit.value if isinstance(edit.value, str) and edit.value.strip() else None
    refuse_wrong(field.row.questionnaire, {field.name: value}, edit.day)
    return value


def _revised(field: OpenField) -> DoelStandRevised:
    row: DoelStand = field.row.row
    return DoelStandRevised(
        dossier_id=field.dossier_id, voortgang_id=row.voortgang_id, doel_id=row.doel_id, field=field.name
    )


_DOEL_OF_THE_DOSSIER = (
    sa.select(col(Doel.id))
    .join(Pip, col(Pip.id) == col(Doel.pip_id))
    .where(col(Doel.id) == sa.bindparam("doel"), col(Pip.dossier_id) == col(Voortgang.dossier_id))
    .correlate(Voortgang)
)
STAND = RowFields(
    table=DoelStand,
    guard=Guard(
        statement=sa.select()
        .select_from(Voortgang)
        .join(Dossier, col(Dossier.id) == col(Voortgang.dossier_id))
        .join(AnswerSheet, col(AnswerSheet.id) == col(Voortgang.sheet_id))
        .join(
            DoelStand,
            (col(DoelStand.voortgang_id) == col(Voortgang.id)) & (col(DoelStand.doel_id) == sa.bindparam("doel")),
            isouter=True,
        )
        .where(col(Voortgang.id) == sa.bindparam("talk"), _DOEL_OF_THE_DOSSIER.exists()),
        permission=Permission.EDIT_PROGRESS,
        holds=(Voortgang,),
        closed=col(Voortgang.closed_at).is_not(None) | ~col(Dossier.is_open),
        gone=col(Voortgang.removed_at).is_not(None),
    ),
    reads=(AnswerSheet,),
    item="doel_id",
    make=_make,
    values=lambda session, row: {name: stand_value(session, row, name) for name in STAND_FIELDS},
    columns=lambda field, value: {field: value or ""},
    accept=_accept,
    encrypted=dict.fromkeys(SEALED, doel_stand_ad),
    announce=_revised,
)

"""Change one fact of a dossier, close it, open it again."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from pydantic import ValidationError
from sqlmodel import Session, col

from access import Permission, User
from actions.answering.drafts import drop_drafts_of
from actions.answering.field_kind import Edit, OpenField, Saved
from actions.answering.field_writer import write_field
from actions.answering.open_row import Guard, open_row
from actions.answering.row_fields import RowFields
from actions.deed.audit import record
from actions.deed.dossier_status import refresh_status
from actions.deed.transaction import deed
from actions.dossier.identity import keep_numbers_unique, refuse_known_number, store_v_number
from actions.dossier.particulars import Facts
from actions.dossier.particulars_checks import problem, problems
from events import DossierClosed, DossierReopened, DossierRevised
from models import Dossier
from models.guards.encryption import bsn_ad, bsn_hash, bsn_of
from models.values.names import keep_searchable
from refusals import AlreadyDone, Invalid, ReasonNeeded
from rules.law.birth_date import BirthDate
from rules.problems import Problem, ProblemCode

Value = str | bool | date | BirthDate | None


class CloseReason(StrEnum):
    """Why a dossier ends; `texts.dossier.registration` has the words."""

    DIPLOMA = "diploma"
    Z_ROUTE_AFGEROND = "z_route_afgerond"
    VRIJSTELLING = "vrijstelling"
    ONTHEFFING = "ontheffing"
    VERHUISD = "verhuisd"
    VERTROKKEN = "vertrokken"
    OVERLEDEN = "overleden"
    DUBBEL = "dubbel"
    TEN_ONRECHTE = "ten_onrechte"
    ANDERS = "anders"


def revise_dossier(session: Session, *, dossier_id: UUID, edit: Edit) -> Saved:
    """Change one field of `particulars.Facts`, on the day `edit.on`. The same value again does nothing.

    Writers of different fields never meet. Raises Stale when a colleague changed this field after `edit.seen_version`,
    Invalid with the code of what is wrong, NotAllowed, NotFound.
    """
    return write_field(session, DOSSIER, {"dossier": dossier_id}, edit)


@deed
def close_dossier(session: Session, *, dossier_id: UUID, reason: str, by: User, at: datetime, on: date) -> None:
    """Close a dossier on the day `on`; drafts in it go.

    Raises ReasonNeeded without a CloseReason, AlreadyDone, NotAllowed, NotFound.
    """
    if reason not in list(CloseReason):
        raise ReasonNeeded
    dossier = _open(session, dossier_id, by=by, at=at)
    if dossier.closed_on is not None:
        raise AlreadyDone
    dossier.closed_on, dossier.close_reason = on, reason
    drop_drafts_of(session, dossier)
    refresh_status(session, dossier)
    record(session, DossierClosed(dossier_id=dossier_id, reason=reason), by=by, at=at)
    session.commit()


@deed
def reopen_dossier(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> None:
    """Open a closed dossier again. Raises AlreadyDone when it is open, NotAllowed, NotFound."""
    dossier = _open(session, dossier_id, by=by, at=at)
    if dossier.closed_on is None:
        raise AlreadyDone
    dossier.closed_on, dossier.close_reason = None, ""
    refresh_status(session, dossier)
    record(session, DossierReopened(dossier_id=dossier_id), by=by, at=at)
    session.commit()


def _open(session: Session, dossier_id: UUID, *, by: User, at: datetime) -> Dossier:
    """The dossier, kept from other writers until this deed is done."""
    dossier: Dossier = open_row(session, DOSSIER, {"dossier": dossier_id}, by=by, at=at).row
    return dossier


def _accept(session: Session, field: OpenField, edit: Edit) -> Value:
    """The value as it is kept. Raises Invalid."""
    dossier, name = field.row.row, field.name
    old = Facts(**_facts(session, dossier))
    new = _revised(old, name, edit.value)
    value: Value = getattr(new, name)
    if value == field.value:
        return value
    wrong = problem(new, name, on=edit.day) or (ProblemCode.CLASHES if _news(old, new, edit.day) else None)
    if wrong:
        raise Invalid(Problem(name, wrong))
    if name in ("bsn", "v_number"):
        refuse_known_number(session, name, getattr(new, name), dossier.gemeente_id)
    return value


def _follow(session: Session, field: OpenField, edit: Edit) -> None:
    """Write what is found and computed by the facts."""
    dossier: Dossier = field.row.row
    if field.name == "bsn":
        dossier.bsn_hash = edit.value and bsn_hash(session, dossier.gemeente_id, edit.value)
    if field.name == "v_number":
        store_v_number(dossier, edit.value)
    keep_searchable(dossier)
    keep_numbers_unique(session)
    refresh_status(session, dossier)


def _facts(session: Session, dossier: Dossier) -> dict[str, Any]:
    return {name: getattr(dossier, name) for name in Facts.model_fields} | {"bsn": bsn_of(session, dossier)}


def _revised(old: Facts, field: str, value: Value) -> Facts:
    try:
        return Facts(**{**old.model_dump(), field: value})
    except ValidationError as fault:
        raise Invalid(Problem(field, ProblemCode.NOT_IN_LIST)) from fault


def _news(old: Facts, new: Facts, on: date) -> bool:
    """Whether the change makes another field wrong that was right before."""
    return bool(set(problems(new, on=on)) - set(problems(old, on=on)))


DOSSIER = RowFields(
    table=Dossier,
    guard=Guard(
        statement=sa.select().select_from(Dossier).where(col(Dossier.id) == sa.bindparam("dossier")),
        permission=Permission.EDIT_DOSSIER,
        holds=(Dossier,),
        closed=col(Dossier.joined_into_id).is_not(None),
    ),
    values=_facts,
    columns=lambda field, value: {field: value},
    accept=_accept,
    encrypted={"bsn": lambda dossier_id, _column: bsn_ad(dossier_id)},
    announce=lambda field: DossierRevised(dossier_id=field.dossier_id, changed=field.name),
    then=_follow,
)

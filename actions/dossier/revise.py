"""Change one fact of a dossier, close it, open it again."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

import sqlalchemy as sa
from pydantic import ValidationError
from sqlmodel import Session, col, select

from access import Permission, User
from actions.deed.audit import record
from actions.deed.authorize import dossier_for
from actions.deed.dossier_status import refresh_status
from actions.dossier.particulars import Facts
from actions.dossier.particulars_checks import problem, problems
from actions.dossier.registration import keep_bsn_unique, refuse_known_bsn
from events import DossierClosed, DossierReopened, DossierRevised
from models import AuditRecord, Caseworker, Dossier
from models.guards.encryption import bsn_of, store_bsn
from models.values.search_names import search_name
from refusals import AlreadyDone, Invalid, ReasonNeeded, Stale
from rules.problems import Problem, ProblemCode

Value = str | bool | date | None


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
    ANDERS = "anders"


def revise_dossier(
    session: Session, *, dossier_id: UUID, field: str, value: Value, seen_version: int, by: User, at: datetime, on: date
) -> int:
    """Change one field of `particulars.Facts`; gives the version of that field now. The same value again does nothing.

    Writers of different fields never meet. Raises Stale when a colleague changed this field after `seen_version`,
    Invalid with the code of what is wrong, NotAllowed, NotFound.
    """
    dossier = _locked(session, dossier_id, by=by, at=at)
    version, old = dossier.field_versions.get(field, 0), _facts(session, dossier)
    new = _revised(old, field, value)
    if getattr(new, field) == getattr(old, field):
        session.rollback()
        return version
    if version != seen_version:
        stale = _stale(session, dossier, field, version)
        session.rollback()
        raise stale
    wrong = problem(new, field, on=on) or (ProblemCode.CLASHES if _news(old, new, on) else None)
    if wrong:
        session.rollback()
        raise Invalid(Problem(field, wrong))
    if field == "bsn":
        refuse_known_bsn(session, new.bsn, dossier.gemeente_id)
        store_bsn(session, dossier, new.bsn)
    else:
        setattr(dossier, field, getattr(new, field))
    dossier.search_name = search_name(dossier.given_names, dossier.family_name)
    dossier.field_versions = {**dossier.field_versions, field: version + 1}
    keep_bsn_unique(session)
    refresh_status(session, dossier)
    record(session, DossierRevised(dossier_id=dossier_id, changed=field), by=by, at=at)
    session.commit()
    return version + 1


def close_dossier(session: Session, *, dossier_id: UUID, reason: str, by: User, at: datetime, on: date) -> None:
    """Close a dossier on the day `on`. Raises ReasonNeeded without a CloseReason, AlreadyDone, NotAllowed, NotFound."""
    if reason not in list(CloseReason):
        raise ReasonNeeded
    dossier = _locked(session, dossier_id, by=by, at=at)
    if dossier.closed_on is not None:
        session.rollback()
        raise AlreadyDone
    dossier.closed_on, dossier.close_reason = on, reason
    refresh_status(session, dossier)
    record(session, DossierClosed(dossier_id=dossier_id, reason=reason), by=by, at=at)
    session.commit()


def reopen_dossier(session: Session, *, dossier_id: UUID, by: User, at: datetime) -> None:
    """Open a closed dossier again. Raises AlreadyDone when it is open, NotAllowed, NotFound."""
    dossier = _locked(session, dossier_id, by=by, at=at)
    if dossier.closed_on is None:
        session.rollback()
        raise AlreadyDone
    dossier.closed_on, dossier.close_reason = None, ""
    refresh_status(session, dossier)
    record(session, DossierReopened(dossier_id=dossier_id), by=by, at=at)
    session.commit()


_NAMES = tuple(Facts.model_fields)


def _locked(session: Session, dossier_id: UUID, *, by: User, at: datetime) -> Dossier:
    """The dossier as it is now, kept from other writers until this deed is done."""
    dossier = dossier_for(session, dossier_id, by=by, permission=Permission.EDIT_DOSSIER, at=at)
    session.exec(
        sa.update(Dossier)
        .where(col(Dossier.id) == dossier_id)
        .values(version=Dossier.version + 1)
        .execution_options(synchronize_session=False)
    )
    session.refresh(dossier)
    return dossier


def _facts(session: Session, dossier: Dossier) -> Facts:
    kept = {name: getattr(dossier, name) for name in _NAMES}
    return Facts(**kept | {"bsn": bsn_of(session, dossier)})


def _revised(old: Facts, field: str, value: Value) -> Facts:
    try:
        return Facts(**{**old.model_dump(), field: value})
    except ValidationError as fault:
        raise Invalid(Problem(field, ProblemCode.NOT_IN_LIST)) from fault


def _news(old: Facts, new: Facts, on: date) -> bool:
    """Whether the change makes another field wrong that was right before."""
    return bool(set(problems(new, on=on)) - set(problems(old, on=on)))


def _stale(session: Session, dossier: Dossier, field: str, version: int) -> Stale:
    changes = session.exec(
        select(AuditRecord.details, AuditRecord.at, Caseworker.name)
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id))
        .where(AuditRecord.gemeente_id == dossier.gemeente_id, AuditRecord.dossier_id == dossier.id)
        .where(AuditRecord.event == DossierRevised.__name__)
        .order_by(col(AuditRecord.at).desc())
    )
    last = next(((name, at) for details, at, name in changes if details.get("changed") == field), ("Een collega", None))
    value = getattr(_facts(session, dossier), field)
    return Stale(field=field, value=value, version=version, by=last[0], at=last[1])

"""May this deed happen? Asked by every deed, of the database as it is now: the login, the role, the dossier."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Dossier
from models.guards.logins import open_login_statement, rights_of
from models.guards.scope import visible_to
from refusals import AlreadyDone, Joined, LoggedOut, NotAllowed, NotFound, RightsChanged

LOOKS = (Permission.VIEW_DOSSIERS, Permission.VIEW_PARTICULARS, Permission.VIEW_PIP, Permission.EXPORT)
LOGIN_NOW = open_login_statement()  # asked at every deed, so built once


def refuse_role(by: User, permission: Permission) -> None:
    """Refuse with NotAllowed when the role does not hold the permission."""
    if not may(by, permission):
        raise NotAllowed


def require_login(session: Session, *, by: User, permission: Permission, at: datetime) -> None:
    """Refuse a deed of somebody who may not do it now, whatever their screen still shows.

    Raises NotAllowed without the permission; LoggedOut when the login has ended, expired or been idle, or the account
    was closed; RightsChanged when the role, the scope or the rights are others than those of the screen.
    """
    refuse_role(by, permission)
    if by.login_id is None:
        return  # a command of the administrator of the installation, not a browser
    refuse_other(by, session.connection().execute(LOGIN_NOW, login_parameters(by, at)).first(), permission)


def login_parameters(by: User, at: datetime) -> dict[str, object]:
    """What `LOGIN_NOW` asks for."""
    return {"login": by.login_id, "caseworker": by.id, "at": at, "idle_since": at - by.idle}


def refuse_other(by: User, now: Sequence[Any] | None, permission: Permission) -> None:
    """Compare the user of the screen with a row of `LOGIN_NOW`; raises as `require_login` does."""
    if now is None:
        raise LoggedOut
    _, role, scope, gemeente_id, rights = now
    refuse_role(replace(by, role=role), permission)
    if (role, scope, gemeente_id, rights_of(rights)) != (by.role, by.scope, by.gemeente_id, by.rights):
        raise RightsChanged


def dossier_for(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """The dossier, for a deed on it. Raises NotFound when it is not there or not theirs, Joined when it only points to
    another one and this is more than looking.
    """
    require_login(session, by=by, permission=permission, at=at)
    dossier = session.exec(select(Dossier).where(Dossier.id == dossier_id, visible_to(by))).first()
    if dossier is None:
        raise NotFound
    _refuse_pointer(dossier, permission)
    return dossier


def open_dossier_for(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """`dossier_for`, for a deed that a closed dossier does not take: raises AlreadyDone then."""
    dossier = dossier_for(session, dossier_id, by=by, permission=permission, at=at)
    if not dossier.is_open:
        raise AlreadyDone
    return dossier


def lock_dossier(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """`dossier_for`, kept for this deed: until it is committed, whoever else holds this dossier waits."""
    dossier = dossier_for(session, dossier_id, by=by, permission=permission, at=at)
    # A write comes first: what is read after it cannot change until this deed is done.
    session.connection().execute(
        sa.update(Dossier).where(col(Dossier.id) == dossier_id).values(version=col(Dossier.version))
    )
    session.refresh(dossier)
    _refuse_pointer(dossier, permission)  # a colleague may have joined it while this deed waited
    return dossier


def lock_open_dossier(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """`lock_dossier`, for a deed that a closed dossier does not take: raises AlreadyDone then."""
    dossier = lock_dossier(session, dossier_id, by=by, permission=permission, at=at)
    if not dossier.is_open:
        raise AlreadyDone
    return dossier


def _refuse_pointer(dossier: Dossier, permission: Permission) -> None:
    if dossier.joined_into_id is not None and permission not in LOOKS:
        raise Joined

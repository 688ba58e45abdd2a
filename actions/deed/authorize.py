"""May this deed happen? Asked by every deed, also when the page forgot: the login, the role, the dossier."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, col, select

from access import Permission, User, may
from models import Caseworker, Dossier, LoginSession
from models.guards.scope import visible_to
from refusals import AlreadyDone, LoggedOut, NotAllowed, NotFound

# Asked at every deed, so built once.
OPEN_LOGIN = (
    sa.select(col(LoginSession.id))
    .join(Caseworker, col(Caseworker.id) == col(LoginSession.caseworker_id))
    .where(col(LoginSession.id) == sa.bindparam("login"), col(Caseworker.id) == sa.bindparam("caseworker"))
    .where(col(LoginSession.ended_at).is_(None), col(Caseworker.disabled_at).is_(None))
    .where(col(LoginSession.expires_at) > sa.bindparam("at"))
)
# The same as a condition in the one statement of a deed. Without a login it is a command of the administrator of the
# installation, not a browser.
LOGGED_IN = sa.or_(sa.bindparam("login", type_=sa.Uuid()).is_(None), OPEN_LOGIN.exists())


def refuse_role(by: User, permission: Permission) -> None:
    """Refuse with NotAllowed when the role does not hold the permission."""
    if not may(by, permission):
        raise NotAllowed


def require_login(session: Session, *, by: User, permission: Permission, at: datetime) -> None:
    """Refuse with NotAllowed without the permission, with LoggedOut when the login has ended meanwhile."""
    refuse_role(by, permission)
    if by.login_id is None:
        return  # a command of the administrator of the installation, not a browser
    found = session.connection().execute(OPEN_LOGIN, {"login": by.login_id, "caseworker": by.id, "at": at}).first()
    if found is None:
        raise LoggedOut


def dossier_for(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """The dossier, for a deed on it. Raises NotFound when it is not there or not theirs."""
    require_login(session, by=by, permission=permission, at=at)
    dossier = session.exec(select(Dossier).where(Dossier.id == dossier_id, visible_to(by))).first()
    if dossier is None:
        raise NotFound
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
    return dossier


def lock_open_dossier(session: Session, dossier_id: UUID, *, by: User, permission: Permission, at: datetime) -> Dossier:
    """`lock_dossier`, for a deed that a closed dossier does not take: raises AlreadyDone then."""
    dossier = lock_dossier(session, dossier_id, by=by, permission=permission, at=at)
    if not dossier.is_open:
        session.rollback()
        raise AlreadyDone
    return dossier

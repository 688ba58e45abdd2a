"""The one condition for the dossiers that a user may see; every query and every action starts from it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col

from access import Permission, Role, Scope, User, may
from models.dossier import Dossier, DossierCaseworker

Id = UUID | sa.BindParameter[Any]


def visible_to(user: User) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: of the user's gemeente, and for scope "own" assigned to the user.

    A partner only sees dossiers of whose PIP-team they are a member, whatever the scope of the account.
    """
    scope = Scope.OWN if user.role is Role.PARTNER else user.scope
    return within(scope, user.gemeente_id, user.id)


def plan_visible_to(user: User) -> sa.ColumnElement[bool]:
    """The same for a PIP and what follows from it:
    nothing for a user without permission to see a PIP, such as a partner.
    """
    return visible_to(user) if may(user, Permission.VIEW_PIP) else sa.false()


def within(scope: Scope, gemeente_id: Id, user_id: Id) -> sa.ColumnElement[bool]:
    """The same for a statement that is built once: the ids may be given as bind parameters."""
    same_gemeente = col(Dossier.gemeente_id) == gemeente_id
    if scope is Scope.GEMEENTE:
        return same_gemeente
    helps = (
        sa.select(sa.literal(1))
        .where(col(DossierCaseworker.dossier_id) == col(Dossier.id))
        .where(col(DossierCaseworker.caseworker_id) == user_id)
        .exists()
    )
    return same_gemeente & ((col(Dossier.regievoerder_id) == user_id) | helps)

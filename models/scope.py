"""The one criterion for whose dossiers somebody may see; every query and every deed starts from it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import col

from access import Scope, User
from models.dossier import Dossier, DossierCaseworker

Id = UUID | sa.BindParameter[Any]


def visible_to(user: User) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: of the user's gemeente, and for scope "own" assigned to the user."""
    return within(user.scope, user.gemeente_id, user.id)


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

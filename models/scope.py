"""The one criterion for whose dossiers somebody may see; every query and every deed starts from it."""

import sqlalchemy as sa
from sqlmodel import col

from access import Scope, User
from models.dossier import Dossier, DossierCaseworker


def visible_to(user: User) -> sa.ColumnElement[bool]:
    """A condition on `Dossier`: of the user's gemeente, and for scope "own" assigned to the user."""
    same_gemeente = col(Dossier.gemeente_id) == user.gemeente_id
    if user.scope is Scope.GEMEENTE:
        return same_gemeente
    helps = (
        sa.select(sa.literal(1))
        .where(col(DossierCaseworker.dossier_id) == col(Dossier.id))
        .where(col(DossierCaseworker.caseworker_id) == user.id)
        .exists()
    )
    return same_gemeente & ((col(Dossier.regievoerder_id) == user.id) | helps)

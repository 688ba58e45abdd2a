"""Whose dossiers a list is about: always within `models.guards.scope.visible_to`."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from access import Scope, User
from models import Dossier, DossierCaseworker
from models.guards.scope import visible_to

_OTHER = aliased(Dossier)  # made once: making it costs milliseconds, and a screen asks for `mine` a dozen times


def mine(user: User) -> sa.ColumnElement[bool]:
    """The dossiers that this user works on, also for who may see those of the whole gemeente."""
    return in_reach(replace(user, scope=Scope.OWN))


def in_reach(seen_by: User) -> sa.ColumnElement[bool]:
    """`visible_to`, written so that a list of own dossiers is found by ids and not by a scan of the gemeente.

    For own dossiers the condition holds only the ids: with the gemeente added, SQLite would scan it after all.
    """
    if seen_by.scope is Scope.GEMEENTE:
        return visible_to(seen_by)
    led = sa.select(col(Dossier.id)).where(
        col(Dossier.gemeente_id) == seen_by.gemeente_id, col(Dossier.regievoerder_id) == seen_by.id
    )
    # Not a join: SQLite would begin that at the dossiers of the gemeente too.
    gemeente = sa.select(col(_OTHER.gemeente_id)).where(col(_OTHER.id) == col(DossierCaseworker.dossier_id))
    helped = sa.select(col(DossierCaseworker.dossier_id)).where(
        col(DossierCaseworker.caseworker_id) == seen_by.id,
        gemeente.correlate(DossierCaseworker).scalar_subquery() == seen_by.gemeente_id,
    )
    return col(Dossier.id).in_(led.union_all(helped))

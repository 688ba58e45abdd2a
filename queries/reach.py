"""Whose dossiers a list is about: always within `models.scope.visible_to`."""

from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col

from access import Scope, User
from models import Dossier, DossierCaseworker
from models.scope import visible_to


def mine(user: User) -> sa.ColumnElement[bool]:
    """The dossiers that this user works on, also for who may see those of the whole gemeente."""
    return in_reach(replace(user, scope=Scope.OWN))


def in_reach(seen_by: User) -> sa.ColumnElement[bool]:
    """`visible_to`, said so that a list of own dossiers is found by their ids and not by walking the gemeente.

    Of the own dossiers nothing but the ids is said: with the gemeente beside them SQLite walks that after all.
    """
    if seen_by.scope is Scope.GEMEENTE:
        return visible_to(seen_by)
    # An alias: the gemeente that counts is that of the dossier itself, not of who was asked to help.
    own = aliased(Dossier)
    led = sa.select(col(own.id)).where(
        col(own.gemeente_id) == seen_by.gemeente_id, col(own.regievoerder_id) == seen_by.id
    )
    helped = (
        sa.select(col(DossierCaseworker.dossier_id))
        .join(own, col(own.id) == col(DossierCaseworker.dossier_id))
        .where(col(own.gemeente_id) == seen_by.gemeente_id, col(DossierCaseworker.caseworker_id) == seen_by.id)
    )
    return col(Dossier.id).in_(led.union_all(helped))

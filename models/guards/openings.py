"""The one condition for an inzage that is still open, shared by queries and actions."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from models.dossier import Dossier
from models.guards.scope import Id
from models.rights import DomeinInzage


def inzage_is_open(user_id: Id, at: datetime | sa.BindParameter[Any]) -> sa.ColumnElement[bool]:
    """A condition on `DomeinInzage` joined with `Dossier`: this user opened it, and its time has not run out."""
    return (
        (col(DomeinInzage.dossier_id) == col(Dossier.id))
        & (col(DomeinInzage.caseworker_id) == user_id)
        & (col(DomeinInzage.until) > at)
    )

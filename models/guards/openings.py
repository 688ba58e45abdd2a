"""The one criterion for what stands open of a dossier that is not one's own; queries and deeds share it."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import col

from models.dossier import Dossier
from models.guards.scope import Id
from models.rights import DomeinInzage


def stands_open(user_id: Id, at: datetime | sa.BindParameter[Any]) -> sa.ColumnElement[bool]:
    """A condition on `DomeinInzage` beside `Dossier`: this user opened it in this dossier, and it has not closed."""
    return (
        (col(DomeinInzage.dossier_id) == col(Dossier.id))
        & (col(DomeinInzage.caseworker_id) == user_id)
        & (col(DomeinInzage.until) > at)
    )

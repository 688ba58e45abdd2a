"""Catalogues for tests, written through the deeds of the app."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from sqlmodel import Session

from access import User
from actions.aanbod.catalogue import add_aanbieder, add_aanbod
from forms.aanbod.catalogue import TypedAanbieder, TypedAanbod
from tests.builders import NOW, TODAY


def an_aanbieder(session: Session, by: User, **typed: Any) -> UUID:
    """A provider with what matters to the test."""
    usual: dict[str, Any] = {"name": "Taalschool Duin", "kind": "taalschool", "place": "Duinmeer"}
    return add_aanbieder(session, aanbieder_id=uuid4(), typed=TypedAanbieder(**(usual | typed)), by=by, at=NOW)


def an_aanbod(session: Session, by: User, aanbieder_id: UUID, *, on: date = TODAY, **typed: Any) -> UUID:
    """An offer with what matters to the test."""
    usual: dict[str, Any] = {
        "name": "Intensieve cursus",
        "area": "taal",
        "counts_for": "cursusuren",
        "routes": ("B",),
        "slots": "ma wo 9-12",
        "hours": "6",
        "weeks": "40",
        "starts": "01-02-2027, 01-12-2026",
        "places": "3",
    }
    return add_aanbod(
        session,
        aanbod_id=uuid4(),
        typed=TypedAanbod(aanbieder_id=aanbieder_id, **(usual | typed)),
        by=by,
        at=NOW,
        on=on,
    )

"""How a doel stands in a talk, as the plain values that section `stand` of the questionnaire asks for."""

from sqlmodel import Session

from models.guards.encryption import of_stand, opened
from models.progress import DoelStand

SEALED = ("went_well", "obstacle", "change")  # what people say in their own words


def stand_value(session: Session, row: DoelStand, field: str) -> str | None:
    """One field, readable; None when it says nothing or is no field."""
    text: str = getattr(row, field, "")
    if field in SEALED:
        text = opened(session, text, of_stand(row.id, field))
    return text or None

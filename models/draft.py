"""What somebody is typing that is not kept where it belongs yet: read by nobody but its writer."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class Draft(SQLModel, table=True):
    """One draft of one person at one place; `place` is the key of the form or field on the screen.

    Without versions: it has one writer, and what was typed last is the draft.
    """

    __table_args__ = (
        sa.UniqueConstraint("caseworker_id", "place"),
        sa.Index(None, "gemeente_id", "dossier_id"),
        sa.Index(None, "gemeente_id", "kept_at"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    dossier_id: UUID | None = Field(default=None, foreign_key="dossier.id")
    place: str = Field(max_length=240)
    # form: a form that was not sent yet; refused: what could not be read as an answer; conflict: an answer beside the
    # one that a colleague kept
    kind: str = Field(max_length=12)
    text: str = Field(sa_type=sa.Text)  # JSON, encrypted
    begun_at: datetime
    kept_at: datetime

"""Two dossiers of one person that were joined: what moved and what was changed, so that it can be undone in a day."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class DossierJoin(SQLModel, table=True):
    """One joining. `closed_id` is the dossier that only points to `kept_id` from then on."""

    __tablename__ = "dossier_join"
    __table_args__ = (
        sa.Index(None, "gemeente_id", "kept_id"),
        sa.Index(None, "gemeente_id", "closed_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    kept_id: UUID = Field(foreign_key="dossier.id")
    closed_id: UUID = Field(foreign_key="dossier.id")
    joined_at: datetime
    joined_by: UUID = Field(foreign_key="caseworker.id")
    undone_at: datetime | None = None
    undone_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    moved: dict[str, list[str]] = Field(default_factory=dict, sa_type=json_type())  # ids of rows, by table
    kept_before: dict[str, object] = Field(default_factory=dict, sa_type=json_type())  # columns that were changed
    kept_after: dict[str, object] = Field(default_factory=dict, sa_type=json_type())
    closed_before: dict[str, object] = Field(default_factory=dict, sa_type=json_type())
    kept_bsn: str = Field(default="", sa_type=sa.Text)  # encrypted: the BSN that each of the two had before
    closed_bsn: str = Field(default="", sa_type=sa.Text)

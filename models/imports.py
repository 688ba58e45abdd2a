"""Imports: which column of a file means what, remembered for the next time."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class ImportMapping(SQLModel, table=True):
    """The mapping of one kind of file in one gemeente: the heading of a column to what it means here."""

    __tablename__ = "import_mapping"
    __table_args__ = (sa.UniqueConstraint("gemeente_id", "kind"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    kind: str = Field(max_length=24)
    columns: dict[str, str] = Field(default_factory=dict, sa_type=json_type())
    updated_by: UUID = Field(foreign_key="caseworker.id")
    updated_at: datetime

"""Imports: what each column of a file means, stored for the next import."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class ImportMapping(SQLModel, table=True):
    """The mapping for one kind of file in one gemeente: from the heading of a column to a field of Koers."""

    __tablename__ = "import_mapping"
    __table_args__ = (sa.UniqueConstraint("gemeente_id", "kind"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    kind: str = Field(max_length=24)
    columns: dict[str, str] = Field(default_factory=dict, sa_type=json_type())
    updated_by: UUID = Field(foreign_key="caseworker.id")
    updated_at: datetime

"""The audit trail: who did and saw what. Append-only; ids and codes, never an answer."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import id_field, json_type


class AuditRecord(SQLModel, table=True):
    """One event of `events`. Rows can be added only; triggers refuse the rest."""

    __tablename__ = "audit_record"
    __table_args__ = (
        sa.Index(None, "gemeente_id", "dossier_id", "at"),
        sa.Index(None, "gemeente_id", "caseworker_id", "at"),
        {"sqlite_with_rowid": False},  # one index less to write at every deed
    )

    id: UUID = id_field()
    gemeente_id: UUID | None = Field(default=None, foreign_key="gemeente.id")
    at: datetime
    caseworker_id: UUID | None = Field(default=None, foreign_key="caseworker.id")
    login_id: UUID | None = None
    event: str = Field(max_length=40)
    dossier_id: UUID | None = Field(default=None, foreign_key="dossier.id")
    details: dict[str, object] = Field(default_factory=dict, sa_type=json_type())

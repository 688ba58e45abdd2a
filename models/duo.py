"""Messages to DUO and notifications from DUO: each is a row, so that nothing is sent twice or lost."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class DuoBericht(SQLModel, table=True):
    """One message to DUO. Its id is the berichtId; `intent` is unique, so that the same fact is reported once."""

    __tablename__ = "duo_bericht"
    __table_args__ = (
        sa.UniqueConstraint("gemeente_id", "intent"),
        sa.Index(None, "status", "next_try_at"),
        sa.Index(None, "gemeente_id", "dossier_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID | None = Field(default=None, foreign_key="dossier.id")
    kind: str = Field(max_length=24)  # rules.duo.BerichtKind
    intent: str = Field(max_length=120)  # the fact that it reports, such as pip:<version id>
    method: str = Field(max_length=8)
    path: str = Field(max_length=200)  # with {bsn} in it, which is filled in at sending
    body: str = Field(default="", sa_type=sa.Text)  # encrypted JSON
    status: str = Field(default="klaar", max_length=16)  # klaar, bezig, aangenomen, geweigerd, mislukt, ingetrokken
    attempts: int = 0
    next_try_at: datetime | None = None
    answer_code: int | None = None
    answer: str = Field(default="", sa_type=sa.Text)  # encrypted: DUO's answer
    created_by: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    sent_at: datetime | None = None
    # of the BSN in its path when it was last sent; None for one that was not sent, or before Koers kept this
    bsn_hash: str | None = Field(default=None, max_length=64)
    version: int = 1


class DuoNotificatie(SQLModel, table=True):
    """A notification from DUO; its id is DUO's berichtId, so that a repeated message is stored once."""

    __tablename__ = "duo_notificatie"
    __table_args__ = (
        sa.Index(None, "gemeente_id", "handled_at", "received_at"),
        sa.Index(None, "gemeente_id", "dossier_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID | None = Field(default=None, foreign_key="dossier.id")
    code: str = Field(max_length=6)  # DUO's gebeurtenisId
    registered_at: datetime
    received_at: datetime
    bsn_hash: str | None = Field(
        default=None, max_length=64
    )  # of the person it is about, when there was no dossier yet
    v_number: str = Field(default="", max_length=16)
    handled_at: datetime | None = None
    handled_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    note: str = Field(default="", max_length=300)
    version: int = 1

"""The end of an intake: leemten, akkoord, verwijzingen and the warme overdracht."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field


class IntakeLeemte(SQLModel, table=True):
    """Why a legal item has no outcome yet, or the day on which it is planned (Wet inburgering, art. 14)."""

    __tablename__ = "intake_leemte"
    __table_args__ = (sa.UniqueConstraint("intake_id", "legal_item"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    intake_id: UUID = Field(foreign_key="intake.id")
    legal_item: str = Field(max_length=40)
    reason: str = Field(default="", sa_type=sa.Text)
    planned_on: date | None = None
    set_by: UUID = Field(foreign_key="caseworker.id")
    set_at: datetime
    version: int = 1


class IntakeAkkoord(SQLModel, table=True):
    """One party that agrees with the intake in the driegesprek."""

    __tablename__ = "intake_akkoord"
    __table_args__ = (sa.Index(None, "intake_id", "party"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    intake_id: UUID = Field(foreign_key="intake.id")
    party: str = Field(max_length=16)  # inburgeraar, kansverkenner, regisseur
    name: str = Field(max_length=120)
    agreed_on: date
    noted_by: UUID = Field(foreign_key="caseworker.id")
    noted_at: datetime
    withdrawn_at: datetime | None = None  # the intake was reopened: the akkoord no longer counts


class Verwijzing(SQLModel, table=True):
    """A referral that is followed until it has an outcome."""

    __table_args__ = (
        sa.Index(None, "gemeente_id", "dossier_id"),
        sa.Index(None, "gemeente_id", "status", "follow_up_on"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    referred_to: str = Field(max_length=24)  # rules.intake.referral.ReferredTo
    reason: str = Field(sa_type=sa.Text)
    referred_on: date
    follow_up_on: date
    status: str = Field(max_length=12)  # open, gestart, afgerond, gestopt
    outcome: str = Field(default="", sa_type=sa.Text)
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    version: int = 1


class WarmeOverdracht(SQLModel, table=True):
    """A warme overdracht: what worked, open worries, promises; and its receipt."""

    __tablename__ = "warme_overdracht"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    worked: str = Field(default="", sa_type=sa.Text)
    worries: str = Field(default="", sa_type=sa.Text)
    promises: str = Field(default="", sa_type=sa.Text)
    handed_to: str = Field(max_length=160)
    handed_by: UUID = Field(foreign_key="caseworker.id")
    handed_at: datetime
    received_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    received_name: str = Field(default="", max_length=160)
    received_at: datetime | None = None
    version: int = 1

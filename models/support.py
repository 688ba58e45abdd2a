"""Support next to the leerroute: ontzorgen, afspraken, and needs for which there is no supply (gemis)."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class Ontzorging(SQLModel, table=True):
    """The period in which the gemeente pays fixed costs from the bijstand (Participatiewet art. 56a); one a dossier."""

    __table_args__ = (sa.Index(None, "gemeente_id", "until"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id", unique=True)
    start: date
    until: date  # the last day as the law sets it
    prolonged_until: date | None = None
    prolong_reason: str = Field(default="", sa_type=sa.Text)
    fixed_costs: list[str] = Field(default_factory=list, sa_type=json_type())  # rules.pip.ontzorgen.FixedCost
    checked_on: date | None = None  # the check whether this person can pay alone (rules.pip.ontzorgen.check_of)
    ready: str = Field(default="", max_length=16)  # rules.pip.ontzorgen.Readiness
    check_note: str = Field(default="", sa_type=sa.Text)
    budgetbeheer: str = Field(default="", max_length=16)
    coach: str = Field(default="", max_length=160)
    stopped_on: date | None = None
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())


class PipAfspraak(SQLModel, table=True):
    """One afspraak: who does what by when. Made in the plan, or in a voortgangsgesprek."""

    __tablename__ = "pip_afspraak"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"), sa.Index(None, "gemeente_id", "due"))

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    voortgang_id: UUID | None = Field(default=None, foreign_key="voortgang.id", index=True)
    side: str = Field(max_length=16)  # rules.law.terms.AfspraakSide: gemeente, inburgeraar, partner
    what: str = Field(default="", sa_type=sa.Text)
    owner: str = Field(default="", max_length=160)
    due: date | None = None
    done_on: date | None = None
    position: int
    created_at: datetime
    created_by: UUID = Field(foreign_key="caseworker.id")
    removed_at: datetime | None = None
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())


class Gemis(SQLModel, table=True):
    """Something that an inburgeraar needs and that is not available: no place, no childcare, too far.

    For who buys supply.
    """

    __table_args__ = (sa.Index(None, "gemeente_id", "noted_on"), sa.Index(None, "gemeente_id", "dossier_id"))

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    aanbod_id: UUID | None = Field(default=None, foreign_key="aanbod.id")
    area: str = Field(max_length=24)  # rules.law.terms.Leefgebied
    what: str = Field(max_length=300)
    reason: str = Field(max_length=24)  # forms.aanbod.catalogue.GemisReason
    note: str = Field(default="", sa_type=sa.Text)
    noted_on: date
    solved_on: date | None = None
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    version: int = 1

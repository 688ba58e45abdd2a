"""The catalogue of a gemeente: providers and what they offer, where, from when, with how many free places."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class Aanbieder(SQLModel, table=True):
    """A provider of activities: a taalschool, a welfare organisation, an employer."""

    __table_args__ = (sa.Index(None, "gemeente_id", "name"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    name: str = Field(max_length=128)
    kind: str = Field(max_length=24)  # forms.aanbod.catalogue.AanbiederKind
    place: str = Field(default="", max_length=120)
    contact: str = Field(default="", max_length=200)
    duo_number: str = Field(default="", max_length=10)  # the instellingsnummer by which DUO knows a school
    bow_mark: bool = False  # keurmerk Blik op Werk
    tst_mark: bool = False  # recognised for the taalschakeltraject
    removed_at: datetime | None = None
    version: int = 1


class Aanbod(SQLModel, table=True):
    """One course, class or activity that a provider offers."""

    __table_args__ = (sa.Index(None, "gemeente_id", "aanbieder_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    aanbieder_id: UUID = Field(foreign_key="aanbieder.id")
    name: str = Field(max_length=160)
    area: str = Field(max_length=24)  # rules.law.terms.Leefgebied
    counts_for: str = Field(default="niets", max_length=24)  # rules.law.terms.TeltVoor
    routes: list[str] = Field(default_factory=list, sa_type=json_type())  # rules.law.terms.Leerroute; empty: all
    place: str = Field(default="", max_length=160)
    slots: list[dict[str, str]] = Field(default_factory=list, sa_type=json_type())  # as Activiteit.slots
    minutes_per_week: int | None = None
    weeks: int | None = None
    starts: list[str] = Field(default_factory=list, sa_type=json_type())  # ISO dates
    places: int | None = None  # free places; None: not known
    waiting_weeks: int | None = None
    childcare: bool = False
    note: str = Field(default="", max_length=500)
    updated_on: date
    removed_at: datetime | None = None
    version: int = 1

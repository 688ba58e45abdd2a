"""What other instruments measured: PPS-V, ZRM, COA's domains, and the weekly eye of a teacher in a startklas."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class Meting(SQLModel, table=True):
    """One result of one instrument on one day. `values` is JSON text, so that it can be encrypted."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id", "kind", "taken_on"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    kind: str = Field(max_length=16)  # forms.intake.instruments.InstrumentKind
    taken_on: date
    edition: str = Field(default="", max_length=40)  # version of the instrument
    values: str = Field(sa_type=sa.Text)
    note: str = Field(default="", sa_type=sa.Text)
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    removed_at: datetime | None = None


class Klas(SQLModel, table=True):
    """One startklas (Opstartklas) with its teacher."""

    __table_args__ = (sa.Index(None, "gemeente_id", "teacher_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    name: str = Field(max_length=80)
    school: str = Field(default="", max_length=120)
    teacher_id: UUID = Field(foreign_key="caseworker.id")
    starts_on: date
    weeks: int = 6
    closed_at: datetime | None = None
    created_at: datetime
    created_by: UUID = Field(foreign_key="caseworker.id")


class KlasDeelnemer(SQLModel, table=True):
    """One inburgeraar in one class, and the final report of the teacher."""

    __tablename__ = "klas_deelnemer"
    __table_args__ = (sa.UniqueConstraint("klas_id", "dossier_id"), sa.Index(None, "gemeente_id", "dossier_id"))

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    klas_id: UUID = Field(foreign_key="klas.id")
    dossier_id: UUID = Field(foreign_key="dossier.id")
    since: datetime
    left_on: date | None = None
    report: str = Field(default="", sa_type=sa.Text)
    report_route: str = Field(default="", max_length=8)  # the route that the teacher expects to fit: B1, O, Z or empty
    report_by: UUID | None = Field(default=None, foreign_key="caseworker.id")
    report_at: datetime | None = None
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())


class Observatie(SQLModel, table=True):
    """What the teacher saw of one participant in one week; scales run from 1 (low) to 5 (high)."""

    __table_args__ = (sa.UniqueConstraint("deelnemer_id", "week"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    deelnemer_id: UUID = Field(foreign_key="klas_deelnemer.id")
    week: int
    taal: int | None = None
    leerbaarheid: int | None = None
    motivatie: int | None = None
    competenties: int | None = None
    lessons_planned: int | None = None
    lessons_attended: int | None = None
    note: str = Field(default="", sa_type=sa.Text)
    observed_by: UUID = Field(foreign_key="caseworker.id")
    observed_at: datetime
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())

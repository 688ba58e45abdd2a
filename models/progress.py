"""After the PIP: PIP-team, voortgangsgesprekken, exams and followed hours."""

from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from models.base import gemeente_field, id_field, json_type


class PipTeamLid(SQLModel, table=True):
    """One person of the PIP-team of a dossier: a colleague, a partner, a sleutelpersoon."""

    __tablename__ = "pip_team_lid"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    role: str = Field(max_length=24)  # forms.pip.pip_team.TeamRole
    person: str = Field(max_length=160)
    organisation: str = Field(default="", max_length=160)
    phone: str = Field(default="", max_length=40)
    email: str = Field(default="", max_length=160)
    sees: list[str] = Field(default_factory=list, sa_type=json_type())  # forms.pip.pip_team.Shared: what they may see
    caseworker_id: UUID | None = Field(default=None, foreign_key="caseworker.id", index=True)  # an account, if any
    since: date
    created_at: datetime
    removed_at: datetime | None = None
    version: int = 1


class Voortgang(SQLModel, table=True):
    """One voortgangsgesprek, or a meeting of the PIP-team. Its answers are in its AnswerSheet."""

    __table_args__ = (
        sa.Index(None, "gemeente_id", "dossier_id", "held_on"),
        sa.Index(None, "gemeente_id", "closed_at", "held_on"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    sheet_id: UUID = Field(foreign_key="answer_sheet.id", unique=True)
    kind: str = Field(max_length=24)  # forms.voortgang.progress.VoortgangKind
    held_on: date  # the planned day, or the day on which it was held
    planned_by_rule: bool = False  # planned by Koers (rules.voortgang.hours_and_meetings)
    outcome: str = Field(default="", max_length=24)  # forms.voortgang.progress.VoortgangOutcome, when closed
    closed_at: datetime | None = None
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    removed_at: datetime | None = None
    version: int = 1


class DoelStand(SQLModel, table=True):
    """The progress of one doel as discussed in one voortgangsgesprek."""

    __tablename__ = "doel_stand"
    __table_args__ = (
        sa.UniqueConstraint("voortgang_id", "doel_id"),
        sa.Index(None, "gemeente_id", "dossier_id"),
    )

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    voortgang_id: UUID = Field(foreign_key="voortgang.id")
    doel_id: UUID = Field(foreign_key="doel.id")
    status: str = Field(default="", max_length=16)  # rules.law.terms.DoelStatus
    went_well: str = Field(default="", sa_type=sa.Text)
    obstacle: str = Field(default="", sa_type=sa.Text)
    change: str = Field(default="", sa_type=sa.Text)
    version: int = 1
    field_versions: dict[str, int] = Field(default_factory=dict, sa_type=json_type())


class Examen(SQLModel, table=True):
    """One exam: planned, or with its result."""

    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    part: str = Field(max_length=8)  # rules.voortgang.exams.ExamPart: LE, LU, SC, SP, KNM
    level: str = Field(default="", max_length=4)
    held_on: date  # planned for, or taken on
    result: str = Field(default="", max_length=16)  # DUO's words: Geslaagd, Gezakt, Geen; empty while planned
    reason: str = Field(default="", max_length=24)  # DUO's reason when there is no result
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    removed_at: datetime | None = None
    version: int = 1


class GevolgdeUren(SQLModel, table=True):
    """Hours that somebody followed in a period, as a school or partner reported them."""

    __tablename__ = "gevolgde_uren"
    __table_args__ = (sa.Index(None, "gemeente_id", "dossier_id", "until"),)

    id: UUID = id_field()
    gemeente_id: UUID = gemeente_field()
    dossier_id: UUID = Field(foreign_key="dossier.id")
    activiteit_id: UUID | None = Field(default=None, foreign_key="activiteit.id", index=True)
    provider: str = Field(default="", max_length=160)
    counts_for: str = Field(max_length=24)  # rules.law.terms.TeltVoor
    start: date
    until: date
    minutes: int
    excused_minutes: int = 0
    unexcused_minutes: int = 0
    during_intake: bool = False  # during the brede intake, a total of its own for DUO
    as_language: bool = False  # participation that counts as language lessons
    caseworker_id: UUID = Field(foreign_key="caseworker.id")
    created_at: datetime
    removed_at: datetime | None = None
    version: int = 1

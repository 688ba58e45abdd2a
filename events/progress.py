"""What is done after the PIP: the team around somebody, the talks about the progress, exams and hours."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class TeamLidAdded(Event):
    """Somebody came into the PIP-team."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamLidRevised(Event):
    """What is known of a member of the PIP-team was changed."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamLidRemoved(Event):
    """Somebody left the PIP-team."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class VoortgangPlanned(Event):
    """A talk about the progress, or a meeting of the PIP-team, was planned or begun."""

    voortgang_id: UUID


@dataclass(frozen=True, kw_only=True)
class VoortgangRevised(Event):
    """One field of a talk about the progress was changed."""

    voortgang_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class VoortgangClosed(Event):
    """A talk about the progress was finished; `outcome` is a code."""

    voortgang_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VoortgangReopened(Event):
    """A talk about the progress that was finished is open again; `outcome` is what it had been finished with."""

    voortgang_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VoortgangRemoved(Event):
    """A talk about the progress was taken away."""

    voortgang_id: UUID


@dataclass(frozen=True, kw_only=True)
class DoelStandRevised(Event):
    """How a doel stands was written down in a talk."""

    voortgang_id: UUID
    doel_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class ExamenNoted(Event):
    """An exam was planned or its result came in."""

    examen_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExamenRemoved(Event):
    """An exam was taken away."""

    examen_id: UUID


@dataclass(frozen=True, kw_only=True)
class UrenNoted(Event):
    """Hours that were followed were written down."""

    uren_id: UUID


@dataclass(frozen=True, kw_only=True)
class UrenRemoved(Event):
    """Hours that were followed were taken away."""

    uren_id: UUID

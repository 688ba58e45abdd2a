"""Events after the PIP: PIP-team, voortgangsgesprekken, exams and hours."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class TeamLidAdded(Event):
    """A member was added to the PIP-team."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamLidRevised(Event):
    """A member of the PIP-team was changed."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class TeamLidRemoved(Event):
    """A member was removed from the PIP-team."""

    lid_id: UUID


@dataclass(frozen=True, kw_only=True)
class VoortgangPlanned(Event):
    """A voortgangsgesprek, or a meeting of the PIP-team, was planned or begun."""

    voortgang_id: UUID


@dataclass(frozen=True, kw_only=True)
class VoortgangRevised(Event):
    """One field of a voortgangsgesprek was changed."""

    voortgang_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class VoortgangClosed(Event):
    """A voortgangsgesprek was closed; `outcome` is a code of VoortgangOutcome."""

    voortgang_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VoortgangReopened(Event):
    """A closed voortgangsgesprek was reopened; `outcome` is the outcome that it had."""

    voortgang_id: UUID
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VoortgangRemoved(Event):
    """A voortgangsgesprek was removed."""

    voortgang_id: UUID


@dataclass(frozen=True, kw_only=True)
class DoelStandRevised(Event):
    """The progress of a doel was noted in a voortgangsgesprek."""

    voortgang_id: UUID
    doel_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class ExamenNoted(Event):
    """An exam was planned, or its result noted."""

    examen_id: UUID


@dataclass(frozen=True, kw_only=True)
class ExamenRemoved(Event):
    """An exam was removed."""

    examen_id: UUID


@dataclass(frozen=True, kw_only=True)
class UrenNoted(Event):
    """Followed hours were noted."""

    uren_id: UUID


@dataclass(frozen=True, kw_only=True)
class UrenRemoved(Event):
    """Followed hours were removed."""

    uren_id: UUID

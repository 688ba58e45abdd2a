"""Events of a startklas."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class KlasOpened(Event):
    """A startklas was made, with this teacher."""

    klas_id: UUID
    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasHandedOver(Event):
    """A startklas got another teacher."""

    klas_id: UUID
    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasClosed(Event):
    """A startklas was closed: the teacher no longer sees it."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class KlasReopened(Event):
    """A closed startklas was reopened."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeelnemerAdded(Event):
    """A deelnemer was added to a startklas: the teacher sees the name from now on."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class DeelnemerRemoved(Event):
    """A deelnemer was removed from a startklas."""

    klas_id: UUID


@dataclass(frozen=True, kw_only=True)
class ObservatieKept(Event):
    """A teacher filled in or changed one field of the form of one week."""

    deelnemer_id: UUID
    week: int
    field: str


@dataclass(frozen=True, kw_only=True)
class EindrapportKept(Event):
    """A teacher filled in or changed one field of the final report."""

    deelnemer_id: UUID
    field: str

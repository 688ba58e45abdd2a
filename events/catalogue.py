"""Events of the catalogue of providers and what they offer."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class AanbiederAdded(Event):
    """A provider was added to the catalogue."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbiederRevised(Event):
    """A provider was changed."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbiederRemoved(Event):
    """A provider was removed from the catalogue."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodAdded(Event):
    """An offer was added to the catalogue."""

    aanbod_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodRevised(Event):
    """An offer was changed."""

    aanbod_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodRemoved(Event):
    """An offer was removed from the catalogue."""

    aanbod_id: UUID

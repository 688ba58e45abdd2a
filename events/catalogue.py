"""What is done with the catalogue of providers and what they offer."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class AanbiederAdded(Event):
    """A provider came into the catalogue."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbiederRevised(Event):
    """What is known of a provider was changed."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbiederRemoved(Event):
    """A provider was taken out of the catalogue."""

    aanbieder_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodAdded(Event):
    """Something that a provider offers came into the catalogue."""

    aanbod_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodRevised(Event):
    """What is known of an offer was changed."""

    aanbod_id: UUID


@dataclass(frozen=True, kw_only=True)
class AanbodRemoved(Event):
    """An offer was taken out of the catalogue."""

    aanbod_id: UUID

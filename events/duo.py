"""Events of the exchange with DUO."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class DuoQueued(Event):
    """A message for DUO was queued; `kind` is a code of rules.duo.BerichtKind."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoAccepted(Event):
    """DUO accepted a message."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoRefused(Event):
    """DUO refused a message; the reason is stored with the message."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoWithdrawn(Event):
    """A message that was not sent yet was withdrawn."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoNotified(Event):
    """A notification came from DUO; `code` is DUO's."""

    notificatie_id: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class DuoHandled(Event):
    """A notification from DUO was handled."""

    notificatie_id: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class DuoSheetCopied(Event):
    """The fields for the Portaal Inburgering were shown or downloaded."""

    kind: str

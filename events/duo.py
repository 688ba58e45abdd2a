"""What goes to DUO and what comes from DUO."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class DuoQueued(Event):
    """A message for DUO was put ready; `kind` is a code."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoAccepted(Event):
    """DUO took a message."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoRefused(Event):
    """DUO refused a message; the reason is kept with the message."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoWithdrawn(Event):
    """A message that was not sent yet was withdrawn."""

    bericht_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class DuoNotified(Event):
    """DUO told that something happened; `code` is that of DUO."""

    notificatie_id: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class DuoHandled(Event):
    """What DUO told was dealt with."""

    notificatie_id: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class DuoSheetCopied(Event):
    """The fields for the Portaal Inburgering were shown or downloaded."""

    kind: str

"""Events of a PIP, from the first draft to a vastgesteld version and what follows it."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event
from rules.law.terms import Leerroute


@dataclass(frozen=True, kw_only=True)
class PipDrafted(Event):
    """A PIP was begun."""


@dataclass(frozen=True, kw_only=True)
class DoelAdded(Event):
    """A doel was added to the draft."""

    doel_id: UUID


@dataclass(frozen=True, kw_only=True)
class DoelRemoved(Event):
    """A doel was taken out of the draft."""

    doel_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActiviteitAdded(Event):
    """An activiteit was added to a doel."""

    activiteit_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActiviteitRemoved(Event):
    """An activiteit was taken out of a doel."""

    activiteit_id: UUID


@dataclass(frozen=True, kw_only=True)
class PipVastgesteld(Event):
    """A version of the PIP was vastgesteld."""

    leerroute: Leerroute
    version: int


@dataclass(frozen=True, kw_only=True)
class PipChangeStarted(Event):
    """A change of a vastgesteld PIP was begun."""


@dataclass(frozen=True, kw_only=True)
class PipChangeRevised(Event):
    """The kind, the reason or the facts of a change were changed."""


@dataclass(frozen=True, kw_only=True)
class PipChangeWithdrawn(Event):
    """A change was withdrawn; the draft is equal to the version in force again."""


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """A coördinator was asked to approve the plan."""


@dataclass(frozen=True, kw_only=True)
class ApprovalGiven(Event):
    """A coördinator approved the plan as it is now."""


@dataclass(frozen=True, kw_only=True)
class ApprovalRefused(Event):
    """A coördinator sent the plan back; the reason is stored with the plan."""


@dataclass(frozen=True, kw_only=True)
class PipSent(Event):
    """A vastgesteld version was sent or handed over."""

    version: int


@dataclass(frozen=True, kw_only=True)
class PipSigned(Event):
    """Somebody signed a vastgesteld version; `who` and `manner` are codes."""

    version: int
    who: str
    manner: str


@dataclass(frozen=True, kw_only=True)
class BezwaarNoted(Event):
    """A bezwaar against a version was noted."""

    bezwaar_id: UUID


@dataclass(frozen=True, kw_only=True)
class BezwaarRevised(Event):
    """A bezwaar was changed, such as its outcome."""

    bezwaar_id: UUID


@dataclass(frozen=True, kw_only=True)
class AfspraakAdded(Event):
    """An afspraak was added."""

    afspraak_id: UUID


@dataclass(frozen=True, kw_only=True)
class AfspraakRevised(Event):
    """One field of an afspraak was changed."""

    afspraak_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class AfspraakRemoved(Event):
    """An afspraak was removed."""

    afspraak_id: UUID


@dataclass(frozen=True, kw_only=True)
class OntzorgingRevised(Event):
    """One field of the ontzorgen was changed."""

    field: str


@dataclass(frozen=True, kw_only=True)
class GemisNoted(Event):
    """A gemis was noted."""

    gemis_id: UUID


@dataclass(frozen=True, kw_only=True)
class GemisSolved(Event):
    """A gemis was solved."""

    gemis_id: UUID

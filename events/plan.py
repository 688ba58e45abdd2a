"""What is done with a PIP, from the first draft to a vastgesteld version and what follows it."""

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
    """A version of the PIP was frozen."""

    leerroute: Leerroute
    version: int


@dataclass(frozen=True, kw_only=True)
class PipChangeStarted(Event):
    """A change of a vastgesteld PIP was begun."""


@dataclass(frozen=True, kw_only=True)
class PipChangeRevised(Event):
    """What is said of a change was changed: its kind, its reason, what its conditions ask."""


@dataclass(frozen=True, kw_only=True)
class PipChangeWithdrawn(Event):
    """A change that was begun by mistake was taken back; the version in force stands there again."""


@dataclass(frozen=True, kw_only=True)
class ApprovalAsked(Event):
    """A colleague was asked to look at the plan before it is vastgesteld."""


@dataclass(frozen=True, kw_only=True)
class ApprovalGiven(Event):
    """A coördinator approved the plan as it stands."""


@dataclass(frozen=True, kw_only=True)
class ApprovalRefused(Event):
    """A coördinator sent the plan back; the reason is kept with the plan."""


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
    """An objection to a version came in."""

    bezwaar_id: UUID


@dataclass(frozen=True, kw_only=True)
class BezwaarRevised(Event):
    """What is known of an objection was changed, such as its outcome."""

    bezwaar_id: UUID


@dataclass(frozen=True, kw_only=True)
class AfspraakAdded(Event):
    """An agreement was made."""

    afspraak_id: UUID


@dataclass(frozen=True, kw_only=True)
class AfspraakRevised(Event):
    """One field of an agreement was changed."""

    afspraak_id: UUID
    field: str


@dataclass(frozen=True, kw_only=True)
class AfspraakRemoved(Event):
    """An agreement was taken away."""

    afspraak_id: UUID


@dataclass(frozen=True, kw_only=True)
class OntzorgingRevised(Event):
    """One field of the ontzorgen was changed."""

    field: str


@dataclass(frozen=True, kw_only=True)
class GemisNoted(Event):
    """What somebody needs and is not to be had was written down."""

    gemis_id: UUID


@dataclass(frozen=True, kw_only=True)
class GemisSolved(Event):
    """What was not to be had is there now."""

    gemis_id: UUID

"""Events of drafts: what was typed and is not kept where it belongs yet."""

from dataclasses import dataclass

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class DraftBegun(Event):
    """Somebody typed a text that is not kept where it belongs yet; `kind` as in `models.Draft`."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class DraftDropped(Event):
    """A draft went: it was kept where it belongs, or thrown away by its writer."""

    kind: str

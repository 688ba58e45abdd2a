"""A message beside what DUO would say of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.duo.kinds import BerichtKind
from rules.duo.message import DuoMessage
from rules.duo.ready import ReadyMessage
from rules.duo.refusal import DuoRefusal


@dataclass(frozen=True, kw_only=True)
class WeighedMessage:
    """One message and why DUO would refuse it. Without a message and without `bare` there is nothing to tell yet.

    `bare`: the path says it all, there is no body. Further as `rules.duo.ready.ReadyMessage`.
    """

    kind: BerichtKind
    intent: str
    message: DuoMessage | None = None
    refusals: tuple[DuoRefusal, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    label: str = ""
    bare: bool = False

    @property
    def tells(self) -> bool:
        """Whether there is something to tell."""
        return self.message is not None or self.bare

    @property
    def blocking(self) -> tuple[DuoRefusal, ...]:
        """What DUO would refuse."""
        return tuple(each for each in self.refusals if each.blocking)

    @property
    def doubtful(self) -> tuple[DuoRefusal, ...]:
        """What is good to know, or not sure."""
        return tuple(each for each in self.refusals if not each.blocking)

    @property
    def passes(self) -> bool:
        """Whether DUO would take it."""
        return self.tells and not self.blocking

    @property
    def ready(self) -> ReadyMessage:
        """The message as it can be put ready; only when it passes."""
        return ReadyMessage(
            kind=self.kind, intent=self.intent, message=self.message, places=self.places, label=self.label
        )  # fmt: skip

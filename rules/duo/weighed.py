"""A message for DUO with the reasons for which DUO would refuse it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.duo.kinds import BerichtKind
from rules.duo.message import DuoMessage
from rules.duo.ready import ReadyMessage
from rules.duo.refusal import DuoRefusal


@dataclass(frozen=True, kw_only=True)
class WeighedMessage:
    """One message and why DUO would refuse it. Without a `message` and not `bare` there is nothing to send yet.

    `bare`: the request has no body. The other fields are those of `rules.duo.ready.ReadyMessage`.
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
        """Whether there is something to send."""
        return self.message is not None or self.bare

    @property
    def blocking(self) -> tuple[DuoRefusal, ...]:
        """The reasons for which DUO would refuse it."""
        return tuple(each for each in self.refusals if each.blocking)

    @property
    def doubtful(self) -> tuple[DuoRefusal, ...]:
        """The reasons that do not block: good to know, or DUO's reading is not sure."""
        return tuple(each for each in self.refusals if not each.blocking)

    @property
    def passes(self) -> bool:
        """Whether there is something to send and DUO would accept it."""
        return self.tells and not self.blocking

    @property
    def ready(self) -> ReadyMessage:
        """The message as it can be queued; only meaningful when it `passes`."""
        return ReadyMessage(
            kind=self.kind, intent=self.intent, message=self.message, places=self.places, label=self.label
        )  # fmt: skip

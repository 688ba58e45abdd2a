"""A message that can be queued for DUO, with the fact that it reports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.duo.kinds import BerichtKind
from rules.duo.message import DuoMessage


@dataclass(frozen=True, kw_only=True)
class ReadyMessage:
    """One message that can be sent to DUO now.

    `intent` names the fact that is reported and not its content, such as "pip:<version id>" or "map:<dossier id>":
    the same content under one intent is sent once, other content is sent after it. `places` fills {id} and
    {instellingsnummer} in the path. `message` is None for a request without body. `label`: a Dutch name where the kind
    does not say enough.
    """

    kind: BerichtKind
    intent: str
    message: DuoMessage | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    label: str = ""

    @property
    def body(self) -> dict[str, object] | None:
        """The JSON body for DUO; None for a request without body."""
        return self.message.to_json() if self.message else None

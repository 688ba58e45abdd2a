"""What can be put ready for DUO: a message with the news that it tells."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rules.duo.kinds import BerichtKind
from rules.duo.message import DuoMessage


@dataclass(frozen=True, kw_only=True)
class ReadyMessage:
    """One message that can go to DUO now.

    `intent` names the news and not its content, such as "pip:<version id>" or "map:<dossier id>": the same content
    under the same intent goes once, another content goes after it. `places` fills {id} and {instellingsnummer} in the
    path; a message without body has no `message`. `label` says in Dutch what it is, when the kind does not say enough.
    """

    kind: BerichtKind
    intent: str
    message: DuoMessage | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    label: str = ""

    @property
    def body(self) -> dict[str, object] | None:
        """The message as DUO reads it."""
        return self.message.to_json() if self.message else None

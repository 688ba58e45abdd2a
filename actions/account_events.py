"""What must be remembered of accounts and of the settings of a gemeente, beside what `events` declares."""

from dataclasses import dataclass
from uuid import UUID

from events import Event


@dataclass(frozen=True, kw_only=True)
class CaseworkerRevised(Event):
    """The name, role or reach of somebody was changed; `changed` names the fields, `role` is the role from now on."""

    caseworker_id: UUID
    changed: str
    role: str


@dataclass(frozen=True, kw_only=True)
class CaseworkerReopened(Event):
    """A closed account was opened again."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class GemeenteRevised(Event):
    """The settings of the gemeente were changed; `changed` names the fields."""

    changed: str

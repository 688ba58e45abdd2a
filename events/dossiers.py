"""Events of a dossier, its household and its contacts."""

from dataclasses import dataclass
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class DossierRegistered(Event):
    """A new dossier was opened."""


@dataclass(frozen=True, kw_only=True)
class DossierRevised(Event):
    """Facts of the person, or dates that start a term, were changed; `changed` names the fields."""

    changed: str


@dataclass(frozen=True, kw_only=True)
class ListImported(Event):
    """A list from COA was imported: `new` dossiers were opened, in `completed` dossiers empty fields were filled."""

    new: int
    completed: int


@dataclass(frozen=True, kw_only=True)
class DossierClosed(Event):
    """The dossier was closed."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DossierReopened(Event):
    """A closed dossier was opened again."""


@dataclass(frozen=True, kw_only=True)
class DossiersJoined(Event):
    """Two dossiers of one person became one; logged on both, each naming the `other`. `kept` is the one that stays."""

    other: UUID
    target: UUID


@dataclass(frozen=True, kw_only=True)
class DossiersSeparated(Event):
    """The joining of two dossiers was undone; logged on both, each naming the `other`."""

    other: UUID


@dataclass(frozen=True, kw_only=True)
class CaseworkerAssigned(Event):
    """The dossier got another regievoerder."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class ContactNoted(Event):
    """A contact moment was written down."""

    contact_id: UUID


@dataclass(frozen=True, kw_only=True)
class HouseholdRevised(Event):
    """A member of the household was added, changed or removed."""

    member_id: UUID


@dataclass(frozen=True, kw_only=True)
class Viewed(Event):
    """Somebody opened a screen of a dossier."""

    screen: str


@dataclass(frozen=True, kw_only=True)
class Exported(Event):
    """A document or list left Koers; `document` names its kind, `rows` how many dossiers it held."""

    document: str
    rows: int

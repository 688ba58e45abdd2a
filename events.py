"""What must be remembered: each event declares exactly what it carries. Ids and codes only, never an answer."""

from dataclasses import dataclass, fields
from uuid import UUID

from rules.terms import Leerroute


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. `dossier_id` is None for what touches no dossier."""

    dossier_id: UUID | None = None

    def details(self) -> dict[str, str | int]:
        """The fields of this event besides the dossier, as codes and ids for the audit record."""
        own = ((each.name, getattr(self, each.name)) for each in fields(self) if each.name != "dossier_id")
        return {name: value if isinstance(value, int) else str(value) for name, value in own}


@dataclass(frozen=True, kw_only=True)
class DossierRegistered(Event):
    """A new dossier was opened."""


@dataclass(frozen=True, kw_only=True)
class DossierRevised(Event):
    """Facts of the person or dates that start clocks were changed; `changed` names the fields."""

    changed: str


@dataclass(frozen=True, kw_only=True)
class DossierClosed(Event):
    """The dossier was closed."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class DossierReopened(Event):
    """A closed dossier was opened again."""


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
class IntakeStarted(Event):
    """A brede intake was begun with this version of the questionnaire."""

    questionnaire_version: str


@dataclass(frozen=True, kw_only=True)
class AnswerSaved(Event):
    """One answer was given, changed or taken away."""

    sheet_id: UUID
    question: str
    version: int


@dataclass(frozen=True, kw_only=True)
class AnswerConflicted(Event):
    """An answer was refused because a colleague was first; both values are in the history."""

    sheet_id: UUID
    question: str


@dataclass(frozen=True, kw_only=True)
class IntakeCompleted(Event):
    """The brede intake was closed as complete."""


@dataclass(frozen=True, kw_only=True)
class IntakeReopened(Event):
    """A completed brede intake was opened again; the reason is kept with the intake."""


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
class Viewed(Event):
    """Somebody opened a screen of a dossier."""

    screen: str


@dataclass(frozen=True, kw_only=True)
class Exported(Event):
    """A document or list left Koers; `document` names its kind, `rows` how many dossiers it held."""

    document: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class LoggedIn(Event):
    """Somebody logged in."""


@dataclass(frozen=True, kw_only=True)
class LoginRefused(Event):
    """A login was refused: wrong pair, or locked out."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class LoginEnded(Event):
    """Somebody logged out or had a login revoked."""

    reason: str


@dataclass(frozen=True, kw_only=True)
class PasswordChanged(Event):
    """A password was changed; every login of that person ended."""

    caseworker_id: UUID


@dataclass(frozen=True, kw_only=True)
class CaseworkerAdded(Event):
    """An account was made."""

    caseworker_id: UUID
    role: str


@dataclass(frozen=True, kw_only=True)
class CaseworkerDisabled(Event):
    """An account was closed."""

    caseworker_id: UUID


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

"""What is done with logins, accounts, rights and the settings of a gemeente."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from events.base import Event


@dataclass(frozen=True, kw_only=True)
class LoggedIn(Event):
    """Somebody logged in."""


@dataclass(frozen=True, kw_only=True)
class LoginRefused(Event):
    """A login was refused. `caseworker_id` is whose name was typed, not who did it; "" for a name of nobody."""

    reason: str
    caseworker_id: UUID | str = ""


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


@dataclass(frozen=True, kw_only=True)
class RechtSet(Event):
    """What a role may do with a restricted section was set for the gemeente; `restricted_section` is its name,
    `level` what holds
    from now.
    """

    role: str
    restricted_section: str
    level: str


@dataclass(frozen=True, kw_only=True)
class DomeinOpened(Event):
    """Somebody opened a sensitive restricted section of a dossier that is not their own; the reason is kept with the
    opening.
    """

    restricted_section: str


def restricted_section_of(details: Mapping[str, Any]) -> str:
    """The restricted section that an audit record names, or nothing. Records until November 2026 call it `drawer`."""
    return str(details.get("restricted_section") or details.get("drawer") or "")

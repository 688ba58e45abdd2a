"""All that a page is given: who is here, which day it is, how to reach the database, and where one can go."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from access import Permission, User, may


@dataclass(frozen=True, kw_only=True)
class Visit:
    """One rerun of one page for one user. `open_session` opens a unit of work; `now` gives an aware UTC moment."""

    user: User
    gemeente: str
    today: date
    now: Callable[[], datetime]
    open_session: Callable[[], AbstractContextManager[Any]]
    go: Callable[..., None]  # go("pip", dossier=id): leaves this page
    link: Callable[..., None]  # link("PIP", "pip", dossier=id): draws a link to a screen
    demo: bool = False
    duo: bool = False  # whether messages go to DUO from here

    def may(self, permission: Permission) -> bool:
        """Whether the role of this user holds a permission; for what to show, the deed asks again."""
        return may(self.user, permission)

    @property
    def user_id(self) -> UUID:
        """The id of the user."""
        return self.user.id

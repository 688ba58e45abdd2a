"""Where drafts go, for every form and field on the screen: given by the frame, once a run. `pages.drafts` makes it.

Which places have a draft is remembered for as long as a screen of one dossier stands there; what they say is not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from widgets.kit import session_state as state

_STORE = "draft store"
_PLACES = "draft places"


@dataclass(frozen=True)
class Begun:
    """A draft at a place: of which kind (form, refused, conflict), and since when."""

    kind: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class DraftStore:
    """The drafts of one person in the dossier of the address, by place. `keep` and `drop` raise a refusal."""

    begun: Callable[[], Mapping[str, Begun]]
    text: Callable[[str], str | None]
    keep: Callable[[str, str, str], datetime]  # place, kind, text; gives since when
    drop: Callable[[str], None]
    now: Callable[[], datetime]
    of: str  # by which a person and a dossier are recognised


def begin(store: DraftStore) -> None:
    """A run begins. On another screen than before, which drafts there are is looked up anew."""
    state.session_set(_STORE, store)
    if state.is_new("draft screen", f"{state.screen()}:{store.of}"):
        state.session_forget(_PLACES)


def current() -> DraftStore | None:
    """The store of this run; None where nothing is kept, as before the login."""
    store = state.session_get(_STORE)
    return store if isinstance(store, DraftStore) else None


def places() -> dict[str, Begun]:
    """Where there is a draft now."""
    store = current()
    if store is None:
        return {}
    known = state.session_get(_PLACES)
    if known is None:
        known = dict(store.begun())
        state.session_set(_PLACES, known)
    return cast(dict[str, Begun], known)


def keep(place: str, kind: str, text: str) -> None:
    """Keep a draft. Raises a refusal."""
    store = current()
    if store is not None:
        places()[place] = Begun(kind, store.keep(place, kind, text))


def drop(place: str) -> None:
    """Let a draft go; without one it does nothing. Raises a refusal."""
    store = current()
    if store is not None and place in places():
        store.drop(place)
        places().pop(place, None)

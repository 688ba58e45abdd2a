"""What the forms of a provider and of an offer share: what was typed stays until it is kept or cancelled."""

from collections.abc import Mapping, Sequence
from uuid import UUID

import streamlit as st

from rules.problems import Problem
from texts.aanbod.catalogue import PROBLEMS
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import say_wrong
from widgets.kit.session_state import key

NEW = "nieuw"


def editing(kind: str) -> str:
    """Which offer ("aanbod") or provider ("aanbieder") is being changed: an id, NEW, or ""."""
    row_id = state.session_get(key("catalogus", kind))
    return row_id if isinstance(row_id, str) else ""


def edit(kind: str, row_id: UUID | str) -> None:
    """Begin to change one (an id, or NEW); "" ends it."""
    if row_id:
        state.session_set(key("catalogus", kind), str(row_id))
    else:
        state.session_forget(key("catalogus", kind))


class CatalogueForm:
    """What both forms do: remember the version that was seen, say what is wrong, and start empty after saving."""

    kind = ""
    fields: Mapping[str, str] = {}

    def __init__(self, row_id: UUID | None, version: int) -> None:
        self.row_id = row_id
        self._fresh = key("catalogus", self.kind, "id")
        self.here = key("catalogus", self.kind, row_id or state.deed_id(self._fresh))
        self._version_key = key(self.here, "gezien")
        if row_id and state.last_shown(self._version_key) is None:
            state.note_seen(self._version_key, version, None)
        self._place = st.container()
        self.saved = self.cancelled = self.removed = False

    def draft(self) -> DraftForm:
        """Goes around the fields and the buttons."""
        return DraftForm(key("catalogus", self.kind, self.row_id or "nieuw", "form"), lead=self.here)

    def buttons(self, draft: DraftForm, save: str, remove: str) -> None:
        """The buttons of the form."""
        self._place = st.container()
        with st.container(horizontal=True):
            self.saved = draft.button(save, type="primary", key=key(self.here, "opslaan"))
            self.cancelled = draft.button("Annuleren", ends=True, key=key(self.here, "annuleren"))
            self.removed = self.row_id is not None and draft.button(remove, key=key(self.here, "weg"))

    @property
    def new_id(self) -> UUID:
        """The id of what is being added: the same for a second click."""
        return state.deed_id(self._fresh)

    @property
    def seen_version(self) -> int:
        """The version that the person saw when they began to change it."""
        shown = state.last_shown(self._version_key)
        return shown.version if shown else 0

    def done(self) -> None:
        """Close the form; the next one begins afresh."""
        state.session_forget(f"seen:{self._version_key}")
        state.session_forget(self._fresh)
        edit(self.kind, "")

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong with each field."""
        order = list(self.fields)
        in_order = sorted(problems, key=lambda each: order.index(each.field))
        say_wrong(self._place, self.fields, PROBLEMS, in_order)

    def was_late(self, version: int) -> None:
        """Somebody else changed it meanwhile: say so; a second press keeps what stands here."""
        self._place.warning(
            "Een collega heeft dit net gewijzigd. Klopt wat hier staat? Druk dan nog een keer op opslaan.",
            icon=":material/sync_problem:",
        )
        state.note_seen(self._version_key, version, None)

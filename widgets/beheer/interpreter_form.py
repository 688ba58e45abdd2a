"""The form of one interpreter, and the list of languages to choose from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.names import languages
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.beheer.languages import TolkLine

DUTCH = "nl"
EDITING = "talen:tolk"  # which interpreter is being changed: an id, or NEW
NEW = "nieuw"
FIELDS = {"name": "Naam", "languages": "Talen", "phone": "Telefoon", "note": "Bijzonderheden"}
LONGEST = {"name": 120, "phone": 40, "note": 500}


def pick_languages(label: str, chosen_before: Sequence[str], widget: str) -> list[str]:
    """A list of all languages but Dutch, to choose several from; gives their codes."""
    names = dict(languages())
    return st.multiselect(
        label,
        [code for code in names if code != DUTCH],
        default=[code for code in chosen_before if code in names],
        format_func=names.__getitem__,
        placeholder="Kies talen …",
        filter_mode="contains",
        select_all=False,  # Enter would choose all that look alike
        key=widget,
    )


def edit(tolk_id: str) -> None:
    """Begin to change this interpreter (an id, or NEW); "" ends it."""
    if tolk_id:
        state.session_set(EDITING, tolk_id)
    else:
        state.session_forget(EDITING)


class TolkForm:
    """The form of one interpreter: what was typed, which button was pressed, and where to say what is wrong."""

    def __init__(self, tolk: "TolkLine | None") -> None:
        self.tolk = tolk
        form_key = key("talen", "tolk", tolk.id if tolk else state.deed_id("new_tolk"))
        self._version_key = key(form_key, "gezien")
        if tolk and state.last_shown(self._version_key) is None:
            state.note_seen(self._version_key, tolk.version, None)
        with DraftForm(key("talen", "tolk", tolk.id if tolk else "nieuw", "form"), lead=form_key) as draft:
            self.name = st.text_input(
                "Naam van de tolk", tolk.name if tolk else "", key=key(form_key, "naam"), max_chars=LONGEST["name"]
            )
            self.languages = pick_languages("Talen", tolk.languages if tolk else (), key(form_key, "talen"))
            self.phone = st.text_input(
                "Telefoon", tolk.phone if tolk else "", key=key(form_key, "telefoon"), max_chars=LONGEST["phone"]
            )
            self.note = st.text_area(
                "Bijzonderheden",
                tolk.note if tolk else "",
                key=key(form_key, "bijzonderheden"),
                max_chars=LONGEST["note"],
                placeholder="Bijvoorbeeld: alleen in de ochtend, liefst per telefoon.",
            )
            self._place = st.container()
            with st.container(horizontal=True):
                self.saved = draft.button("Tolk opslaan", type="primary", key=key(form_key, "opslaan"))
                self.cancelled = draft.button("Annuleren", ends=True, key=key(form_key, "annuleren"))
                self.removed = tolk is not None and draft.button("Tolk weghalen", key=key(form_key, "weg"))

    @property
    def new_id(self) -> UUID:
        """The id of the interpreter that is being added: the same for a second click."""
        return state.deed_id("new_tolk")

    @property
    def seen_version(self) -> int:
        """The version that the person saw when they began to change it."""
        shown = state.last_shown(self._version_key)
        return shown.version if shown else 0

    def done(self) -> None:
        """Close the form; the next one begins afresh."""
        state.session_forget(f"seen:{self._version_key}")
        state.session_forget("new_tolk")
        edit("")

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        for each in problems:
            self._place.error(
                plain(f"{FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:"
            )

    def was_late(self, version: int) -> None:
        """A colleague was first; who saves again, does so knowingly."""
        state.note_seen(self._version_key, version, None)
        self._place.warning(
            "Een collega heeft deze tolk intussen gewijzigd. Sluit met Annuleren om te zien wat er nu staat. "
            "Slaat u nog een keer op, dan geldt wat u hebt getypt.",
            icon=":material/sync_problem:",
        )

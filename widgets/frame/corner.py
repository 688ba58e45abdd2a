"""The corner of the window: what became of what was typed last. It stands still (style.css): saving moves nothing.

It speaks of what was kept last on this screen: an answer is "Opgeslagen", a text that is still being written is not.
"""

from datetime import date, datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from texts.wording.formats import same_day_clock
from widgets.frame import draft_form
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

KEY = "koers-saved"
_CORNER = "corner"


def begin() -> None:
    """A run begins: the corner is empty."""
    state.session_forget(_CORNER)


def say(words: str, at: datetime | None = None) -> None:
    """Draw the corner with these words (markdown) about what was kept `at`; the last word unless a draft came later."""
    with st.container(key=KEY):
        place = st.empty()
    place.markdown(words)
    state.session_set(_CORNER, (place, at))


def say_wrong(words: str) -> None:
    """Draw the corner with what went wrong; a draft does not come before that."""
    with st.container(key=KEY):
        st.markdown(f":red[:material/error: **{plain(words)}**]")
    state.session_set(_CORNER, None)


def finish(on: date) -> None:
    """The run ends: when a draft on this screen was kept last, the corner speaks of that."""
    draft_at = draft_form.kept_at()
    corner = state.session_get(_CORNER, (None, None))
    if draft_at is None or not isinstance(corner, tuple):
        return
    place, at = corner
    if at is not None and at > draft_at:
        return
    words = f":material/edit_note: Concept bewaard {same_day_clock(draft_at, on)}"
    if isinstance(place, DeltaGenerator):
        place.markdown(words)
    else:
        with st.container(key=KEY):
            st.markdown(words)

"""An expander that stays open while its label changes."""

import streamlit as st
from streamlit.elements.lib.mutable_expander_container import ExpanderContainer

from widgets.kit.session_state import hold


def fold(label: str, key: str, *, icon: str | None = None) -> ExpanderContainer:
    """An expander that runs the page when it opens and shuts; look at `.open` before drawing in it.

    Streamlit takes a fold with other words (a count that went up) for another fold, which would be shut: what this
    session did with the fold of this key is kept.
    """
    hold(key)
    return st.expander(label, icon=icon, key=key, on_change="rerun")

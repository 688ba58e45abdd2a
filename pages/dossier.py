"""dossier."""

import streamlit as st

from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw it."""
    st.title("dossier", anchor=False)

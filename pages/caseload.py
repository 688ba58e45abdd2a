"""caseload."""

import streamlit as st

from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw it."""
    st.title("caseload", anchor=False)

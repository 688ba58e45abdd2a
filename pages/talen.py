"""Who speaks what, and which talks this week need which language?"""

import streamlit as st

from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the screen."""
    st.title("Talen en tolken", anchor=False)

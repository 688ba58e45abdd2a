"""Which questions are skipped, unknown or never used, over all intakes?"""

import streamlit as st

from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the screen."""
    st.title("Vragenlijst-gezondheid", anchor=False)

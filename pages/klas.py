"""What did the teacher see, week by week?"""

import streamlit as st

from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the screen."""
    st.title("Startklas", anchor=False)

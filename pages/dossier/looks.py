"""Who did and saw what in this dossier."""

import streamlit as st

from queries.dossier import DossierView
from widgets import trail


def looks(view: DossierView) -> None:
    """Draw the newest lines of the trail."""
    with st.expander("Wie keek in dit dossier", icon=":material/visibility:"):
        trail.lines(view.trail, most=10)

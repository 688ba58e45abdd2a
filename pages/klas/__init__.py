"""Screen Startklas: a teacher fills in the weekly forms of the own class; others make the classes."""

import streamlit as st

from access import Permission
from pages.klas import classes, observaties
from widgets.frame.visit import Visit


def render(visit: Visit) -> None:
    """Draw the screen: the part for who makes classes, or the part for a teacher."""
    st.title("Startklas", anchor=False)
    if visit.may(Permission.MANAGE_KLAS):
        classes.classes(visit)
    else:
        observaties.own_class(visit)

"""The children in a few sentences: ages, what the law asks, and what the intake says of vve and opvang."""

from datetime import date

import streamlit as st

from rules.law.facts import IntakeFacts
from texts.pip.support import ages, vve_lines
from widgets.kit.plain_text import plain


def about(facts: IntakeFacts, on: date) -> None:
    """Draw the sentences; nothing when the intake tells of no children."""
    said = ages(facts, on)
    if said:
        st.info(plain(" ".join([said, *vve_lines(facts, on)])), icon=":material/child_care:")

"""The children in a few sentences: ages, what the law asks, and what the intake says of vve and opvang."""

from datetime import date

import streamlit as st

from rules.law.facts import IntakeFacts
from texts.pip.support import ages, vve_lines
from widgets.kit.plain_text import plain


def about(facts: IntakeFacts, on: date) -> None:
    """Draw the sentences; nothing when the intake tells of no children."""
    children_text = ages(facts, on)
    if children_text:
        st.info(plain(" ".join([children_text, *vve_lines(facts, on)])), icon=":material/child_care:")

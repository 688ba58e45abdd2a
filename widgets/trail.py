"""The audit trail for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from texts.formats import moment
from widgets.plain import plain

if TYPE_CHECKING:
    from queries.trail import TrailLine


def lines(trail: "Sequence[TrailLine]") -> None:
    """What happened, newest first, one line each."""
    for each in trail:
        st.markdown(f"{plain(moment(each.at))} · {plain(each.by or 'Koers')} · {plain(each.event)}")

"""What was done, what has to be done by when and by which rule."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from texts.wording.formats import long_date
from texts.wording.timeline import MILESTONES
from widgets.kit import urgency_badge as urgency
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from rules.law.status import Milestone


def timeline(milestones: "Sequence[Milestone]", today: date) -> None:
    """Draw the points of a traject in two columns: what has happened, and what comes, with the rule of each."""
    past_column, coming_column = st.columns([2, 3], gap="medium")
    with past_column:
        st.subheader("Wat is gebeurd", anchor=False)
        past = [each for each in milestones if each.is_finished(today)]
        lines = [f":green[:material/check:] {plain(long_date(each.on))} · {MILESTONES[each.code]}" for each in past]
        st.markdown("  \n".join(lines))
        if not past:
            st.caption("Nog niets. Vul bij Gegevens en datums in wat u al weet.")
    with coming_column:
        st.subheader("Wat nog komt", anchor=False)
        coming = [each for each in milestones if not each.is_finished(today)]
        for each in coming:
            _to_come(each, today)
        if not coming:
            st.caption("Er loopt nu geen termijn.")


def _to_come(milestone: "Milestone", today: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/flag: **{plain(long_date(milestone.on))}** · {MILESTONES[milestone.code]}", width="content"
        )
        urgency.badge(milestone.on, today)
    if milestone.explanation:
        st.caption(plain(f"{milestone.explanation} ({milestone.article})"))

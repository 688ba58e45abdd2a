"""What was done, what has to be done by when and by which rule; and how near a day is, in words and colour."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

import streamlit as st

from rules.deadlines import Urgency, days_left, urgency
from texts.formats import days, long_date
from texts.timeline import MILESTONES
from widgets.plain import plain

if TYPE_CHECKING:
    from rules.standing import Milestone

_Color = Literal["red", "orange", "green"]
BADGES: dict[Urgency, tuple[_Color, str]] = {
    Urgency.TE_LAAT: ("red", ":material/error:"),
    Urgency.VANDAAG: ("orange", ":material/today:"),
    Urgency.BINNENKORT: ("orange", ":material/schedule:"),
    Urgency.OP_TIJD: ("green", ":material/check_circle:"),
}


def due_badge(due: date | None, today: date) -> None:
    """How long until a last day, as a badge with a sign, a colour and words."""
    if due is None:
        return
    color, icon = BADGES[urgency(due, today)]
    words = days(days_left(due, today))
    st.badge(words[0].upper() + words[1:], icon=icon, color=color)


def timeline(milestones: "Sequence[Milestone]", today: date) -> None:
    """The points of a traject in two columns: behind us, and still to come with the rule of each."""
    done, to_come = st.columns([2, 3], gap="medium")
    with done:
        st.subheader("Wat is gebeurd", anchor=False)
        behind = [each for each in milestones if each.done]
        lines = [f":green[:material/check:] {plain(long_date(each.on))} · {MILESTONES[each.code]}" for each in behind]
        st.markdown("  \n".join(lines))
        if not behind:
            st.caption("Nog niets. Vul bij Gegevens en datums in wat u al weet.")
    with to_come:
        st.subheader("Wat nog komt", anchor=False)
        ahead = [each for each in milestones if not each.done]
        for each in ahead:
            _to_come(each, today)
        if not ahead:
            st.caption("Er loopt nu geen termijn.")


def _to_come(milestone: "Milestone", today: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/flag: **{plain(long_date(milestone.on))}** · {MILESTONES[milestone.code]}", width="content"
        )
        due_badge(milestone.on, today)
    if milestone.explanation:
        st.caption(plain(f"{milestone.explanation} ({milestone.article})"))

"""Bezwaar against a version (Awb): what was received, its outcome, and the forms for both."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from rules.pip.bezwaar import NEEDS_CHANGE, NO_MOVE, NO_MOVE_ARTICLE, BezwaarOutcome, timeliness
from rules.problems import Problem
from texts.pip.after_decision import OUTCOMES, PROBLEMS
from texts.wording.formats import long_date
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import TypedDay, day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.after_decision import BezwaarLine

LONGEST = 3000
_RECEIVED = {"received_on": "Ontvangen op", "grounds": "Waarom maakt deze persoon bezwaar?"}
_DECIDED = {"outcome": "Wat is er besloten?", "decided_on": "Besloten op", "note": "Toelichting"}


class _Form:
    names: dict[str, str]

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, self.names, PROBLEMS, problems)

    def _end(self, draft: DraftForm, label: str, day: TypedDay) -> None:
        self._place = st.container()
        with st.container(horizontal=True):
            submitted = draft.button(label, type="primary")
            self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong


class BezwaarForm(_Form):
    """The form of a bezwaar that was received."""

    names = _RECEIVED

    def __init__(self, key: str, today: date) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            day = day_field(_RECEIVED["received_on"], today, today, key=state.key(key, "dag"))
            self.grounds = st.text_area(
                _RECEIVED["grounds"], key=state.key(key, "gronden"), max_chars=LONGEST, height=110
            )
            self._end(draft, "Bezwaar vastleggen", day)
        self.received_on = day.on
        self.fingerprint = state.digest([day.raw, self.grounds])


class OutcomeForm(_Form):
    """The form of the outcome of a bezwaar."""

    names = _DECIDED

    def __init__(self, key: str, bezwaar: "BezwaarLine", today: date) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            outcome = st.pills(
                _DECIDED["outcome"],
                list(BezwaarOutcome),
                format_func=OUTCOMES.__getitem__,
                default=bezwaar.outcome,
                key=state.key(key, "uitkomst"),
            )
            day = day_field(_DECIDED["decided_on"], bezwaar.decided_on or today, today, key=state.key(key, "dag"))
            self.note = st.text_area(
                _DECIDED["note"], value=bezwaar.note, key=state.key(key, "toelichting"), max_chars=LONGEST, height=90
            )
            self._end(draft, "Uitkomst vastleggen", day)
        self.outcome, self.decided_on = outcome or "", day.on


def about() -> None:
    """Say that a bezwaar does not suspend the PIP."""
    st.caption(f"{NO_MOVE} ({NO_MOVE_ARTICLE})")


def line(each: "BezwaarLine", sent_on: date | None) -> None:
    """One bezwaar with its outcome."""
    outcome = OUTCOMES[each.outcome] if each.outcome else "Nog niet besloten"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**Bezwaar van {long_date(each.received_on)}**", width="content")
        st.badge(outcome, color="gray" if each.outcome else "orange")
    st.caption(timeliness(each.received_on, sent_on))
    st.markdown(plain(each.grounds))
    if each.outcome:
        st.markdown(f"Besloten op {long_date(each.decided_on)}." + (f"  \n{plain(each.note)}" if each.note else ""))
    if each.outcome in NEEDS_CHANGE:
        st.info("Pas het PIP aan met een wijziging. De inburgeringstermijn blijft gelijk.", icon=":material/edit:")

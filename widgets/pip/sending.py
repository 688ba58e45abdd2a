"""How and when a version reached the inburgeraar, and until when one may object."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from rules.law.deadlines import days_left
from rules.pip.bekendmaking import BekendmakingManner, bezwaartermijn
from rules.problems import Problem
from texts.pip.after_decision import MANNERS, PROBLEMS
from texts.wording.formats import days, long_date
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.versions import VersionLine

_NAMES = {"sent_on": "Verzonden of gegeven op", "manner": "Hoe?"}


class SentForm:
    """The form of the day and the way."""

    def __init__(self, key: str, version: "VersionLine", today: date) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            manner = st.pills(
                _NAMES["manner"],
                list(BekendmakingManner),
                format_func=MANNERS.__getitem__,
                default=BekendmakingManner(version.manner) if version.manner else None,
                key=state.key(key, "manier"),
            )
            day = day_field(_NAMES["sent_on"], version.sent_on or today, today, key=state.key(key, "dag"))
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Verzending vastleggen", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.manner, self.sent_on = manner or "", day.on

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, _NAMES, PROBLEMS, problems)


def sent(version: "VersionLine", today: date) -> None:
    """When and how it was sent, and the last day for bezwaar with its sentence."""
    if version.sent_on is None:
        st.caption(
            "Nog niet vastgelegd hoe en wanneer deze persoon het PIP kreeg. De bezwaartermijn begint op de dag erna."
        )
        return
    term = bezwaartermijn(version.sent_on)
    st.markdown(f"{MANNERS[BekendmakingManner(version.manner)]}, op **{long_date(version.sent_on)}**.")
    days_until = days_left(term.last_day, today)
    when = f" · {days(days_until)}" if days_until >= 0 else " · voorbij"
    st.markdown(f"Laatste dag voor bezwaar: **{long_date(term.last_day)}**{when}")
    st.caption(f"{plain(term.explanation)} ({plain(term.article)})")

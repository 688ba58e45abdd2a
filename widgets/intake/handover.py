"""The warm hand-over: the form, the sheets that were written, and their receipt."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from rules.law.dutch_time import day_of
from rules.problems import Problem
from texts.wording.formats import long_date
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.referrals import HandoverLine

LONGEST_TEXT = 3000
LONGEST_NAME = 160
_TEXT_FIELDS = {
    "worked": ("Wat werkte goed?", "Bijvoorbeeld: rustig praten, een vaste tolk, afspraken in de ochtend."),
    "worries": ("Welke zorgen zijn er nog?", "Alleen wat de ander moet weten. Schrijf geen diagnose op."),
    "promises": ("Wat is er beloofd?", "Bijvoorbeeld: wij bellen in januari over de opvang."),
}


class HandoverForm:
    """The form of one hand-over: what was typed, and where to say what is wrong."""

    def __init__(self, key: str) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            self.texts = {
                field: st.text_area(
                    label, placeholder=hint, key=state.key(key, field), max_chars=LONGEST_TEXT, height=110
                )
                for field, (label, hint) in _TEXT_FIELDS.items()
            }
            self.handed_to = st.text_input(
                "Aan wie draagt u over?",
                placeholder="Naam, en waar die persoon werkt",
                key=state.key(key, "aan"),
                max_chars=LONGEST_NAME,
            )
            self._place = st.container()
            with st.container(horizontal=True):
                self.pressed = draft.button("Overdracht vastleggen", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        self.fingerprint = state.digest([*self.texts.values(), self.handed_to])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names = {field: label for field, (label, _) in _TEXT_FIELDS.items()} | {"handed_to": "Aan wie draagt u over?"}
        say_wrong(self._place, names, {}, problems)


class ReceiptForm:
    """Who received it and when, as the giver heard it."""

    def __init__(self, key: str, handed_to: str, today: date) -> None:
        with DraftForm(state.key(key, "form"), border=False) as draft:
            self.name = st.text_input(
                "Wie heeft het ontvangen?", value=handed_to, key=state.key(key, "naam"), max_chars=LONGEST_NAME
            )
            day = day_field("Ontvangen op", today, today, key=state.key(key, "dag"))
            self._place = st.container()
            submitted = draft.button("Ontvangst vastleggen")
        if submitted and day.wrong:
            self._place.error(plain(day.wrong), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.received_on = day.on

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, {"name": "Wie heeft het ontvangen?", "received_on": "Ontvangen op"}, {}, problems)


def sheet(each: "HandoverLine") -> None:
    """One hand-over as it was written, with its receipt."""
    handed = long_date(day_of(each.handed_at))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(f'{handed} · {each.handed_by} aan {each.handed_to}')}**", width="content")
        if each.received_at is None:
            st.badge("Nog niet ontvangen", icon=":material/schedule:", color="orange")
        else:
            st.badge("Ontvangen", icon=":material/check_circle:", color="green")
    for field, (label, _) in _TEXT_FIELDS.items():
        text = {"worked": each.worked, "worries": each.worries, "promises": each.promises}[field]
        if text:
            st.markdown(f"*{label}*  \n{plain(text)}")
    if each.received_at is not None:
        received = long_date(day_of(each.received_at))
        st.caption(plain(f"Ontvangen door {each.received_name} op {received}."))

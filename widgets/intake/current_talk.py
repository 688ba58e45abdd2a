"""The talk that is being held now, and whether somebody is there before whom some questions are not asked.

Remembered for this session and this day, by id only; the address holds the switch as well, so that it outlives a
reload of the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.talks import Talk
from texts.intake.talks import label
from widgets.kit import session_state as state

if TYPE_CHECKING:
    from queries.dossier.talks import TalkLine

NO_TALK = "geen"
TALKS = "gesprekken"  # the part of the intake where talks are written down


@dataclass(frozen=True, kw_only=True)
class CurrentTalk:
    """Which talk this is, if any, and whether the partner is there: by the talk itself or by the switch."""

    dossier_id: UUID
    today: date
    held_talks: tuple[Talk, ...]  # newest first
    talk: Talk | None
    switched: bool

    @property
    def partner(self) -> bool:
        """Whether the questions to ask alone are hidden."""
        return self.switched or (self.talk is not None and self.talk.company)


def current(talks: "Sequence[TalkLine]", dossier_id: UUID, today: date) -> CurrentTalk:
    """The talk that this session chose; without a choice the newest of today, and else none."""
    held_talks = tuple(each.talk for each in talks if not each.talk.removed and each.talk.held_on <= today)
    chosen = state.session_get(_name("talk", dossier_id, today))
    usual = next((each for each in held_talks if each.held_on == today), None)
    chosen_talk = next((each for each in held_talks if str(each.id) == chosen), None)
    switch = state.session_get(_name("partner", dossier_id, today))
    return CurrentTalk(
        dossier_id=dossier_id,
        today=today,
        held_talks=held_talks,
        talk=None if chosen == NO_TALK else chosen_talk or usual,
        switched=state.address("partner") == "ja" if switch is None else switch is True,
    )


def choose_talk(talk_id: UUID | None, dossier_id: UUID, today: date) -> None:
    """From now on answers are given in this talk, or in none."""
    state.session_set(_name("talk", dossier_id, today), str(talk_id) if talk_id else NO_TALK)


def adding(dossier_id: UUID) -> str:
    """Under which name this session remembers that a new talk is being written down."""
    return state.key("gesprek", dossier_id, "nieuw")


def bar(current: CurrentTalk, section_id: str, to_check: int, *, locked: bool) -> None:
    """One line above every part of the intake: which talk this is, whether the partner is there, what waits."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if current.held_talks and not locked:
            _choose(current)
        elif section_id != TALKS and not locked:
            _begin(current)
        _switch(current)
        if to_check:
            st.badge(f"Nog {to_check} na te vragen", icon=":material/published_with_changes:", color="blue")


def _begin(current: CurrentTalk) -> None:
    st.button(
        "Gesprek vastleggen",
        icon=":material/add_comment:",
        type="tertiary",
        key=state.key("intake", current.dossier_id, "nu", "vastleggen"),
        on_click=_add,
        args=(current,),
    )


def _add(current: CurrentTalk) -> None:
    state.session_set(adding(current.dossier_id), True)
    state.set_address(domein=TALKS)


def _choose(current: CurrentTalk) -> None:
    titles = {NO_TALK: "Buiten een gesprek"} | {str(each.id): f"Nu: {label(each)}" for each in current.held_talks}
    key = state.key("intake", current.dossier_id, "nu")
    chosen = str(current.talk.id) if current.talk else NO_TALK
    if state.widget_value(key) != (True, chosen):
        state.set_widget_value(key, chosen)
    st.selectbox(
        "Gesprek van nu",
        list(titles),
        format_func=titles.__getitem__,
        key=key,
        label_visibility="collapsed",
        width=300,
        on_change=_chosen,
        args=(key, current),
    )


def _chosen(key: str, current: CurrentTalk) -> None:
    _, chosen = state.widget_value(key)
    state.session_set(_name("talk", current.dossier_id, current.today), str(chosen or NO_TALK))


def _switch(current: CurrentTalk) -> None:
    by_talk = current.talk is not None and current.talk.company
    key = state.key("intake", current.dossier_id, "partner", "vast" if by_talk else "zelf")
    if state.widget_value(key) != (True, current.partner):
        state.set_widget_value(key, current.partner)
    st.toggle(
        "Partner is erbij",
        key=key,
        disabled=by_talk,
        help="Zo staat het bij het gesprek, onder Gesprekken."
        if by_talk
        else "Sommige vragen stelt u alleen als er niemand bij is. Die wachten dan op een ander moment.",
        on_change=_switched,
        args=(key, current),
    )


def _switched(key: str, current: CurrentTalk) -> None:
    _, is_on = state.widget_value(key)
    state.session_set(_name("partner", current.dossier_id, current.today), is_on is True)
    state.set_address(partner="ja" if is_on is True else "")


def _name(subject: str, dossier_id: UUID, today: date) -> str:
    return state.key("now", subject, dossier_id, today)

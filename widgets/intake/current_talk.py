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
    held: tuple[Talk, ...]  # newest first
    talk: Talk | None
    switched: bool

    @property
    def partner(self) -> bool:
        """Whether what must be asked alone is out of sight."""
        return self.switched or (self.talk is not None and self.talk.company)


def now(talks: "Sequence[TalkLine]", dossier_id: UUID, today: date) -> CurrentTalk:
    """The talk that this session chose; without a choice the newest of today, and else none."""
    held = tuple(each.talk for each in talks if not each.talk.removed and each.talk.held_on <= today)
    chosen = state.session_get(_name("talk", dossier_id, today))
    usual = next((each for each in held if each.held_on == today), None)
    found = next((each for each in held if str(each.id) == chosen), None)
    switch = state.session_get(_name("partner", dossier_id, today))
    return CurrentTalk(
        dossier_id=dossier_id,
        today=today,
        held=held,
        talk=None if chosen == NO_TALK else found or usual,
        switched=state.address("partner") == "ja" if switch is None else switch is True,
    )


def hold(talk_id: UUID | None, dossier_id: UUID, today: date) -> None:
    """From now on answers are given in this talk, or in none."""
    state.session_set(_name("talk", dossier_id, today), str(talk_id) if talk_id else NO_TALK)


def adding(dossier_id: UUID) -> str:
    """Under which name this session remembers that a new talk is being written down."""
    return state.key("gesprek", dossier_id, "nieuw")


def bar(found: CurrentTalk, here: str, to_check: int, *, locked: bool) -> None:
    """One line above every part of the intake: which talk this is, whether the partner is there, what waits."""
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.held and not locked:
            _choose(found)
        elif here != TALKS and not locked:
            _begin(found)
        _switch(found)
        if to_check:
            st.badge(f"Nog {to_check} na te vragen", icon=":material/published_with_changes:", color="blue")


def _begin(found: CurrentTalk) -> None:
    st.button(
        "Gesprek vastleggen",
        icon=":material/add_comment:",
        type="tertiary",
        key=state.key("intake", found.dossier_id, "nu", "vastleggen"),
        on_click=_add,
        args=(found,),
    )


def _add(found: CurrentTalk) -> None:
    state.session_set(adding(found.dossier_id), True)
    state.set_address(domein=TALKS)


def _choose(found: CurrentTalk) -> None:
    titles = {NO_TALK: "Buiten een gesprek"} | {str(each.id): f"Nu: {label(each)}" for each in found.held}
    key = state.key("intake", found.dossier_id, "nu")
    chosen = str(found.talk.id) if found.talk else NO_TALK
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
        args=(key, found),
    )


def _chosen(key: str, found: CurrentTalk) -> None:
    _, chosen = state.widget_value(key)
    state.session_set(_name("talk", found.dossier_id, found.today), str(chosen or NO_TALK))


def _switch(found: CurrentTalk) -> None:
    by_talk = found.talk is not None and found.talk.company
    key = state.key("intake", found.dossier_id, "partner", "vast" if by_talk else "zelf")
    if state.widget_value(key) != (True, found.partner):
        state.set_widget_value(key, found.partner)
    st.toggle(
        "Partner is erbij",
        key=key,
        disabled=by_talk,
        help="Zo staat het bij het gesprek, onder Gesprekken."
        if by_talk
        else "Sommige vragen stelt u alleen als er niemand bij is. Die wachten dan op een ander moment.",
        on_change=_switched,
        args=(key, found),
    )


def _switched(key: str, found: CurrentTalk) -> None:
    _, wanted = state.widget_value(key)
    state.session_set(_name("partner", found.dossier_id, found.today), wanted is True)
    state.set_address(partner="ja" if wanted is True else "")


def _name(what: str, dossier_id: UUID, today: date) -> str:
    return state.key("now", what, dossier_id, today)

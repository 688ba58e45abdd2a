"""Messages to DUO: what can go, and how far each one is, in plain words."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

import streamlit as st

from rules.duo.ready import ReadyMessage
from rules.duo.verdict import BerichtStatus
from texts.duo.outbox import KINDS, STATUSES
from texts.wording.formats import moment, same_day_clock
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.duo.outbox import BerichtLine

NOT_CONNECTED = "Koers is niet verbonden met DUO; gebruik het invulblad."
ARRIVED = "Een eerdere poging is misschien toch aangekomen. Kijk in Portaal Inburgering wat DUO al heeft."
COLOURS = {
    BerichtStatus.KLAAR: "blue",
    BerichtStatus.BEZIG: "blue",
    BerichtStatus.AANGENOMEN: "green",
    BerichtStatus.GEWEIGERD: "red",
    BerichtStatus.MISLUKT: "orange",
    BerichtStatus.INGETROKKEN: "gray",
}


class Press(StrEnum):
    """What somebody wants of a message."""

    AGAIN = "again"
    LEAVE = "leave"


def unsent(each: ReadyMessage, key: str, *, connected: bool) -> bool:
    """A message that can go; whether it must go now. That is asked twice: what DUO has taken is not taken back here."""
    # A button for what it says now: a click on what it said before sends nothing.
    own = state.key(key, each.kind, state.digest([each.intent, each.body]))
    with st.container(horizontal=True, vertical_alignment="center", key=state.key(own, "regel")):
        st.markdown(f"**{plain(each.label or KINDS[each.kind])}** · nog niet naar DUO", width="content")
        if not connected:
            return False
        sure = st.popover("Naar DUO sturen", icon=":material/send:", key=state.key(own, "vraag"), on_change="rerun")
        if not sure.open:
            return False
        with sure:
            st.caption("Koers zet het bericht klaar en verstuurt het. Tot dat moment kunt u het intrekken.")
            return st.button("Ja, versturen", type="primary", key=state.key(own, "stuur"))


def line(each: "BerichtLine", on: date) -> None:
    """One message: what it is, how far, since when, and what DUO said."""
    with st.container(gap=None):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{KINDS[each.kind]}**", width="content")
            st.badge(STATUSES[each.status], color=COLOURS[each.status])  # type: ignore[arg-type]
        st.caption(plain(_history(each, on)))
        for answer in each.words:
            text = f"DUO: {answer}" if each.status is BerichtStatus.GEWEIGERD and each.answer_code == 403 else answer
            st.markdown(plain(text))
        if each.status is BerichtStatus.GEWEIGERD and each.attempts > 1:
            st.markdown(ARRIVED)


def pressed(each: "BerichtLine", key: str) -> Press | None:
    """What can be done with a message now, as buttons; what was pressed."""
    waits = each.status is BerichtStatus.KLAAR
    failed = each.status is BerichtStatus.MISLUKT
    if not (waits or failed or each.status is BerichtStatus.GEWEIGERD):
        return None
    with st.container(horizontal=True, key=state.key(key, "knoppen", each.id)):
        again = ((waits and each.attempts > 0) or failed) and st.button(
            "Nu opnieuw proberen", icon=":material/refresh:", key=state.key(key, "opnieuw", each.id)
        )
        label = "Intrekken" if waits else "Hier laten we het bij"
        leave = st.button(label, key=state.key(key, "intrekken", each.id))
    if again:
        return Press.AGAIN
    return Press.LEAVE if leave else None


def _history(each: "BerichtLine", on: date) -> str:
    text = f"Klaargezet op {moment(each.created_at)} door {each.by}."
    if each.sent_at and each.status in (BerichtStatus.AANGENOMEN, BerichtStatus.GEWEIGERD):
        text += f" Antwoord van DUO op {moment(each.sent_at)}."
    if each.status is BerichtStatus.KLAAR and each.attempts and each.next_try_at:
        text += f" Volgende poging om {same_day_clock(each.next_try_at, on)} (er waren er {each.attempts})."
    if each.status is BerichtStatus.BEZIG and each.attempts > 1:
        text += f" Dit is poging {each.attempts}."
    return text

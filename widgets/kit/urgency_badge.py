"""How near a day is, said with a sign, words and a colour; the rules decide how near, this only draws it."""

from datetime import date

import streamlit as st

from rules.law.deadlines import Urgency, days_left, urgency
from texts.wording.formats import days

_ICONS = {
    Urgency.TE_LAAT: ":material/error:",
    Urgency.VANDAAG: ":material/today:",
    Urgency.BINNENKORT: ":material/schedule:",
    Urgency.OP_TIJD: ":material/check_circle:",
}
_COLOURS = {Urgency.TE_LAAT: "red", Urgency.VANDAAG: "orange", Urgency.BINNENKORT: "orange", Urgency.OP_TIJD: "green"}
_SIGNS = {Urgency.TE_LAAT: "▲", Urgency.VANDAAG: "◆", Urgency.BINNENKORT: "◆", Urgency.OP_TIJD: "●"}
_INKS = {"▲": "#a8071a", "◆": "#8a4b00", "●": "#2b6a0b"}  # each at least 4.5 : 1 on white


def words(due: date | None, on: date) -> str:
    """ "Te laat · 10 dagen", "Vandaag", "Nog 3 dagen", "Geen datum"."""
    if due is None:
        return "Geen datum"
    remaining = days_left(due, on)
    if remaining < 0:
        return f"Te laat · {days(-remaining).removeprefix('nog ')}"
    return days(remaining).capitalize()


def badge(due: date | None, on: date, *, closed: bool = False) -> None:
    """The badge of a line; of a `closed` dossier nothing is late or near."""
    if closed:
        st.badge("Gesloten", icon=":material/lock:", color="gray")
        return
    if due is None:
        st.badge(words(due, on), icon=":material/event_busy:", color="gray")
        return
    near = urgency(due, on)
    st.badge(words(due, on), icon=_ICONS[near], color=_COLOURS[near])  # type: ignore[arg-type]


def sign(due: date | None, on: date, *, closed: bool = False) -> str:
    """The words with a sign before them, for a cell of a table; of a `closed` dossier that it is closed."""
    if closed:
        return "○ Gesloten"
    return f"{'○' if due is None else _SIGNS[urgency(due, on)]} {words(due, on)}"


def text_style(signed: str) -> str:
    """The style of a cell that holds `sign`: the colour says again what sign and words say."""
    return f"color: {_INKS[signed[0]]}" if signed[:1] in _INKS else ""

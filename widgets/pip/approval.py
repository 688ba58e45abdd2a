"""The second pair of eyes on the screen: its status, asking for it, giving it, sending the plan back."""

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from rules.pip.approval import ARTICLE, LACKING, Approval
from texts.pip.after_decision import APPROVALS
from texts.wording.formats import moment
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.after_decision import ApprovalView

LONGEST = 3000
_COLOURS = {
    Approval.GEGEVEN: "green",
    Approval.GEVRAAGD: "blue",
    Approval.VERVALLEN: "orange",
    Approval.TERUGGESTUURD: "orange",
    Approval.NIET_GEVRAAGD: "gray",
}


def status(approval: "ApprovalView") -> None:
    """Draw the status of the approval, and what it means for vaststellen."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("**Akkoord van een coördinator**", width="content")
        st.badge(APPROVALS[approval.state], color=_COLOURS[approval.state])  # type: ignore[arg-type]
    st.caption(plain(f"{_who(approval)} · {ARTICLE}"))
    if approval.state is Approval.TERUGGESTUURD:
        st.warning(plain(f"Teruggestuurd: {approval.note}"), icon=":material/undo:")


def ask_button(key: str, *, ready: bool) -> bool:
    """Ask for the approval; only for a plan that is ready for it."""
    return st.button(
        "Akkoord vragen",
        icon=":material/how_to_reg:",
        key=state.key(key, "vraag"),
        disabled=not ready,
        help=None if ready else "Eerst moet alles in het plan staan wat de wet vraagt.",
    )


class Judgement(NamedTuple):
    """What was pressed, and the note with it."""

    approved: bool
    sent_back: bool
    note: str


def judge(key: str) -> Judgement:
    """Draw the buttons to approve or send back: whether each was pressed, and the note with it."""
    with DraftForm(state.key(key, "form"), border=False, at_once=True) as draft:
        note = st.text_area(
            "Wat moet anders? (alleen bij terugsturen)", key=state.key(key, "reden"), max_chars=LONGEST, height=80
        )
        with st.container(horizontal=True):
            approved = draft.button(
                "Akkoord geven", type="primary", icon=":material/check:", key=state.key(key, "akkoord")
            )
            back = draft.button("Terugsturen", icon=":material/undo:", key=state.key(key, "terug"))
    return Judgement(approved, back, note)


def _who(approval: "ApprovalView") -> str:
    asked_text = f"{approval.asker} vroeg dit {moment(approval.asked_at)}." if approval.asked_at else ""
    approved_text = f"{approval.approver} gaf akkoord {moment(approval.approved_at)}." if approval.approved_at else ""
    lacking = LACKING.get(approval.state, "Wijzigt iemand het plan nog, dan vervalt dit akkoord.")
    optional = "" if approval.needed else "Uw gemeente vraagt dit akkoord nu niet meer."
    return " ".join(filter(None, (asked_text, approved_text, lacking, optional)))

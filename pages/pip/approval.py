"""The second pair of eyes: ask for it, give it, send the plan back."""

from datetime import date

import streamlit as st

from access import Permission
from actions.approval import approve, ask_approval, send_back
from queries.deciding import ApprovalView, approval_view
from rules.approval import Approval
from widgets import approval as drawn
from widgets import state
from widgets.desk import Desk


def looked_up(desk: Desk) -> ApprovalView | None:
    """Where the approval of a plan that is being written stands; None when the gemeente asks for none."""
    if not desk.view.being_written:
        return None
    with desk.visit.open_session() as session:
        return approval_view(session, desk.view, seen_by=desk.visit.user)


def render(desk: Desk, found: ApprovalView, dated: date | None, *, ready: bool) -> None:
    """Draw where the approval stands. `ready`: nothing else stands in the way of the plan."""
    key = state.key("pip", desk.pip_id, "akkoord")
    with st.container(border=True, key=state.key(key, "vak")):
        drawn.standing(found)
        if found.state is Approval.GEVRAAGD:
            _judge(desk, found, key)
        elif found.state is not Approval.GEGEVEN and desk.visit.may(Permission.VASTSTELLEN):
            _ask(desk, dated, key, ready=ready)


def _ask(desk: Desk, dated: date | None, key: str, *, ready: bool) -> None:
    if not drawn.ask_button(key, ready=ready and dated is not None) or dated is None:
        return
    if desk.done(ask_approval, pip_id=desk.pip_id, dagtekening=dated, on=desk.visit.today):
        st.rerun()


def _judge(desk: Desk, found: ApprovalView, key: str) -> None:
    if not desk.visit.may(Permission.APPROVE):
        return
    if found.asked_by == desk.visit.user_id:
        st.caption("U vroeg dit zelf. Een andere coördinator moet kijken.")
        return
    approved, back, note = drawn.judge(key)
    if approved and desk.done(approve, pip_id=desk.pip_id, content=found.content):
        st.rerun()
    if back and desk.done(send_back, pip_id=desk.pip_id, note=note):
        st.rerun()

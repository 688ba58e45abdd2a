"""The second pair of eyes: ask for it, give it, send the plan back."""

from datetime import date

import streamlit as st

from access import Permission
from actions.pip.approval import approve, ask_approval, send_back
from queries.pip.after_decision import ApprovalView, approval_view
from rules.pip.approval import Approval
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import approval
from widgets.pip.plan_check import changed_meanwhile
from widgets.pip.plan_context import PlanContext


def looked_up(context: PlanContext) -> ApprovalView | None:
    """Where the approval of a plan that is being written stands; None when there is none to speak of."""
    if not context.view.being_written:
        return None
    with context.visit.open_session() as session:
        return approval_view(session, context.view, seen_by=context.visit.user)


def render(context: PlanContext, found: ApprovalView, dated: date | None, *, ready: bool) -> None:
    """Draw where the approval stands. `ready`: nothing else stands in the way of the plan."""
    key = state.key("pip", context.pip_id, "akkoord")
    with st.container(border=True, key=state.key(key, "vak")):
        approval.standing(found)
        if found.state is Approval.GEVRAAGD:
            _judge(context, found, key)
        elif found.state is not Approval.GEGEVEN and context.visit.may(Permission.VASTSTELLEN):
            _ask(context, dated, key, ready=ready)


def _ask(context: PlanContext, dated: date | None, key: str, *, ready: bool) -> None:
    if not approval.ask_button(key, ready=ready and dated is not None) or dated is None:
        return
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        ask_approval(session, pip_id=context.pip_id, dagtekening=dated, by=visit.user, at=visit.now(), on=visit.today)
    if deed.done:
        st.rerun()


def _judge(context: PlanContext, found: ApprovalView, key: str) -> None:
    visit = context.visit
    if not visit.may(Permission.APPROVE):
        return
    if found.asked_by == visit.user_id:
        st.caption("U vroeg dit zelf. Een andere coördinator moet kijken.")
        return
    looked_at = state.shown(state.key(key, "gezien"), found.content)
    approved, back, note = approval.judge(key)
    if approved and looked_at != found.content:
        changed_meanwhile("geef dan akkoord")
        return
    if not (approved or back):
        return
    with Deed() as deed, visit.open_session() as session:
        if approved:
            approve(session, pip_id=context.pip_id, content=found.content, by=visit.user, at=visit.now())
        else:
            send_back(session, pip_id=context.pip_id, note=note, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()

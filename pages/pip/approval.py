"""The second pair of eyes (vierogenprincipe): ask for approval, give it, or send the plan back."""

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


def approval_of(context: PlanContext) -> ApprovalView | None:
    """The approval of the plan; None when the plan is not being written."""
    if not context.view.being_written:
        return None
    with context.visit.open_session() as session:
        return approval_view(session, context.view, seen_by=context.visit.user)


def render(context: PlanContext, approval_now: ApprovalView, dated: date | None, *, ready: bool) -> None:
    """Draw the status of the approval and what can be done. `ready`: the plan has no other shortcoming."""
    key = state.key("pip", context.pip_id, "akkoord")
    with st.container(border=True, key=state.key(key, "vak")):
        approval.status(approval_now)
        if approval_now.state is Approval.GEVRAAGD:
            _judge(context, approval_now, key)
        elif approval_now.state is not Approval.GEGEVEN and context.visit.may(Permission.VASTSTELLEN):
            _ask(context, dated, key, ready=ready)


def _ask(context: PlanContext, dated: date | None, key: str, *, ready: bool) -> None:
    if not approval.ask_button(key, ready=ready and dated is not None) or dated is None:
        return
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        ask_approval(session, pip_id=context.pip_id, dagtekening=dated, by=visit.user, at=visit.now(), on=visit.today)
    if deed.done:
        st.rerun()


def _judge(context: PlanContext, approval_now: ApprovalView, key: str) -> None:
    visit = context.visit
    if not visit.may(Permission.APPROVE):
        return
    if approval_now.asked_by == visit.user_id:
        st.caption("U vroeg dit zelf. Een andere coördinator moet kijken.")
        return
    looked_at = state.shown(state.key(key, "gezien"), approval_now.content)
    approved, back, note = approval.judge(key)
    if approved and looked_at != approval_now.content:
        changed_meanwhile("geef dan akkoord")
        return
    if not (approved or back):
        return
    with Deed() as deed, visit.open_session() as session:
        if approved:
            approve(session, pip_id=context.pip_id, content=approval_now.content, by=visit.user, at=visit.now())
        else:
            send_back(session, pip_id=context.pip_id, note=note, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()

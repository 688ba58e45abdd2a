"""Gewenst, niet beschikbaar: what this person needs and cannot get, noted for who buys and plans."""

from functools import partial
from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.missing_supply import GemisFacts, note_gap, solve_gap
from queries.pip.missing_supply import gaps
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import missing_supply
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw what is missing, with the form to add to it. It goes on after vaststellen, until the dossier closes."""
    dossier_id, visit = context.view.head.id, context.visit
    with visit.open_session() as session:
        lines = gaps(session, dossier_id, seen_by=visit.user)
    writes = context.view.head.is_open and visit.may(Permission.EDIT_PIP)
    st.subheader("Gewenst, niet beschikbaar", anchor=False)
    st.caption("Wat deze persoon nodig heeft, maar nu niet kan krijgen. De gemeente telt dit bij het inkopen.")
    for each in lines:
        if each.solved_on is None:
            missing_supply.line(each, partial(_solve, context, solved=True) if writes else None)
    if not any(each.solved_on is None for each in lines):
        st.caption("Er staat niets open.")
    if writes:
        _new(context)
    done = [each for each in lines if each.solved_on is not None]
    missing_supply.solved(
        done, state.key("gemis", dossier_id), partial(_solve, context, solved=False) if writes else None
    )


def _new(context: PlanContext) -> None:
    writing = state.key("gemis", "nieuw", context.view.head.id)
    if state.session_get(writing) is not True:
        draft_form.open_button(
            "Iets dat mist opschrijven", writing, icon=":material/add:", key=state.key(writing, "knop")
        )
        return
    form = missing_supply.GemisForm(writing)
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if form.pressed:
        _add(context, form, writing)


def _add(context: PlanContext, form: missing_supply.GemisForm, writing: str) -> None:
    with Deed(wrong=form.say_wrong) as deed, context.visit.open_session() as session:
        note_gap(
            session,
            gemis_id=state.deed_id(state.key(writing, form.fingerprint)),
            dossier_id=context.view.head.id,
            facts=GemisFacts(area=form.area, what=form.what, reason=form.reason, note=form.note),
            by=context.visit.user,
            at=context.visit.now(),
            on=context.visit.today,
        )
    if deed.done:
        state.session_forget(writing, state.key(writing, form.fingerprint))
        st.rerun()


def _solve(context: PlanContext, gemis_id: UUID, *, solved: bool) -> None:
    visit, on = context.visit, context.visit.today
    with Deed(), visit.open_session() as session:
        solve_gap(session, gemis_id=gemis_id, solved_on=on if solved else None, by=visit.user, at=visit.now(), on=on)

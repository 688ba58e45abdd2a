"""The part Gevolgde uren: the hours that were followed, compared with the plan and with what the law asks."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.voortgang.followed_hours import note_hours, put_back_hours, remove_hours
from queries.pip.view import duo_limit
from queries.voortgang.followed_hours import uren
from queries.voortgang.view import hours_followed
from rules.voortgang.hours_and_meetings import hours_lines
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import followed_hours
from widgets.voortgang.progress_context import ProgressContext


def render(context: ProgressContext) -> None:
    """Draw the totals, each period, and the form to add one."""
    with context.visit.open_session() as session:
        lines = uren(session, context.dossier_id, seen_by=context.visit.user)
        removed = uren(session, context.dossier_id, seen_by=context.visit.user, removed=True)
    adding = state.key("uren", context.dossier_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Gevolgde uren", anchor=False)
        if context.writes and state.session_get(adding) is not True:
            draft_form.open_button(
                "Uren toevoegen", adding, type="primary", icon=":material/more_time:", key=state.key(adding, "knop")
            )
    against_planned(context)
    if context.writes and state.session_get(adding) is True:
        _add(context, adding)
    by_id = {each.id: each for each in context.pip.plan.activiteiten}
    if not lines:
        st.info("Nog geen uren. Vul in wat school of partner over een periode opgaf.", icon=":material/schedule:")
    for each in lines:
        with st.container(border=True, horizontal=True, vertical_alignment="center",
                          key=state.key("uren", each.id, "regel")):  # fmt: skip
            with st.container(width="stretch", gap=None):
                followed_hours.line(each, by_id.get(str(each.activiteit_id)))
            if context.writes:
                st.button("Weghalen", key=state.key("uren", each.id, "weg"), on_click=_remove, args=(context, each.id))
    if context.writes:
        followed_hours.removed(removed, by_id, context.dossier_id, partial(_put_back, context))


def against_planned(context: ProgressContext) -> None:
    """Draw the table of the followed and the planned hours."""
    with context.visit.open_session() as session:
        followed = hours_followed(session, context.dossier_id, context.visit.user)
        limit = duo_limit(session, context.dossier_id)
    lines = hours_lines(context.pip.plan, followed, context.pip.head.doelgroep, context.visit.today, limit)
    followed_hours.against_planned(lines, followed)


def _add(context: ProgressContext, adding: str) -> None:
    visit = context.visit
    form = followed_hours.UrenForm(adding, visit.today, context.pip.plan.activiteiten)
    if form.cancelled:
        state.session_forget(adding)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(adding, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_hours(
            session,
            uren_id=state.deed_id(once),
            dossier_id=context.dossier_id,
            facts=form.facts,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(adding, once)
        st.rerun()


def _remove(context: ProgressContext, uren_id: UUID) -> None:
    visit = context.visit
    with Deed(), visit.open_session() as session:
        remove_hours(session, uren_id=uren_id, dossier_id=context.dossier_id, by=visit.user, at=visit.now())


def _put_back(context: ProgressContext, uren_id: UUID) -> None:
    visit = context.visit
    with Deed(wrong=followed_hours.say_why), visit.open_session() as session:
        put_back_hours(session, uren_id=uren_id, dossier_id=context.dossier_id, by=visit.user, at=visit.now())

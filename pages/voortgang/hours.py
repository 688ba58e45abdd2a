"""The hours that were followed, beside what is planned and what the law asks."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.voortgang.followed_hours import note_hours, put_back_hours, remove_hours
from queries.voortgang.followed_hours import uren
from queries.voortgang.view import hours_followed
from rules.voortgang.hours_and_meetings import hours_lines
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import followed_hours as drawn
from widgets.voortgang.progress_context import Course


def render(course: Course) -> None:
    """Draw the totals, each period, and the form to add one."""
    with course.visit.open_session() as session:
        lines = uren(session, course.dossier_id, seen_by=course.visit.user)
        gone = uren(session, course.dossier_id, seen_by=course.visit.user, removed=True)
    adding = state.key("uren", course.dossier_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Gevolgde uren", anchor=False)
        if course.writes and state.recall(adding) is not True:
            st.button(
                "Uren toevoegen",
                type="primary",
                icon=":material/more_time:",
                key=state.key(adding, "knop"),
                on_click=state.remember,
                args=(adding, True),
            )
    beside_planned(course)
    if course.writes and state.recall(adding) is True:
        _add(course, adding)
    by_id = {each.id: each for each in course.pip.plan.activiteiten}
    if not lines:
        st.info("Nog geen uren. Vul in wat school of partner over een periode opgaf.", icon=":material/schedule:")
    for each in lines:
        with st.container(border=True, horizontal=True, vertical_alignment="center",
                          key=state.key("uren", each.id, "regel")):  # fmt: skip
            with st.container(width="stretch", gap=None):
                drawn.line(each, by_id.get(str(each.activiteit_id)))
            if course.writes:
                st.button("Weghalen", key=state.key("uren", each.id, "weg"), on_click=_remove, args=(course, each.id))
    if course.writes:
        drawn.removed(gone, by_id, course.dossier_id, partial(_put_back, course))


def beside_planned(course: Course) -> None:
    """The table of what was followed beside what is planned."""
    with course.visit.open_session() as session:
        done = hours_followed(session, course.dossier_id, course.visit.user)
    lines = hours_lines(course.pip.plan, done, course.pip.head.doelgroep, course.visit.today)
    drawn.beside_planned(lines, done)


def _add(course: Course, adding: str) -> None:
    visit = course.visit
    form = drawn.UrenForm(adding, visit.today, course.pip.plan.activiteiten)
    if form.cancelled:
        state.forget(adding)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(adding, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_hours(
            session,
            uren_id=state.once(once),
            dossier_id=course.dossier_id,
            facts=form.facts,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.forget(adding, once)
        st.rerun()


def _remove(course: Course, uren_id: UUID) -> None:
    visit = course.visit
    with Deed(), visit.open_session() as session:
        remove_hours(session, uren_id=uren_id, dossier_id=course.dossier_id, by=visit.user, at=visit.now())


def _put_back(course: Course, uren_id: UUID) -> None:
    visit = course.visit
    with Deed(wrong=drawn.say_why), visit.open_session() as session:
        put_back_hours(session, uren_id=uren_id, dossier_id=course.dossier_id, by=visit.user, at=visit.now())

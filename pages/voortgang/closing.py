"""The end of a talk: what it means for the plan."""

import streamlit as st

from actions.voortgang.closing import close_voortgang, reopen_voortgang
from queries.voortgang.view import TalkView
from widgets.answering.field_editor import Pen
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import talks as drawn
from widgets.voortgang.progress_context import Course


def closed(course: Course, view: TalkView) -> None:
    """How a talk ended, with the way to the plan when a new version is needed."""
    if view.line.closed_at is None:
        return
    if drawn.closed(view.line, writes=course.writes):
        course.visit.go("pip", dossier=str(course.dossier_id))
    if course.writes and drawn.reopens(view.line):
        _reopen(course, view)


def _reopen(course: Course, view: TalkView) -> None:
    with Deed() as deed, course.visit.open_session() as session:
        reopen_voortgang(session, voortgang_id=view.line.id, by=course.visit.user, at=course.visit.now())
    if deed.done:
        st.rerun()


def render(course: Course, view: TalkView, pen: Pen) -> None:
    """Draw the choice and the button that finishes the talk."""
    if pen.store.locked:
        return
    key = state.key("voortgang", view.line.id, "sluit")
    drawn.found_later(pen.answers.get("later_bekend"))
    outcome = drawn.outcome(key, course.pip.head.leerroute)
    st.caption("Na het afsluiten kunt u dit gesprek alleen lezen. Te vroeg afgesloten? Dan opent u het weer.")
    if not st.button("Gesprek afsluiten", type="primary", icon=":material/task_alt:", key=state.key(key, "knop")):
        return
    if pen.failed:
        return  # what was typed last was not kept: that stands at its place
    with Deed(wrong=drawn.not_yet) as deed, course.visit.open_session() as session:
        close_voortgang(
            session,
            voortgang_id=view.line.id,
            outcome=outcome or "",
            by=course.visit.user,
            at=course.visit.now(),
            on=course.visit.today,
        )
    if deed.done:
        st.rerun()

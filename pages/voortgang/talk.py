"""One talk about the progress, or one meeting of the PIP-team, step by step."""

from uuid import UUID

import streamlit as st

from forms.engine.flow import visible
from pages.voortgang import actionlist, closing, exams, moving, stands
from pages.voortgang.hours import beside_planned
from pages.voortgang.stores import talk_store
from queries.voortgang.view import TalkView, talk
from refusals import NotFound
from texts.voortgang.progress import KINDS
from texts.wording.formats import long_date
from widgets.answering import flush_on_leave as behind
from widgets.answering import read_only as answers
from widgets.answering.field_editor import Pen
from widgets.answering.questionnaire import saved_line, section
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.voortgang.progress_context import Course
from widgets.voortgang.talks import SECTIONS, STEPS


def render(course: Course) -> None:
    """Draw the talk in the address; one that is closed is there to read."""
    view = _view(course)
    locked = not course.writes or view.line.closed_at is not None
    pen = Pen(store=talk_store(course, view, locked=locked), on=course.visit.today)
    pens = stands.pens(course, view, locked=locked)
    _heading(course, view)
    closing.closed(course, view)
    step = _chosen_step(view, locked)
    for each in (pen, *pens.values()):
        behind.keep(view.asked, each, step)
    if step == "gesprek":
        for name in SECTIONS[view.line.kind]:
            _section(view, pen, name)
    elif step == "doelen":
        stands.render(course, view, pens, pen)
    elif step == "uren":
        beside_planned(course)
        exams.at_a_glance(course)
    elif step == "route":
        _section(view, pen, "route")
    else:
        actionlist.render(course, view)
        _section(view, pen, "afsluiten")
        closing.render(course, view, pen)
    saved_line(pen)


def _view(course: Course) -> TalkView:
    try:
        wanted = UUID(state.address("gesprek"))
    except ValueError:
        raise NotFound from None
    with course.visit.open_session() as session:
        view = talk(session, wanted, seen_by=course.visit.user)
    if view.dossier_id != course.dossier_id:
        raise NotFound
    return view


def _heading(course: Course, view: TalkView) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"{KINDS[view.line.kind]} · {plain(long_date(view.line.held_on))}", anchor=False)
        st.button(
            "Alle gesprekken",
            icon=":material/arrow_back:",
            key=state.key("voortgang", view.line.id, "terug"),
            on_click=state.set_address,
            kwargs={"gesprek": "", "stap": "", "doel": ""},
        )
    if course.writes and view.line.closed_at is None:
        moving.render(course, view)


def _section(view: TalkView, pen: Pen, section_id: str) -> None:
    there = {each.id: each for each in view.asked.sections}
    if section_id not in there:
        return  # all of it is closed to this role
    st.subheader(plain(there[section_id].title), anchor=False)
    if pen.store.locked:
        answers.questions(visible(view.asked, pen.answers, section_id), view.kept)
    else:
        section(view.asked, section_id, pen)


def _chosen_step(view: TalkView, locked: bool) -> str:
    """The step of the talk, which stands in the address."""
    codes, wanted = list(STEPS), state.address("stap")
    here = wanted if wanted in codes else codes[0]
    key = state.key("voortgang", view.line.id, "stap")
    if state.in_hand(key) != (True, here):
        state.put_in_hand(key, here)
    st.segmented_control(
        "Stap van het gesprek",
        codes,
        required=True,
        format_func=lambda code: "Afspraken" if locked and code == "afsluiten" else STEPS[code],
        key=key,
        on_change=_go,
        args=(key,),
        label_visibility="collapsed",
    )
    return here


def _go(key: str) -> None:
    _, wanted = state.in_hand(key)
    state.set_address(stap=str(wanted), doel="")

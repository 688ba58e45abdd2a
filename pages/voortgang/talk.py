"""One talk about the progress, or one meeting of the PIP-team, step by step."""

from uuid import UUID

import streamlit as st

from forms.engine.flow import visible
from pages.voortgang import agreements, closing, doel_stand, exams, reschedule
from pages.voortgang.followed_hours import against_planned
from pages.voortgang.stores import talk_store
from queries.voortgang.view import TalkView, talk
from refusals import NotFound
from texts.voortgang.progress import KINDS
from texts.wording.formats import long_date
from widgets.answering import flush_on_leave, read_only
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import saved_line, section
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.voortgang.progress_context import ProgressContext
from widgets.voortgang.talks import SECTIONS, STEPS


def render(context: ProgressContext) -> None:
    """Draw the talk in the address; one that is closed is there to read."""
    view = _view(context)
    locked = not context.writes or view.line.closed_at is not None
    editor = FieldEditor(store=talk_store(context, view, locked=locked), on=context.visit.today)
    editors = doel_stand.editors(context, view, locked=locked)
    _heading(context, view)
    closing.closed(context, view)
    step = _chosen_step(view, locked)
    for each in (editor, *editors.values()):
        flush_on_leave.keep(view.questionnaire, each, step)
    if step == "gesprek":
        for name in SECTIONS[view.line.kind]:
            _section(view, editor, name)
    elif step == "doelen":
        doel_stand.render(context, view, editors, editor)
    elif step == "uren":
        against_planned(context)
        exams.at_a_glance(context)
    elif step == "route":
        _section(view, editor, "route")
    else:
        agreements.render(context, view)
        _section(view, editor, "afsluiten")
        closing.render(context, view, editor)
    saved_line(editor)


def _view(context: ProgressContext) -> TalkView:
    try:
        talk_id = UUID(state.address("gesprek"))
    except ValueError:
        raise NotFound from None
    with context.visit.open_session() as session:
        view = talk(session, talk_id, seen_by=context.visit.user)
    if view.dossier_id != context.dossier_id:
        raise NotFound
    return view


def _heading(context: ProgressContext, view: TalkView) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header(f"{KINDS[view.line.kind]} · {plain(long_date(view.line.held_on))}", anchor=False)
        st.button(
            "Alle gesprekken",
            icon=":material/arrow_back:",
            key=state.key("voortgang", view.line.id, "terug"),
            on_click=state.set_address,
            kwargs={"gesprek": "", "stap": "", "doel": ""},
        )
    if context.writes and view.line.closed_at is None:
        reschedule.render(context, view)


def _section(view: TalkView, editor: FieldEditor, section_id: str) -> None:
    sections = {each.id: each for each in view.questionnaire.sections}
    if section_id not in sections:
        return  # all of it is closed to this role
    st.subheader(plain(sections[section_id].title), anchor=False)
    if editor.store.locked:
        read_only.questions(visible(view.questionnaire, editor.answers, section_id), view.stored_answers)
    else:
        section(view.questionnaire, section_id, editor)


def _chosen_step(view: TalkView, locked: bool) -> str:
    """The step of the talk, which stands in the address."""
    codes, address_step = list(STEPS), state.address("stap")
    chosen = address_step if address_step in codes else codes[0]
    key = state.key("voortgang", view.line.id, "stap")
    if state.widget_value(key) != (True, chosen):
        state.set_widget_value(key, chosen)
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
    return chosen


def _go(key: str) -> None:
    _, chosen = state.widget_value(key)
    state.set_address(stap=str(chosen), doel="")

"""Two values of one answer: what a colleague stored, and what the person has. Drawn until the person chooses."""

import streamlit as st

from forms.engine.answers import Answer
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from texts.wording.answers import shown
from texts.wording.formats import clock
from texts.wording.refusals import A_COLLEAGUE
from widgets.answering.autosave import FieldEdit, choose_mine, choose_theirs
from widgets.answering.field_types import to_widget
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def choose(question: Question, edit: FieldEdit, stored_answer: StoredAnswer, *, own: bool) -> None:
    """Draw both values, with a button each; `own`: it was the person in another tab who stored the other one."""
    when = f" om {clock(stored_answer.at)}" if stored_answer.at else ""
    with st.container(border=True, key=state.key(edit.key, "conflict")):
        who = (
            "U hebt dit antwoord in een ander tabblad"
            if own
            else f"{plain(stored_answer.by or A_COLLEAGUE)} heeft dit antwoord"
        )
        st.warning(f"{who}{when} gewijzigd. Welk antwoord geldt?", icon=":material/sync_problem:")
        # Not columns: beside two other fields there is no room for two buttons in a row.
        with st.container(horizontal=True, gap="medium"):
            theirs, mine = st.container(width="content"), st.container(width="content")
        theirs.markdown(f"**Opgeslagen:** {plain(shown(question, Answer(edit.stored)) or 'leeg')}")
        theirs.button(
            "Dit laten staan",
            key=state.key(edit.key, "theirs"),
            on_click=choose_theirs,
            args=(edit.key, to_widget(question, edit.stored), edit.stored),
        )
        mine.markdown(f"**Uw antwoord:** {plain(shown(question, Answer(edit.value)) or 'leeg')}")
        mine.button(
            "Mijn antwoord opslaan", key=state.key(edit.key, "mine"), on_click=choose_mine, args=(edit.key, edit.stored)
        )

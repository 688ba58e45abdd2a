"""Behind the small button of a question: where the answer comes from, why there is none, and what it was before.

Drawn only while it is open: closed it costs nothing.
"""

import streamlit as st

from forms.engine.answers import Answer, Mark, Source, is_given
from forms.engine.schema import Question
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from texts.intake.talks import label
from texts.wording.answers import shown
from texts.wording.formats import moment
from texts.wording.forms import MARKS, SOURCES
from widgets.answering.field_editor import FieldEditor
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

MOST_CHANGES = 8
KINDS = {
    "saved": "gewijzigd",
    "put_back": "teruggezet",
    "conflict": "niet opgeslagen, een collega was eerder",
    "checked": "nagevraagd en nog juist,",
    "ask_again": "opnieuw te vragen volgens",
    "carried": "overgezet uit een oudere vragenlijst",
    "imported": "ingelezen uit een bestand",
}
ASKED_AFTER = ("checked", "ask_again")  # these left the answer as it was


def button(question: Question, stored: StoredAnswer, editor: FieldEditor) -> None:
    """The button itself, and what is behind it when it is open."""
    popover = st.popover(
        "⋯",
        key=editor.key(question.id, "meer"),
        on_change="rerun",
        type="tertiary",
    )
    if not popover.open:
        return
    with popover:
        st.markdown(f"**{plain(question.text)}**")
        if stored.talk is not None and is_given(stored.answer):
            st.caption(f"Gezegd in: {plain(label(stored.talk))}")
        if not editor.store.locked:
            _source(question, stored, editor)
            _marks(question, stored, editor)
        _history(question, stored, editor)


def _source(question: Question, stored_answer: StoredAnswer, editor: FieldEditor) -> None:
    if not is_given(stored_answer.answer):
        return
    # One key for all versions of the answer: a choice made while an earlier press was on its way is not lost.
    key, stored = editor.key(question.id, "bron"), stored_answer.answer.source
    drawn, chosen = state.widget_value(key)
    known = state.last_shown(key)
    if drawn and known is not None and isinstance(chosen, Source) and state.digest(chosen) != known.digest:
        state.note_seen(key, stored_answer.version, chosen)
        editor.press(question.id, Answer(stored_answer.answer.value, stored_answer.answer.mark, chosen))
    state.note_seen(key, stored_answer.version, stored)
    state.set_widget_value(key, stored)
    st.selectbox(
        "Bron van dit antwoord",
        list(Source),
        format_func=SOURCES.__getitem__,
        placeholder="Kies …",
        index=None,
        key=key,
    )


def _marks(question: Question, stored: StoredAnswer, editor: FieldEditor) -> None:
    with st.container(horizontal=True):
        for mark in Mark if editor.marks else ():
            chosen = stored.answer.mark is mark
            if st.button(MARKS[mark].capitalize(), key=editor.key(question.id, mark), disabled=chosen):
                editor.press(question.id, Answer(None, mark, editor.source))
        if is_given(stored.answer) and st.button("Antwoord wissen", key=editor.key(question.id, "wissen")):
            editor.press(question.id, Answer())


def _history(question: Question, stored: StoredAnswer, editor: FieldEditor) -> None:
    changes = editor.store.history(question.id)
    if not changes:
        st.caption("Nog geen antwoord gegeven.")
        return
    st.markdown("**Geschiedenis**")
    for number, change in enumerate(changes[:MOST_CHANGES]):
        change_line(question, change)
        is_now = (change.new.value, change.new.mark) == (stored.answer.value, stored.answer.mark)
        offered = not is_now and not editor.store.locked and change.kind not in ASKED_AFTER
        if offered and st.button("Zet dit terug", key=editor.key(question.id, "terug", str(number))):
            editor.press(question.id, change.new, "put_back")
    if len(changes) > MOST_CHANGES:
        st.caption(f"En nog {len(changes) - MOST_CHANGES} eerdere wijzigingen.")


def change_line(question: Question, change: AnswerChange) -> None:
    """One line of history: from what to what, by whom and when."""
    before, after = (plain(shown(question, each) or "leeg") for each in (change.old, change.new))
    if change.kind not in ASKED_AFTER:
        st.markdown(f"{before} :material/arrow_forward: **{after}**")
    by = "" if change.kind == "ask_again" else "door "
    talk = f" · {plain(label(change.talk))}" if change.talk else ""
    st.caption(f"{KINDS[change.kind]} {by}{plain(change.by)}, {moment(change.at)}{talk}")

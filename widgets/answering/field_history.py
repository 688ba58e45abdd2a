"""What the fields of a doel or activiteit were before, and the way back; read and drawn only while it is open."""

import streamlit as st

from forms.engine.schema import Question, Questionnaire
from forms.engine.stored_answer import AnswerChange
from widgets.answering.answer_details import MOST_CHANGES, change_line
from widgets.answering.field_editor import FieldEditor
from widgets.kit.plain_text import plain


def earlier(questionnaire: Questionnaire, section_id: str, editor: FieldEditor) -> None:
    """The changes of every field of one doel or activiteit, newest first; any of them can be put back."""
    popover = st.popover(
        "Geschiedenis", icon=":material/history:", key=editor.key("geschiedenis"), on_change="rerun", type="tertiary"
    )
    if not popover.open:
        return
    with popover:
        histories = [(each, editor.store.history(each.id)) for each in questionnaire.section(section_id).questions]
        if not any(changes for _, changes in histories):
            st.caption("Nog niets gewijzigd.")
        for question, changes in histories:
            if changes:
                st.markdown(f"**{plain(question.text)}**")
            for number, change in enumerate(changes[:MOST_CHANGES]):
                _change(question, change, number, editor)


def _change(question: Question, change: AnswerChange, number: int, editor: FieldEditor) -> None:
    change_line(question, change)
    stored = editor.store.stored(question.id)
    if editor.store.locked or change.new.value == stored.answer.value:
        return
    if st.button("Zet dit terug", key=editor.key(question.id, "terug", str(number))):
        editor.press(question.id, change.new, "put_back")

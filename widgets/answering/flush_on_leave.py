"""Save an answer when the user goes to another domain before the run that would have saved it."""

from typing import cast

import streamlit as st

from forms.engine.answers import Answer, Json
from forms.engine.schema import Question, Questionnaire, QuestionType
from refusals import Stale
from rules.problems import Problem
from widgets.answering import unsettled
from widgets.answering.autosave import normal
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_types import from_widget
from widgets.kit import session_state as state


def keep(questionnaire: Questionnaire, editor: FieldEditor, here: str) -> None:
    """When another part (`here`) is drawn than before: save what the widgets of the former part still hold.

    Call it before anything of the sheet is drawn. A colleague who was first is not overwritten.
    """
    name = f"here:{editor.store.name}"
    if editor.store.locked or state.session_get(name) == here:
        return
    saved = [_is_saved(question, editor) for question in questionnaire.questions]
    state.session_set(name, here)
    if any(saved):
        st.rerun()  # what was just kept is read again, with its new version


def _is_saved(question: Question, editor: FieldEditor) -> bool:
    key = editor.key(question.id)
    drawn, raw = state.widget_value(key)
    known = state.last_shown(key)
    if not drawn or known is None or question.type is QuestionType.TABLE:
        return False
    value = from_widget(question, cast(Json, raw), editor.on)
    stored = editor.store.stored(question.id)
    if isinstance(value, Problem):
        editor.leave_open(key, unsettled.REFUSED, cast(Json, raw))
        return False
    if state.digest(normal(value)) == known.digest:
        return False
    if state.digest(normal(stored.answer.value)) != known.digest:
        return False
    try:
        return editor.save(question.id, Answer(normal(value), None, editor.source), stored.version) is not None
    except Stale:
        return False

"""What was answered and left at once: the next domain is asked for before the run that would have kept the answer."""

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


def keep(asked: Questionnaire, editor: FieldEditor, here: str) -> None:
    """When another part (`here`) is to be drawn than before: keep what the widgets still hold of the part that is left.

    Call it before anything of the sheet is drawn. A colleague who was first is not overwritten.
    """
    name = f"here:{editor.store.name}"
    if editor.store.locked or state.session_get(name) == here:
        return
    kept_some = [_kept(question, editor) for question in asked.questions]
    state.session_set(name, here)
    if any(kept_some):
        st.rerun()  # what was just kept is read again, with its new version


def _kept(question: Question, editor: FieldEditor) -> bool:
    key = editor.key(question.id)
    drawn, held = state.widget_value(key)
    known = state.seen(key)
    if not drawn or known is None or question.type is QuestionType.TABLE:
        return False
    given = from_widget(question, cast(Json, held), editor.on)
    stored = editor.store.kept(question.id)
    if isinstance(given, Problem):
        editor.leave_open(key, unsettled.REFUSED, cast(Json, held))
        return False
    if state.digest(normal(given)) == known.digest:
        return False
    if state.digest(normal(stored.answer.value)) != known.digest:
        return False
    try:
        return editor.save(question.id, Answer(normal(given), None, editor.source), stored.version) is not None
    except Stale:
        return False

"""One fact of a dossier, changed in its place and kept at once, with what is wrong with it said there."""

import streamlit as st

from forms.engine.answers import Answer
from refusals import Invalid, Refusal, Stale
from texts.dossier.registration import PROBLEMS
from texts.wording.problems import problem_sentence
from texts.wording.refusals import sentence
from widgets.answering.autosave import FieldEdit, note_refused
from widgets.answering.field_editor import FieldEditor, field_edit
from widgets.answering.field_types import FieldStyle
from widgets.dossier.particulars import QUESTIONS
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def field(name: str, editor: FieldEditor) -> None:
    """Draw one fact; `editor` holds all facts of the dossier and keeps what was changed."""
    question, stored = QUESTIONS[name], editor.store.kept(name)
    style = FieldStyle(plain(question.text), editor.key(name), question.help, editor.store.locked)
    edit = field_edit(question, style, stored.answer.value, stored, editor)
    if edit is not None:
        _keep(name, edit, stored.version, editor)


def _keep(name: str, edit: FieldEdit, seen_version: int, editor: FieldEditor) -> None:
    try:
        saved = editor.store.save(name, Answer(edit.given), seen_version, "saved")
    except Stale:
        note_refused(edit.key, edit.given)
        st.rerun()
    except Invalid as refused:
        editor.failed = "Niet opgeslagen"
        sentences = " ".join(problem_sentence(each, PROBLEMS) for each in refused.problems)
        st.error(plain(f"Niet opgeslagen. {sentences}"), icon=":material/edit:")
    except Refusal as refused:
        editor.failed = sentence(refused)
        st.error(editor.failed, icon=":material/error:")
    else:
        editor.saved_at = saved.at
        state.note_seen(edit.key, saved.version, edit.given)

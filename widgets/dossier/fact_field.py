"""One fact of a dossier, changed in its place and kept at once, with what is wrong with it said there."""

import streamlit as st

from forms.engine.answers import Answer
from refusals import Invalid, Refusal, Stale
from texts.dossier.registration import WRONG
from texts.wording.problems import sentence
from widgets.answering.autosave import Leaf, note_refused
from widgets.answering.field_editor import Pen, leaf
from widgets.answering.field_types import Look
from widgets.dossier.particulars import QUESTIONS
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def field(name: str, pen: Pen) -> None:
    """Draw one fact; `pen` holds all facts of the dossier and keeps what was changed."""
    question, kept = QUESTIONS[name], pen.store.kept(name)
    look = Look(plain(question.text), pen.key(name), question.help, pen.store.locked)
    edit = leaf(question, look, kept.answer.value, kept, pen)
    if edit is not None:
        _keep(name, edit, kept.version, pen)


def _keep(name: str, edit: Leaf, seen_version: int, pen: Pen) -> None:
    try:
        now = pen.store.save(name, Answer(edit.given), seen_version, "saved")
    except Stale:
        note_refused(edit.key, edit.given)
        st.rerun()
    except Invalid as refused:
        pen.failed = "Niet opgeslagen"
        said = " ".join(WRONG[code] for _field, code in refused.problems)
        st.error(plain(f"Niet opgeslagen. {said}"), icon=":material/edit:")
    except Refusal as refused:
        pen.failed = sentence(refused)
        st.error(pen.failed, icon=":material/error:")
    else:
        pen.saved_at = now.at
        state.note_seen(edit.key, now.version, edit.given)

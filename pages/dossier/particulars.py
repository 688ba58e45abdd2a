"""The facts and dates of a dossier: each kept the moment it is changed."""

import streamlit as st

from access import Permission
from actions.answering.field_kind import Fields
from actions.dossier.revise import DOSSIER
from forms.engine.answers import Answer
from forms.engine.stored_answer import StoredAnswer
from pages.fields import field_store
from queries.dossier.audit_trail import TrailLine
from queries.dossier.view import DossierView
from rules.law.status import NextStep
from texts.dossier.registration import PROBLEMS
from widgets.answering.field_editor import FieldEditor, plain_field
from widgets.answering.field_store import FieldStore
from widgets.dossier.particulars import GROUPS, QUESTIONS, answer_of, fact_of
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit, view: DossierView) -> FieldEditor:
    """Draw the fields, each saved when it is changed; gives the editor, which knows what was saved in this run."""
    editor = FieldEditor(store=_store(visit, view), on=visit.today, details=False, own=PROBLEMS)
    if state.is_new("gegevens", str(view.head.id)):
        # Decided once a visit: filling in the date that was asked for must not close what one is writing in.
        state.session_set("gegevens_open", view.traject_status.next_step is NextStep.DATUM_KENNISGEVING_INVULLEN)
    is_open = state.session_get("gegevens_open") is True
    with st.expander("Gegevens en datums", expanded=is_open, icon=":material/edit_note:"):
        for left, right in (("Wie", "Datums voor de termijnen"), ("Situatie", "Onderweg")):
            for title, column in zip((left, right), st.columns(2, gap="medium"), strict=True):
                with column:
                    st.subheader(title, anchor=False)
                    for name in GROUPS[title]:
                        plain_field(QUESTIONS[name], editor)
    return editor


def _store(visit: Visit, view: DossierView) -> FieldStore:
    return field_store(
        visit,
        Fields(kind=DOSSIER, key={"dossier": view.head.id}, as_kept=fact_of),
        name=f"dossier:{view.head.id}",
        stored_answers={name: _stored_answer(view, name) for name in view.facts},
        locked=not visit.may(Permission.EDIT_DOSSIER),
    )


def _stored_answer(view: DossierView, name: str) -> StoredAnswer:
    answer, version = Answer(answer_of(view.facts[name])), view.versions.get(name, 0)
    last = _last_change(view, name)
    if last is None:
        return StoredAnswer(answer, version)
    return StoredAnswer(answer, version, last.by, last.by_id, last.at)


def _last_change(view: DossierView, name: str) -> TrailLine | None:
    changes = (each for each in view.trail if each.event == "DossierRevised" and each.details.get("changed") == name)
    return next(changes, None)

"""The second language of an intake, and Gespreksmodus: a few questions at a time, in large letters."""

import streamlit as st

from access import Level
from forms.engine.answers import Source
from forms.engine.schema import Questionnaire
from forms.intake.translations import languages, translatables, translation, wording
from queries.intake.translations import corrections
from queries.intake.view import IntakeView
from widgets.answering import flush_on_leave, second_language
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import saved_line
from widgets.frame.visit import Visit
from widgets.intake import conversation_mode
from widgets.kit import session_state as state


def speak(visit: Visit, view: IntakeView, asked: Questionnaire, editor: FieldEditor, *, labelled: bool = True) -> None:
    """Draw the chooser of the second language and give the pen what was chosen. Corrections are read only then."""
    there = languages(asked.name, asked.version)
    language = second_language.choose(there, view.head.language, view.head.id, labelled=labelled)
    name = state.key(editor.store.name, "taal")
    editor.relabelled = state.session_get(name) not in (None, language)
    state.session_set(name, language)
    if not language:
        return
    found = translation(asked.name, asked.version, language)
    with visit.open_session() as session:
        said = wording(found, corrections(session, found=found, seen_by=visit.user))
    editor.second = second_language.Second(
        said, second_language.concepts(said, translatables(asked.name, asked.version))
    )


def render(visit: Visit, view: IntakeView, asked: Questionnaire, editor: FieldEditor, here: str) -> None:
    """Draw one group of questions in large letters; without questions to ask, say so and offer the way back."""
    editor.details = editor.hints = False
    editor.source = Source.INBURGERAAR
    writable = [each.id for each in asked.questions if view.levels[asked.restricted_section_of(each.id)] is Level.WRITE]
    found = conversation_mode.steps(asked, editor, writable)
    place = conversation_mode.step_in_address(found, here)
    flush_on_leave.keep(asked, editor, f"{here}:{place}")
    if not found:
        conversation_mode.no_questions(editor, here)
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        conversation_mode.title(found[place])
    with right:
        speak(visit, view, asked, editor, labelled=False)
    conversation_mode.draw(asked, editor, found, place)
    saved_line(editor)

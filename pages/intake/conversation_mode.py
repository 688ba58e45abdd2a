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


def second_language_choice(
    visit: Visit, view: IntakeView, questionnaire: Questionnaire, editor: FieldEditor, *, labelled: bool = True
) -> None:
    """Draw the choice of the second language and give it to the editor; corrections are read only when one is
    chosen.
    """
    translated = languages(questionnaire.name, questionnaire.version)
    language = second_language.choose(translated, view.head.language, view.head.id, labelled=labelled)
    name = state.key(editor.store.name, "taal")
    editor.relabelled = state.session_get(name) not in (None, language)
    state.session_set(name, language)
    if not language:
        return
    shipped = translation(questionnaire.name, questionnaire.version, language)
    with visit.open_session() as session:
        corrected = wording(shipped, corrections(session, translation=shipped, seen_by=visit.user))
    editor.second = second_language.Second(
        corrected, second_language.concepts(corrected, translatables(questionnaire.name, questionnaire.version))
    )


def render(visit: Visit, view: IntakeView, questionnaire: Questionnaire, editor: FieldEditor, domain_id: str) -> None:
    """Draw one group of questions in large letters; without questions to ask, say so and offer the way back."""
    editor.details = editor.hints = False
    editor.source = Source.INBURGERAAR
    writable = [
        each.id
        for each in questionnaire.questions
        if view.levels[questionnaire.restricted_section_of(each.id)] is Level.WRITE
    ]
    steps = conversation_mode.steps(questionnaire, editor, writable)
    index = conversation_mode.step_in_address(steps, domain_id)
    flush_on_leave.keep(questionnaire, editor, f"{domain_id}:{index}")
    if not steps:
        conversation_mode.no_questions(editor, domain_id)
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        conversation_mode.title(steps[index])
    with right:
        second_language_choice(visit, view, questionnaire, editor, labelled=False)
    conversation_mode.draw(questionnaire, editor, steps, index)
    saved_line(editor)

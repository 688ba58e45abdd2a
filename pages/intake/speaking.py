"""The second language of an intake, and Gespreksmodus: a few questions at a time, in large letters."""

import streamlit as st

from access import Level
from forms.engine.answers import Source
from forms.engine.schema import Questionnaire
from forms.intake.translations import languages, translatables, translation, wording
from queries.intake.translations import corrections
from queries.intake.view import IntakeView
from widgets.answering import flush_on_leave as behind
from widgets.answering import second_language as second
from widgets.answering.field_editor import Pen
from widgets.answering.questionnaire import saved_line
from widgets.frame.visit import Visit
from widgets.intake import conversation_mode as speaking
from widgets.kit import session_state as state


def speak(visit: Visit, view: IntakeView, asked: Questionnaire, pen: Pen, *, labelled: bool = True) -> None:
    """Draw the chooser of the second language and give the pen what was chosen. Corrections are read only then."""
    there = languages(asked.name, asked.version)
    language = second.choose(there, view.head.language, view.head.id, labelled=labelled)
    name = state.key(pen.store.name, "taal")
    pen.relabelled = state.recall(name) not in (None, language)
    state.remember(name, language)
    if not language:
        return
    found = translation(asked.name, asked.version, language)
    with visit.open_session() as session:
        said = wording(found, corrections(session, found=found, seen_by=visit.user))
    pen.second = second.Second(said, second.concepts(said, translatables(asked.name, asked.version)))


def render(visit: Visit, view: IntakeView, asked: Questionnaire, pen: Pen, here: str) -> None:
    """Draw one group of questions in large letters; without questions to ask, say so and offer the way back."""
    pen.details = pen.hints = False
    pen.source = Source.INBURGERAAR
    writable = [each.id for each in asked.questions if view.levels[asked.drawer_of(each.id)] is Level.WRITE]
    found = speaking.steps(asked, pen, writable)
    place = speaking.at(found, here)
    behind.keep(asked, pen, f"{here}:{place}")
    if not found:
        speaking.nothing(pen, here)
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        speaking.title(found[place])
    with right:
        speak(visit, view, asked, pen, labelled=False)
    speaking.draw(asked, pen, found, place)
    saved_line(pen)

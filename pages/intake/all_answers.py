"""Below the summary: all answers of the intake."""

import streamlit as st

from forms.engine.flow import hidden_but_answered
from queries.intake.view import IntakeView
from widgets.answering import read_only
from widgets.intake import restricted_sections


def render(view: IntakeView) -> None:
    """Draw every answer that this user may see, then those that no longer apply."""
    st.header("Alle antwoorden", anchor=False)
    restricted_sections.summary(view)
    not_applicable = hidden_but_answered(view.questionnaire, view.answers) if view.questionnaire else []
    if not_applicable:
        with st.expander(f"Niet meer van toepassing ({len(not_applicable)})"):
            st.caption("Deze antwoorden zijn bewaard, maar tellen niet mee en staan niet in de PDF.")
            read_only.questions(not_applicable, view.stored_answers)

"""Below the summary: the warm hand-over, and all answers of the intake."""

import streamlit as st

from forms.engine.flow import hidden_but_answered
from pages.intake.handover import handover
from queries.intake.view import IntakeView
from widgets.answering import read_only as answers
from widgets.frame.visit import Visit
from widgets.intake import restricted_sections as restricted_section


def render(visit: Visit, view: IntakeView) -> None:
    """Draw the hand-over, then every answer that this user may see, then those that no longer apply."""
    handover(visit, view)
    st.header("Alle antwoorden", anchor=False)
    restricted_section.summary(view)
    gone = hidden_but_answered(view.questionnaire, view.answers) if view.questionnaire else []
    if gone:
        with st.expander(f"Niet meer van toepassing ({len(gone)})"):
            st.caption("Deze antwoorden zijn bewaard, maar tellen niet mee en staan niet in de PDF.")
            answers.questions(gone, view.kept)

"""Questions to ask when nobody else is there: listed, but never shown to who should not read them."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, Questionnaire
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def waiting_questions(
    waiting: Sequence[Question], questionnaire: Questionnaire, dossier_id: UUID, *, partner: bool
) -> None:
    """The questions to ask alone, each with a link to it. While the partner is there: only how many there are."""
    if not waiting:
        return
    with st.container(border=True, gap=None):
        st.markdown(f":material/person_alert: **Apart te bespreken ({len(waiting)})**")
        if partner:
            st.caption("Voor een moment met alleen de inburgeraar. De vragen staan hier na dit gesprek.")
            return
        st.caption("Bespreek dit als er niemand anders bij is, ook geen tolk uit de familie.")
        for question in waiting:
            section = questionnaire.section_of(question.id)
            st.button(
                f"{plain(question.text)} ({plain(section.title)})",
                key=state.key("intake", dossier_id, "apart", question.id),
                type="tertiary",
                icon=":material/arrow_forward:",
                on_click=state.set_address,
                kwargs={"domein": section.id},
            )

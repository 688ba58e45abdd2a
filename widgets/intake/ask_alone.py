"""Questions to ask when nobody else is there: listed, but never shown to who should not read them."""

from collections.abc import Sequence
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, Questionnaire
from rules.intake.private_reason import PrivateReason
from texts.wording.labels import PRIVATE_REASONS
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


def how_many(waiting: int, dossier_id: UUID) -> None:
    """That there are questions to ask alone, without their words: for where somebody else may read along."""
    if not waiting:
        return
    with st.container(border=True, gap=None):
        st.markdown(f":material/person_alert: **Apart te bespreken ({waiting})**")
        st.caption("Voor een moment met alleen de inburgeraar. De vragen staan bij Gesprekken, niet hier.")
        st.button(
            "Naar Gesprekken",
            key=state.key("intake", dossier_id, "apart", "gesprekken"),
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=state.set_address,
            kwargs={"domein": "gesprekken"},
        )


def reason_of(key: str) -> PrivateReason | None:
    """Draw the choice why what was asked alone stands in this one document; None until it is chosen."""
    reason: PrivateReason | None = st.selectbox(
        "Waarom staat erin wat apart is besproken?",
        list(PrivateReason),
        index=None,
        format_func=PRIVATE_REASONS.__getitem__,
        placeholder="Kies een reden …",
        help="De reden komt in het logboek. De inburgeraar kan dat opvragen.",
        key=key,
    )
    return reason

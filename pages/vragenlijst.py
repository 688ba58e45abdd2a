"""Screen Vragenlijst-gezondheid: which questions are skipped, unknown or never used, over all intakes."""

import streamlit as st

from queries.intake.question_usage import form_health, versions_in_use
from widgets.beheer import question_usage
from widgets.frame.visit import Visit


def render(visit: Visit) -> None:
    """Draw the figures of one version over all intakes of the gemeente, without names."""
    st.title("Vragenlijst-gezondheid", anchor=False)
    st.caption("Welke vragen worden overgeslagen, niet geweten of nooit gebruikt? Zonder namen.")
    with visit.open_session() as session:
        used = versions_in_use(session, seen_by=visit.user)
    if not used:
        st.info("Er is nog geen brede intake begonnen. Daarna staan hier cijfers.", icon=":material/fact_check:")
        return
    choices = st.container(horizontal=True, vertical_alignment="bottom")
    with choices:
        version, completed = question_usage.choose(used)
    with visit.open_session() as session:
        health = form_health(session, version, completed=completed, seen_by=visit.user)
    if not health.rows:
        question_usage.too_few(health.intakes)
        return
    with choices:
        domain_id = question_usage.domain(health.questionnaire)
    rows = [each for each in health.rows if domain_id in ("", each.section.id)]
    question_usage.table(rows)
    question_usage.words(rows)

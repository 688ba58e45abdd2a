"""Carry an intake over to the newest version of its questionnaire, and read the answers that were not carried over."""

import streamlit as st

from access import Permission
from actions.intake.carry_over import carry_over_intake
from forms.engine.library import latest
from forms.engine.schema import Questionnaire
from forms.intake.carry_over import Carry, carry
from queries.intake.previous_version import earlier_sheets
from queries.intake.view import IntakeView
from texts.wording.formats import several, year_month
from widgets.answering import read_only
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def offer(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    """Say that there is a newer questionnaire, show what would change, and carry over when somebody decides so."""
    newest = latest(questionnaire.name)
    if questionnaire.version == newest.version or view.completed_at is not None or not view.head.is_open:
        return
    with st.container(border=True):
        st.markdown(
            ":material/history_edu: Deze intake is begonnen met de vragenlijst van "
            f"{year_month(questionnaire.version)} en blijft daarbij. Er is een nieuwe van {year_month(newest.version)}."
        )
        if not visit.may(Permission.COMPLETE_INTAKE):
            return
        popover = st.popover(
            "Bekijk wat er verandert", key=state.key("intake", view.head.id, "overzetten"), on_change="rerun"
        )
        if popover.open:
            with popover:
                _changes(carry(questionnaire, newest, view.answers, visit.today))
                _carry_over(visit, view)


def _changes(changes: Carry) -> None:
    st.markdown(f"**{several(len(changes.goes_along), 'antwoord gaat', 'antwoorden gaan')} mee.**")
    if changes.left_behind:
        st.markdown("**Blijft leesbaar in de oude vragenlijst**, omdat de vraag of de keuze er niet meer is:")
        st.markdown("\n".join(f"- {plain(each.text)}" for each in changes.left_behind))
    if changes.reworded:
        st.markdown("**Andere woorden of keuzes:**")
        st.markdown("\n".join(f"- {_reworded(each.before.text, each.after.text)}" for each in changes.reworded))
    st.markdown(f"**Nieuw:** {several(len(changes.added), 'vraag', 'vragen')}.")


def _reworded(before: str, after: str) -> str:
    if before == after:
        return f"{plain(after)} *(andere keuzes)*"
    return f"{plain(before)} :material/arrow_forward: {plain(after)}"


def _carry_over(visit: Visit, view: IntakeView) -> None:
    if not st.button("Overzetten", type="primary", key=state.key("intake", view.head.id, "overgezet")):
        return
    with Deed() as deed, visit.open_session() as session:
        carry_over_intake(session, dossier_id=view.head.id, by=visit.user, at=visit.now(), on=visit.today)
    if deed.done:
        st.rerun()


def stayed_behind(visit: Visit, view: IntakeView) -> None:
    """Draw, under the summary, the answers that only an older version of the questionnaire holds."""
    with visit.open_session() as session:
        sheets = earlier_sheets(session, view, seen_by=visit.user)
    for sheet in sheets:
        with st.expander(f"Uit de vragenlijst van {year_month(sheet.questionnaire.version)}"):
            if not sheet.left_behind:
                st.caption("Alle antwoorden gingen mee.")
            read_only.questions(sheet.left_behind, sheet.stored_answers)

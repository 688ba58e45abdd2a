"""The intake on paper and offline: blank or filled PDF, a workbook to fill in and read back."""

from functools import partial

import streamlit as st

from access import Permission
from exports.typesetting.typefaces import unprintable
from forms.engine.schema import Questionnaire
from forms.intake.for_staff import is_for_staff
from forms.workbook.choice import chosen
from pages.intake import take_along, workbook_import
from queries.intake.view import IntakeView
from texts.wording.formats import several
from widgets.frame.visit import Visit
from widgets.intake import take_along as take_along_widgets
from widgets.kit import downloads
from widgets.kit import session_state as state


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""
    st.header("Op papier en offline", anchor=False)
    if view.questionnaire is None or view.whole is None:
        return
    reads_back = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and view.completed_at is None
    if visit.may(Permission.EXPORT):
        with st.container(border=True):
            _take_along(visit, view, view.questionnaire)
    elif not reads_back:
        st.caption("Met uw rol neemt u geen formulier mee, en leest u geen werkblad terug.")
    if reads_back:
        with st.container(border=True):
            workbook_import.render(visit, view, view.whole)


def _take_along(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    st.subheader("Meenemen", anchor=False)
    st.caption(
        "Een formulier om op te schrijven, of een werkblad om zonder internet in te vullen en later terug te lezen. "
        "Wat u meeneemt, komt in het logboek."
    )
    choice = take_along_widgets.choose(questionnaire, view.head.id, view.head.language)
    questions = chosen(questionnaire, view.answers if choice.prefilled else {}, choice.choice)
    if not questions:
        st.info("Kies eerst een domein.", icon=":material/checklist:")
        return
    on_paper = sum(not is_for_staff(each) for each in questions)
    st.caption(
        f"Dit zijn {several(on_paper, 'vraag', 'vragen')} op papier en {len(questions)} in het werkblad. "
        "Wat u zelf invult, zoals uw indruk of de toets, staat niet op papier."
    )
    if choice.lacks_reason:
        st.info("Kies eerst waarom u vragen meeneemt die u alleen stelt.", icon=":material/person_alert:")
        return
    ids = frozenset(each.id for each in questions)
    with st.container(horizontal=True):
        downloads.offer(
            "Download formulier (PDF)",
            partial(take_along.form, visit, view.head.id, ids, choice),
            file_name=f"intakeformulier-{view.head.number}.pdf",
            mime="application/pdf",
            key=state.key("papier", view.head.id, "pdf"),
            unprintable=unprintable(view.head.name) if choice.prefilled else "",
        )
        downloads.offer(
            "Download werkblad (Excel)",
            partial(take_along.worksheets, visit, view.head.id, ids, choice),
            file_name=f"intakewerkblad-{view.head.number}.xlsx",
            mime=downloads.XLSX,
            key=state.key("papier", view.head.id, "xlsx"),
        )

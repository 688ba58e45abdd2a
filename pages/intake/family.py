"""The household: facts entered once for the whole family, and the profile of the gezin."""

import streamlit as st

from access import Permission
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from forms.engine.facts import facts
from queries.intake.family import FamilyView, SharedFact, family
from queries.intake.view import IntakeView
from texts.wording.answers import shown
from texts.wording.formats import several
from widgets.dossier.gezin import profile, shared_table
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def render(visit: Visit, view: IntakeView) -> None:
    """Draw the gezinsprofiel and what can be taken over from the intake of a housemate."""
    with visit.open_session() as session:
        family_view = family(session, view, seen_by=visit.user)
    st.header("Gezin", anchor=False)
    if family_view.hidden:
        st.caption("In dit gezin is ook een dossier dat u niet mag zien.")
    if len(family_view.intakes) == 1:
        st.info(
            "Aan dit dossier is nog geen gezinslid met een eigen dossier gekoppeld. Koppel het op het scherm Dossier, "
            "bij Gezin en huishouden. Dan hoeft u feiten over het gezin maar één keer in te vullen.",
            icon=":material/family_restroom:",
        )
        return
    profile(
        [(each.head, facts(each.questionnaire, each.answers)) for each in family_view.intakes if each.questionnaire]
    )
    for other in family_view.intakes[1:]:
        visit.link(f"Intake van {plain(other.head.name)}", "intake", ":material/forum:", dossier=str(other.head.id))
    _shared(visit, view, family_view)


def _shared(visit: Visit, view: IntakeView, family_view: FamilyView) -> None:
    writes = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and view.completed_at is None
    st.subheader("Feiten van het hele gezin", anchor=False)
    if not family_view.facts:
        st.caption("In de intake van het gezin staan nog geen feiten die voor allemaal gelden.")
        return
    shared_table(family_view.facts)
    free = [each for each in family_view.facts if each.is_open]
    if writes and free:
        label = f"Neem {several(len(free), 'antwoord', 'antwoorden')} over"
        if st.button(label, type="primary", key=state.key("gezin", view.head.id, "alles")):
            _take_over(visit, view, free)
        st.caption("Alleen vragen die hier nog leeg zijn. Er wordt niets overschreven.")
    for fact in family_view.facts if writes else ():
        if fact.differs:
            _choose(visit, view, fact)


def _choose(visit: Visit, view: IntakeView, fact: SharedFact) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(fact.question.text)}**")
        st.markdown(f"Hier: {plain(shown(fact.question, fact.own.answer))}")
        st.markdown(f"Bij {plain(fact.other_name)}: {plain(shown(fact.question, fact.other.answer))}")
        key = state.key("gezin", view.head.id, fact.question.id, fact.other_id)
        if st.button(f"Neem het antwoord van {plain(fact.other_name)} over", key=key):
            _take_over(visit, view, [fact])


def _take_over(visit: Visit, view: IntakeView, chosen: list[SharedFact]) -> None:
    if view.sheet_id is None:
        return
    with Deed() as deed:
        for fact in chosen:
            with visit.open_session() as session:
                save_answer(
                    session,
                    sheet_id=view.sheet_id,
                    edit=Edit(
                        field=fact.question.id,
                        value=fact.other.answer.value,
                        mark=fact.other.answer.mark,
                        source=fact.other.answer.source,
                        seen_version=fact.own.version,
                        by=visit.user,
                        at=visit.now(),
                    ),
                )
    if deed.done:
        st.rerun()

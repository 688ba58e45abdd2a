"""Completing the intake, and opening it again."""

from collections.abc import Sequence

import streamlit as st

from access import Permission
from actions.intake.intake import complete_intake, reopen_intake
from forms.intake.restricted_sections import RestrictedSection
from queries.intake.legal_gaps import EndingView
from queries.intake.view import IntakeView
from texts.intake.ending import akkoord_names
from texts.wording.formats import several
from widgets.frame.draft_form import DraftForm
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake.ending import LONGEST_NAMES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def completion(visit: Visit, view: IntakeView, ending_view: EndingView) -> None:
    """Draw the form that completes the intake, or the button that reopens it; nothing for who may not."""
    if not (visit.may(Permission.COMPLETE_INTAKE) and view.head.is_open):
        return
    if view.completed_at is None:
        _complete(visit, view, akkoord_names([(each.party, each.name) for each in ending_view.akkoorden]))
    else:
        _reopen(visit, view, has_akkoord=bool(ending_view.akkoorden))


def _complete(visit: Visit, view: IntakeView, agreed: str) -> None:
    with st.container(border=True):
        st.markdown("**Intake afronden**")
        key = state.key("intake", view.head.id, "akkoord", state.digest(agreed))
        with DraftForm(
            state.key("intake", view.head.id, "afronden", "form"), lead=key, border=False, at_once=True
        ) as draft:
            names = st.text_input(
                "Wie zijn het eens met deze intake?",
                placeholder="Bijvoorbeeld: mevrouw Haile, Sanne de Boer",
                value=agreed[:LONGEST_NAMES],
                key=key,
                max_chars=LONGEST_NAMES,
            )
            pressed = draft.button("Intake afronden", type="primary", key=state.key("intake", view.head.id, "afronden"))
        if not pressed:
            return
        with Deed(lacking=_not_yet) as deed, visit.open_session() as session:
            complete_intake(
                session,
                dossier_id=view.head.id,
                agreed_by=names,
                by=visit.user,
                at=visit.now(),
                on=visit.today,
            )
        if deed.done:
            st.rerun()


def _not_yet(shortcomings: Sequence[object]) -> None:
    closed = [each for each in shortcomings if isinstance(each, RestrictedSection)]
    open_count = len(shortcomings) - len(closed)
    sentence = "De intake kan nog niet worden afgerond."
    if open_count:
        sentence += f" {several(open_count, 'vraag mist', 'vragen missen')} nog. Zie de lijst hierboven."
    if closed:
        names = plain(" en ".join(each.title for each in closed))
        sentence += f" Er mist nog iets in een domein dat voor u gesloten is: {names}. Vraag de regievoerder."
    st.error(sentence, icon=":material/block:")


def _reopen(visit: Visit, view: IntakeView, *, has_akkoord: bool) -> None:
    with st.expander("Intake heropenen"):
        if has_akkoord:
            st.caption("De akkoorden vervallen dan. Vraag ze opnieuw in een driegesprek.")
        with DraftForm(state.key("intake", view.head.id, "heropenen", "form"), border=False) as draft:
            reason = st.text_area("Waarom wordt de intake heropend?", key=state.key("intake", view.head.id, "reden"))
            pressed = draft.button("Intake heropenen", key=state.key("intake", view.head.id, "heropenen"))
        if not pressed:
            return
        with Deed() as deed, visit.open_session() as session:
            reopen_intake(session, dossier_id=view.head.id, reason=reason, by=visit.user, at=visit.now())
        if deed.done:
            st.rerun()

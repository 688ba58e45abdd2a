"""Move a talk that is not closed to another day, or take it away."""

import streamlit as st

from actions.voortgang.talks import move_voortgang, remove_voortgang
from forms.voortgang.progress import VoortgangFacts
from queries.voortgang.view import TalkView
from refusals import Stale
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import talks
from widgets.voortgang.progress_context import ProgressContext


def render(context: ProgressContext, view: TalkView) -> None:
    """Draw the buttons, and the forms that they open."""
    key = state.key("voortgang", view.line.id, "verplaats")
    with st.container(horizontal=True):
        if state.session_get(key) is None:
            draft_form.open_button(
                "Andere dag of ander soort",
                key,
                view.line.version,
                type="tertiary",
                icon=":material/edit_calendar:",
                key=state.key(key, "knop"),
            )
        popover = st.popover("Weghalen", type="tertiary", key=state.key(key, "weg"), on_change="rerun")
    if state.session_get(key) is not None:
        _move(context, view, key)
    if popover.open:
        with popover:
            _remove(context, view, key)


def _move(context: ProgressContext, view: TalkView, key: str) -> None:
    visit, talk = context.visit, view.line
    facts = VoortgangFacts(kind=talk.kind, held_on=talk.held_on)
    form = talks.VoortgangForm(key, visit.today, context.pip.head.leerroute, facts, button="Opslaan")
    if form.cancelled:
        state.session_forget(key)
        st.rerun()
    if not form.pressed:
        return
    shown_version = state.session_get(key)

    def late(_: Stale) -> None:
        state.session_set(key, talk.version)
        form.say("Niet opgeslagen: een collega heeft dit gesprek intussen verplaatst. Opslaan zet uw dag in de plaats.")

    with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
        move_voortgang(
            session,
            voortgang_id=talk.id,
            facts=form.facts,
            seen_version=shown_version if isinstance(shown_version, int) else talk.version,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(key)
        st.rerun()


def _remove(context: ProgressContext, view: TalkView, key: str) -> None:
    st.markdown("Dit gesprek weghalen? Wat erin staat, telt dan niet meer mee.")
    if not st.button("Gesprek weghalen", key=state.key(key, "ja")):
        return
    with Deed() as deed, context.visit.open_session() as session:
        remove_voortgang(session, voortgang_id=view.line.id, by=context.visit.user, at=context.visit.now())
    if deed.done:
        state.set_address(gesprek="", stap="", doel="")
        st.rerun()

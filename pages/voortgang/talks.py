"""All talks of one dossier: planned, begun and held."""

from uuid import UUID

import streamlit as st

from actions.voortgang.talks import plan_voortgang
from forms.voortgang.progress import VoortgangFacts
from queries.voortgang.view import VoortgangLine
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import talks
from widgets.voortgang.progress_context import ProgressContext


def render(context: ProgressContext) -> None:
    """Draw the list, with the form to plan or begin a talk."""
    adding = state.key("voortgang", context.dossier_id, "nieuw")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Gesprekken en overleg", anchor=False)
        if context.writes and state.session_get(adding) is not True:
            draft_form.open_button(
                "Gesprek beginnen of plannen",
                adding,
                type="primary",
                icon=":material/add_comment:",
                key=state.key(adding, "knop"),
            )
    talks.meetings_held(context.view, context.visit.today)
    if context.writes and state.session_get(adding) is True:
        _add(context, adding)
    if not context.view.talks:
        st.info("Nog geen gesprek. Begin er een, of plan het eerste.", icon=":material/forum:")
    _list(context, "Gepland of begonnen", context.view.open)
    _list(context, "Gehouden", context.view.closed)


def _list(context: ProgressContext, title: str, lines: tuple[VoortgangLine, ...]) -> None:
    if not lines:
        return
    st.subheader(title, anchor=False)
    for each in lines:
        with st.container(border=True, horizontal=True, vertical_alignment="center",
                          key=state.key("voortgang", each.id, "regel")):  # fmt: skip
            with st.container(width="stretch", gap=None):
                talks.line(each, context.visit.today)
            st.button(
                _label(context, each), key=state.key("voortgang", each.id, "open"), on_click=_open, args=(each.id,)
            )


def _label(context: ProgressContext, each: VoortgangLine) -> str:
    return "Lezen" if each.closed_at is not None or not context.writes else "Openen"


def _open(voortgang_id: UUID) -> None:
    state.set_address(gesprek=str(voortgang_id), stap="", doel="")


def _add(context: ProgressContext, adding: str) -> None:
    visit = context.visit
    usual = VoortgangFacts(held_on=visit.today)
    form = talks.VoortgangForm(adding, visit.today, context.pip.head.leerroute, usual, button="Gesprek vastleggen")
    if form.cancelled:
        state.session_forget(adding)
        st.rerun()
    if not form.pressed:
        return
    once = state.key(adding, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        voortgang_id = plan_voortgang(
            session,
            voortgang_id=state.deed_id(once),
            dossier_id=context.dossier_id,
            facts=form.facts,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(adding, once)
        if form.facts.held_on is not None and form.facts.held_on <= visit.today:
            _open(voortgang_id)
        st.rerun()

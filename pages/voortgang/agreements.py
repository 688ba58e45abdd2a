"""What is agreed in a talk: who does what by when. Open agreements of earlier talks and of the plan stand with it."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.agreements import AfspraakFacts, add_agreement, finish_agreement, remove_agreement
from queries.pip.agreements import AgreementLine, agreements
from queries.voortgang.view import TalkView
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import agreements as agreements_widgets
from widgets.voortgang.progress_context import ProgressContext


def render(context: ProgressContext, view: TalkView) -> None:
    """Draw the agreements of this talk with the form to add one, and those that are still open."""
    with context.visit.open_session() as session:
        lines = agreements(session, context.dossier_id, seen_by=context.visit.user)
    present = [each for each in lines if not each.removed]
    own = [each for each in present if each.voortgang_id == view.line.id]
    st.subheader("Actielijst van dit gesprek", anchor=False)
    if not own:
        st.caption("Nog geen afspraken in dit gesprek.")
    for each in own:
        _line(context, each, own=view.line.closed_at is None)
    if context.writes and view.line.closed_at is None:
        _new(context, view)
    earlier = [each for each in present if each.voortgang_id != view.line.id and each.done_on is None]
    if earlier:
        st.markdown(f"**Nog open van eerder ({len(earlier)})**")
        for each in earlier:
            _line(context, each, own=False)


def _line(context: ProgressContext, each: AgreementLine, *, own: bool) -> None:
    finishes = context.writes and context.visit.may(Permission.EDIT_PROGRESS)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            agreements_widgets.line(
                each, context.visit.today, (lambda done: _finish(context, done)) if finishes else None, None
            )
        if own and context.writes:
            st.button(
                "Weghalen", type="tertiary", key=state.key("actie", each.id, "weg"), on_click=_remove,
                args=(context, each.id),
            )  # fmt: skip


def _new(context: ProgressContext, view: TalkView) -> None:
    writing = state.key("actie", view.line.id)
    if state.session_get(writing) is not True:
        draft_form.open_button("Actie toevoegen", writing, icon=":material/add:", key=state.key(writing, "knop"))
        return
    form = agreements_widgets.AgreementForm(writing, context.visit.today)
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if form.pressed:
        _add(context, view, form, writing)


def _add(context: ProgressContext, view: TalkView, form: agreements_widgets.AgreementForm, writing: str) -> None:
    once = state.key(writing, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, context.visit.open_session() as session:
        add_agreement(
            session,
            afspraak_id=state.deed_id(once),
            dossier_id=context.dossier_id,
            facts=AfspraakFacts(side=form.side, what=form.what, owner=form.owner, due=form.due),
            voortgang_id=view.line.id,
            by=context.visit.user,
            at=context.visit.now(),
        )
    if deed.done:
        state.session_forget(writing, once)
        st.rerun()


def _finish(context: ProgressContext, afspraak_id: UUID) -> None:
    visit = context.visit
    with Deed(), visit.open_session() as session:
        finish_agreement(session, afspraak_id=afspraak_id, done_on=visit.today, by=visit.user, at=visit.now())


def _remove(context: ProgressContext, afspraak_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        remove_agreement(session, afspraak_id=afspraak_id, by=context.visit.user, at=context.visit.now())

"""Ontzorgen: until when the gemeente pays the fixed costs, the check in month four, and prolonging."""

import streamlit as st

from access import Permission
from actions.pip.ontzorgen import ONTZORGING, follow_bijstand, prolong_ontzorging, start_ontzorging
from forms.pip.agreement_questions import ontzorging_questions
from pages.pip.row_editor import editor_of
from queries.pip.ontzorgen import OntzorgingView, ontzorging_view
from refusals import Invalid, Refusal, Stale
from rules.pip.ontzorgen import NoOntzorgenReason
from texts.pip.support import NOT_FOR
from texts.wording.refusals import sentence
from widgets.answering import read_only
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import ontzorgen
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw the ontzorgen of this person; one sentence when the law gives none."""
    visit, dossier_id = context.visit, context.view.head.id
    with visit.open_session() as session:
        view = ontzorging_view(session, dossier_id, seen_by=visit.user)
    writes = context.view.head.is_open and visit.may(Permission.EDIT_PIP)
    st.subheader("Ontzorgen", anchor=False)
    if view.no_ontzorgen_reason is not None:
        st.caption(NOT_FOR[view.no_ontzorgen_reason])
        if view.no_ontzorgen_reason is NoOntzorgenReason.GEEN_BIJSTAND and writes:
            visit.link("Naar de datums van het dossier", "dossier", ":material/folder:", dossier=str(dossier_id))
    if view.row_id is None:
        _begin(context, view, writes=writes)
        return
    with st.container(border=True, key=state.key("ontzorgen", dossier_id)):
        messages = st.container()  # filled last: what is saved below may change a term
        if writes:
            _prolong(context, view)
            view = _written(context, view)
        else:
            read_only.questions(ontzorging_questions().questions, view.stored_answers)
        with messages:
            ontzorgen.clocks(view, visit.today)
            _moved(context, view, writes=writes)
            ontzorgen.odd(view.odd)


def _written(context: PlanContext, view: OntzorgingView) -> OntzorgingView:
    """Draw the fields; the ontzorgen as it is after what was kept in this run."""
    dossier_id, visit = context.view.head.id, context.visit
    if view.row_id is None:
        return view
    editor = editor_of(context, ONTZORGING, {"dossier": dossier_id}, view.row_id, view.stored_answers, locked=False)
    ontzorgen.fields(editor)
    context.editor.include(editor)
    if editor.saved_at is None:
        return view
    with visit.open_session() as session:
        return ontzorging_view(session, dossier_id, seen_by=visit.user)


def _begin(context: PlanContext, view: OntzorgingView, *, writes: bool) -> None:
    if view.stretch is None:
        return
    ontzorgen.clocks(view, context.visit.today)
    if writes:
        st.button(
            "Ontzorgen vastleggen",
            icon=":material/add:",
            key=state.key("ontzorgen", context.view.head.id, "begin"),
            on_click=_start,
            args=(context,),
        )


def _moved(context: PlanContext, view: OntzorgingView, *, writes: bool) -> None:
    if not view.moved or view.stretch is None:
        return
    st.warning(
        f"De begindatum van de bijstand in het dossier is veranderd. {view.stretch.explanation}",
        icon=":material/sync_problem:",
    )
    if writes:
        st.button(
            "Deze datums overnemen",
            key=state.key("ontzorgen", context.view.head.id, "volgen"),
            on_click=_follow,
            args=(context,),
        )


def _start(context: PlanContext) -> None:
    with Deed(), context.visit.open_session() as session:
        start_ontzorging(session, dossier_id=context.view.head.id, by=context.visit.user, at=context.visit.now())


def _follow(context: PlanContext) -> None:
    with Deed(), context.visit.open_session() as session:
        follow_bijstand(session, dossier_id=context.view.head.id, by=context.visit.user, at=context.visit.now())


def _prolong(context: PlanContext, view: OntzorgingView) -> None:
    key = state.key("ontzorgen", context.view.head.id, "verlengen", view.seen_prolonging)
    label = "Verlenging wijzigen" if view.extra else "Verlengen"
    popover = st.popover(label, icon=":material/more_time:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        form = ontzorgen.ProlongForm(key, view, context.visit.today)
        if not (form.pressed or form.withdrawn):
            return
        try:
            with context.visit.open_session() as session:
                prolong_ontzorging(
                    session,
                    dossier_id=context.view.head.id,
                    until=None if form.withdrawn else form.until,
                    reason=form.reason,
                    seen_version=view.seen_prolonging,
                    by=context.visit.user,
                    at=context.visit.now(),
                )
        except Invalid as refused:
            form.say_wrong(refused.problems)
        except Stale as refused:
            form.say(f"{refused.by} was eerder. Laad de pagina opnieuw om te zien hoe het nu is.")
        except Refusal as refused:
            form.say(sentence(refused))
        else:
            st.rerun()

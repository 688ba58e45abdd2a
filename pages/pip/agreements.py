"""Agreements of both sides, with owner and day, beneath the questions of the part Afspraken."""

from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.agreements import (
    AFSPRAAK,
    AfspraakFacts,
    add_agreement,
    finish_agreement,
    put_back_agreement,
    remove_agreement,
)
from pages.pip.row_editor import editor_of
from queries.pip.agreements import AgreementLine, agreements
from rules.law.terms import AfspraakSide
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import agreements as agreements_widgets
from widgets.pip.plan_context import PlanContext


def render(context: PlanContext) -> None:
    """Draw the agreements by side: the open ones, then what is done or taken away. They go on after vaststellen."""
    dossier_id, visit = context.view.head.id, context.visit
    with visit.open_session() as session:
        lines = agreements(session, dossier_id, seen_by=visit.user)
    writes = context.view.head.is_open and visit.may(Permission.EDIT_PIP)
    finishes = context.view.head.is_open and visit.may(Permission.EDIT_PROGRESS)
    st.subheader("Wie doet wat, en wanneer?", anchor=False)
    if not lines:
        st.caption("Nog geen afspraken met een naam en een datum.")
    for side in AfspraakSide:
        open_lines = agreements_widgets.of_side(lines, side)
        if open_lines:
            with st.container(border=True, key=state.key("afspraken", dossier_id, side)):
                agreements_widgets.heading(side)
                for each in open_lines:
                    _one(context, each, writes=writes, finishes=finishes)
    if writes:
        _new(context)
    done = [each for each in lines if each.done_on and not each.removed]
    removed = [each for each in lines if each.removed]
    reopen, put_back = partial(_finish, context, done_on=None), partial(_put_back, context)
    key = state.key("afspraken", dossier_id)
    agreements_widgets.folded(
        "Gedaan", done, state.key(key, "gedaan"), visit.today, ("Weer openen", reopen) if finishes else None
    )
    agreements_widgets.folded(
        "Weggehaald", removed, state.key(key, "weg"), visit.today, ("Terugzetten", put_back) if writes else None
    )


def _one(context: PlanContext, each: AgreementLine, *, writes: bool, finishes: bool) -> None:
    editing = state.key("afspraak", "open", context.view.head.id)
    if writes and state.session_get(editing) == str(each.id):
        _edit(context, each, editing)
        return
    finish = partial(_finish, context, done_on=context.visit.today) if finishes else None
    agreements_widgets.line(each, context.visit.today, finish, partial(_open, editing) if writes else None)


def _edit(context: PlanContext, each: AgreementLine, editing: str) -> None:
    with st.container(border=True, key=state.key("afspraak", each.id, "velden")):
        editor = editor_of(context, AFSPRAAK, {"afspraak": each.id}, each.id, each.stored_answers, locked=False)
        agreements_widgets.fields(editor)
        context.editor.include(editor)
        done_on = agreements_widgets.done_form(each, context.visit.today)
        if done_on is not None and _finished(context, each.id, done_on):
            state.session_forget(editing)
            st.rerun()
        with st.container(horizontal=True):
            st.button(
                "Sluiten", key=state.key("afspraak", each.id, "sluit"), on_click=state.session_forget, args=(editing,)
            )
            st.button(
                "Afspraak weghalen",
                key=state.key("afspraak", each.id, "weg"),
                on_click=_remove,
                args=(context, each.id),
            )


def _new(context: PlanContext) -> None:
    writing = state.key("afspraak", "nieuw", context.view.head.id)
    if state.session_get(writing) is not True:
        draft_form.open_button("Afspraak toevoegen", writing, icon=":material/add:", key=state.key(writing, "knop"))
        return
    form = agreements_widgets.AgreementForm(writing, context.visit.today)
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if form.pressed:
        _add(context, form, writing)


def _add(context: PlanContext, form: agreements_widgets.AgreementForm, writing: str) -> None:
    with Deed(wrong=form.say_wrong) as deed, context.visit.open_session() as session:
        add_agreement(
            session,
            afspraak_id=state.deed_id(state.key(writing, form.fingerprint)),
            dossier_id=context.view.head.id,
            facts=AfspraakFacts(side=form.side, what=form.what, owner=form.owner, due=form.due),
            by=context.visit.user,
            at=context.visit.now(),
        )
    if deed.done:
        state.session_forget(writing, state.key(writing, form.fingerprint))
        st.rerun()


def _open(editing: str, afspraak_id: UUID) -> None:
    state.session_set(editing, str(afspraak_id))


def _finish(context: PlanContext, afspraak_id: UUID, *, done_on: date | None) -> None:
    _finished(context, afspraak_id, done_on)


def _finished(context: PlanContext, afspraak_id: UUID, done_on: date | None) -> bool:
    with Deed() as deed, context.visit.open_session() as session:
        finish_agreement(
            session, afspraak_id=afspraak_id, done_on=done_on, by=context.visit.user, at=context.visit.now()
        )
    return deed.done


def _put_back(context: PlanContext, afspraak_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        put_back_agreement(session, afspraak_id=afspraak_id, by=context.visit.user, at=context.visit.now())


def _remove(context: PlanContext, afspraak_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        remove_agreement(session, afspraak_id=afspraak_id, by=context.visit.user, at=context.visit.now())
    state.session_forget(state.key("afspraak", "open", context.view.head.id))

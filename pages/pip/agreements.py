"""Agreements of both sides, with owner and day, beneath the questions of the part Afspraken."""

from datetime import date
from functools import partial
from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.agreements import (
    add_agreement,
    finish_agreement,
    put_back_agreement,
    remove_agreement,
    revise_agreement,
)
from pages.pip.beside import note, pen_of
from queries.pip.agreements import AgreementLine, agreements
from rules.law.terms import Side
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import agreements as drawn
from widgets.pip.plan_context import Desk


def render(desk: Desk) -> None:
    """Draw the agreements by side: the open ones, then what is done or taken away. They go on after vaststellen."""
    dossier_id, visit = desk.view.head.id, desk.visit
    with visit.open_session() as session:
        found = agreements(session, dossier_id, seen_by=visit.user)
    writes = desk.view.head.is_open and visit.may(Permission.EDIT_PIP)
    finishes = desk.view.head.is_open and visit.may(Permission.EDIT_PROGRESS)
    st.subheader("Wie doet wat, en wanneer?", anchor=False)
    if not found:
        st.caption("Nog geen afspraken met een naam en een datum.")
    for side in Side:
        here = drawn.of_side(found, side)
        if here:
            with st.container(border=True, key=state.key("afspraken", dossier_id, side)):
                drawn.heading(side)
                for each in here:
                    _one(desk, each, writes=writes, finishes=finishes)
    if writes:
        _new(desk)
    done = [each for each in found if each.done_on and not each.removed]
    gone = [each for each in found if each.removed]
    reopen, put_back = partial(_finish, desk, done_on=None), partial(_put_back, desk)
    key = state.key("afspraken", dossier_id)
    drawn.folded("Gedaan", done, state.key(key, "gedaan"), visit.today, ("Weer openen", reopen) if finishes else None)
    drawn.folded("Weggehaald", gone, state.key(key, "weg"), visit.today, ("Terugzetten", put_back) if writes else None)


def _one(desk: Desk, each: AgreementLine, *, writes: bool, finishes: bool) -> None:
    editing = state.key("afspraak", "open", desk.view.head.id)
    if writes and state.recall(editing) == str(each.id):
        _edit(desk, each, editing)
        return
    finish = partial(_finish, desk, done_on=desk.visit.today) if finishes else None
    drawn.line(each, desk.visit.today, finish, partial(_open, editing) if writes else None)


def _edit(desk: Desk, each: AgreementLine, editing: str) -> None:
    with st.container(border=True, key=state.key("afspraak", each.id, "velden")):
        pen = pen_of(desk, each.id, each.kept, partial(revise_agreement, afspraak_id=each.id), locked=False)
        drawn.fields(pen)
        note(desk, pen)
        done_on = drawn.done_form(each, desk.visit.today)
        if done_on is not None and _finished(desk, each.id, done_on):
            state.forget(editing)
            st.rerun()
        with st.container(horizontal=True):
            st.button("Sluiten", key=state.key("afspraak", each.id, "sluit"), on_click=state.forget, args=(editing,))
            st.button(
                "Afspraak weghalen", key=state.key("afspraak", each.id, "weg"), on_click=_remove, args=(desk, each.id)
            )


def _new(desk: Desk) -> None:
    writing = state.key("afspraak", "nieuw", desk.view.head.id)
    if state.recall(writing) is not True:
        st.button(
            "Afspraak toevoegen",
            icon=":material/add:",
            key=state.key(writing, "knop"),
            on_click=state.remember,
            args=(writing, True),
        )
        return
    form = drawn.AgreementForm(writing, desk.visit.today)
    if form.cancelled:
        state.forget(writing)
        st.rerun()
    if form.pressed:
        _add(desk, form, writing)


def _add(desk: Desk, form: drawn.AgreementForm, writing: str) -> None:
    with Deed(wrong=form.say_wrong) as deed, desk.visit.open_session() as session:
        add_agreement(
            session,
            afspraak_id=state.once(state.key(writing, form.fingerprint)),
            dossier_id=desk.view.head.id,
            side=form.side,
            what=form.what,
            owner=form.owner,
            due=form.due,
            by=desk.visit.user,
            at=desk.visit.now(),
        )
    if deed.done:
        state.forget(writing, state.key(writing, form.fingerprint))
        st.rerun()


def _open(editing: str, afspraak_id: UUID) -> None:
    state.remember(editing, str(afspraak_id))


def _finish(desk: Desk, afspraak_id: UUID, *, done_on: date | None) -> None:
    _finished(desk, afspraak_id, done_on)


def _finished(desk: Desk, afspraak_id: UUID, done_on: date | None) -> bool:
    with Deed() as deed, desk.visit.open_session() as session:
        finish_agreement(session, afspraak_id=afspraak_id, done_on=done_on, by=desk.visit.user, at=desk.visit.now())
    return deed.done


def _put_back(desk: Desk, afspraak_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        put_back_agreement(session, afspraak_id=afspraak_id, by=desk.visit.user, at=desk.visit.now())


def _remove(desk: Desk, afspraak_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        remove_agreement(session, afspraak_id=afspraak_id, by=desk.visit.user, at=desk.visit.now())
    state.forget(state.key("afspraak", "open", desk.view.head.id))

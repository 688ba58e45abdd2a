"""What is agreed in a talk: who does what by when. Open agreements of earlier talks and of the plan stand with it."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.pip.agreements import add_agreement, finish_agreement, remove_agreement
from queries.pip.agreements import AgreementLine, agreements
from queries.voortgang.view import TalkView
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import agreements as drawn
from widgets.voortgang.progress_context import Course


def render(course: Course, view: TalkView) -> None:
    """Draw the agreements of this talk with the form to add one, and those that are still open."""
    with course.visit.open_session() as session:
        lines = agreements(session, course.dossier_id, seen_by=course.visit.user)
    there = [each for each in lines if not each.removed]
    own = [each for each in there if each.voortgang_id == view.line.id]
    st.subheader("Actielijst van dit gesprek", anchor=False)
    if not own:
        st.caption("Nog geen afspraken in dit gesprek.")
    for each in own:
        _line(course, each, own=view.line.closed_at is None)
    if course.writes and view.line.closed_at is None:
        _new(course, view)
    earlier = [each for each in there if each.voortgang_id != view.line.id and each.done_on is None]
    if earlier:
        st.markdown(f"**Nog open van eerder ({len(earlier)})**")
        for each in earlier:
            _line(course, each, own=False)


def _line(course: Course, each: AgreementLine, *, own: bool) -> None:
    finishes = course.writes and course.visit.may(Permission.EDIT_PROGRESS)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            drawn.line(each, course.visit.today, (lambda done: _finish(course, done)) if finishes else None, None)
        if own and course.writes:
            st.button(
                "Weghalen", type="tertiary", key=state.key("actie", each.id, "weg"), on_click=_remove,
                args=(course, each.id),
            )  # fmt: skip


def _new(course: Course, view: TalkView) -> None:
    writing = state.key("actie", view.line.id)
    if state.recall(writing) is not True:
        st.button(
            "Actie toevoegen",
            icon=":material/add:",
            key=state.key(writing, "knop"),
            on_click=state.remember,
            args=(writing, True),
        )
        return
    form = drawn.AgreementForm(writing, course.visit.today)
    if form.cancelled:
        state.forget(writing)
        st.rerun()
    if form.pressed:
        _add(course, view, form, writing)


def _add(course: Course, view: TalkView, form: drawn.AgreementForm, writing: str) -> None:
    once = state.key(writing, form.fingerprint)
    with Deed(wrong=form.say_wrong) as deed, course.visit.open_session() as session:
        add_agreement(
            session,
            afspraak_id=state.once(once),
            dossier_id=course.dossier_id,
            side=form.side,
            what=form.what,
            owner=form.owner,
            due=form.due,
            voortgang_id=view.line.id,
            by=course.visit.user,
            at=course.visit.now(),
        )
    if deed.done:
        state.forget(writing, once)
        st.rerun()


def _finish(course: Course, afspraak_id: UUID) -> None:
    visit = course.visit
    with Deed(), visit.open_session() as session:
        finish_agreement(session, afspraak_id=afspraak_id, done_on=visit.today, by=visit.user, at=visit.now())


def _remove(course: Course, afspraak_id: UUID) -> None:
    with Deed(), course.visit.open_session() as session:
        remove_agreement(session, afspraak_id=afspraak_id, by=course.visit.user, at=course.visit.now())

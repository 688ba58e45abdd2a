"""Joining this dossier with another one of the same person, and undoing that within a day."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from actions.dossier.joining import Joining, join_dossiers, separate_dossiers
from queries.dossier.joining import JoinView, join_view, joins_of, people_like
from queries.dossier.view import DossierView
from widgets.dossier import joining
from widgets.dossier.identity import JOIN_WITH
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.fold import fold


def past(visit: Visit, view: DossierView) -> None:
    """Draw what was joined into this dossier, with the button to undo it."""
    if not view.has_joined:
        return
    with visit.open_session() as session:
        joins = joins_of(session, view.head.id, at=visit.now(), seen_by=visit.user)
    for each in joins:
        undo = joining.past(visit, each, state.key("dossier", view.head.id, "samen"))
        if not (undo and visit.may(Permission.JOIN_DOSSIERS)):
            continue
        with Deed() as deed, visit.open_session() as session:
            separate_dossiers(session, join_id=each.join_id, by=visit.user, at=visit.now())
        if deed.done:
            st.rerun()


def render(visit: Visit, view: DossierView) -> None:
    """Draw the way to another dossier of this person."""
    if view.head.joined_into is not None or not visit.may(Permission.JOIN_DOSSIERS):
        return
    key = _key(view)
    place = fold("Samenvoegen met een ander dossier van deze persoon", key, icon=":material/merge:")
    if place.open:
        with place:
            with visit.open_session() as session:
                people = people_like(session, view.head.id, seen_by=visit.user)
            joining.other_form(f"{key}:ander", people)


def side_by_side(visit: Visit, view: DossierView) -> bool:
    """Draw this dossier beside the other one that the address names; False when it names none."""
    other = state.address(JOIN_WITH)
    if not other or view.head.joined_into is not None or not visit.may(Permission.JOIN_DOSSIERS):
        return False
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader("Twee dossiers samenvoegen", anchor=False)
            label, icon = "Niet samenvoegen", ":material/close:"
            st.button(label, icon=icon, key=f"{_key(view)}:niet", on_click=joining.close_comparison)
        _compare(visit, view, other, _key(view))
    return True


def _key(view: DossierView) -> str:
    return state.key("dossier", view.head.id, "samenvoegen")


def _compare(visit: Visit, view: DossierView, other: str, key: str) -> None:
    stays = state.address(joining.STAYS, view.head.number)
    both = None
    with Deed() as deed, visit.open_session() as session:
        both = join_view(session, view.head.id, other, seen_by=visit.user)
        if stays == both.closed.number:
            both = join_view(session, both.closed.id, view.head.number, seen_by=visit.user)
        for each in (both.target, both.closed):
            if each.id != view.head.id and state.is_new("beside", str(each.id)):
                record_view(session, dossier_id=each.id, screen="dossier", by=visit.user, at=visit.now())
    if not deed.done or both is None:
        return
    joining.which_stays(both, key)
    if joining.in_the_way(both):
        return
    chosen, answered = joining.choose_facts(both, key), joining.answer_questions(both, key)
    lacking = joining.lacking(both, chosen, answered)
    if not st.button("Samenvoegen tot één dossier", type="primary", disabled=lacking, key=f"{key}:doen"):
        state.session_set(f"{key}:gezien", both.versions)
        return
    seen_versions = state.shown(f"{key}:gezien", both.versions)
    plan = Joining(
        kept_id=both.target.id,
        closed_id=both.closed.id,
        facts=chosen,
        answered=answered,
        seen_versions=seen_versions if isinstance(seen_versions, dict) else both.versions,
    )
    _join(visit, both, plan, state.deed_id(f"{key}:{both.target.number}:{both.closed.number}"))


def _join(visit: Visit, both: JoinView, plan: Joining, join_id: UUID) -> None:
    with Deed(wrong=lambda _: joining.clashes()) as deed, visit.open_session() as session:
        join_dossiers(session, join_id=join_id, joining=plan, by=visit.user, at=visit.now(), on=visit.today)
    if deed.done:
        state.session_forget(f"dossier:{both.target.id}:samenvoegen:gezien")
        visit.go("dossier", dossier=str(both.target.id))

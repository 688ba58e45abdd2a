"""Who lives with this person."""

import streamlit as st

from access import Permission
from actions.dossier.household import Member, add_member, remove_member, revise_member
from actions.dossier.housemates import join_household, leave_household
from queries.dossier.view import DossierView, HouseholdMember
from widgets.dossier.household import MemberForm, line, number_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def render(visit: Visit, view: DossierView) -> None:
    """Draw the household, with the forms to change it for who may."""
    may_edit = visit.may(Permission.EDIT_DOSSIER)
    with st.container(border=True):
        st.subheader("Gezin en huishouden", anchor=False)
        for mate in view.housemates:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(mate.name), width="content")
                visit.link(mate.number, "dossier", icon=":material/folder:", dossier=str(mate.id))
        if view.hidden_housemates:
            st.caption("In dit huishouden is ook een dossier dat u niet mag zien.")
        for member in view.members:
            _member(visit, view, member, may_edit)
        if not (view.housemates or view.members or view.hidden_housemates):
            st.caption("Nog niemand. Voeg een gezinslid toe, of koppel het dossier van de partner.")
        if may_edit:
            with st.container(horizontal=True):
                _add(visit, view)
                _join(visit, view)


def _member(visit: Visit, view: DossierView, member: HouseholdMember, may_edit: bool) -> None:
    popover = line(member, visit.today, may_edit, state.key("dossier", view.head.id, "lid", member.id))
    if popover is None:
        return
    with popover:
        form = MemberForm(state.key("dossier", view.head.id, "lid", member.id), visit.today, member)
        removed = st.button("Weghalen uit het gezin", key=state.key("dossier", view.head.id, "weg", member.id))
        if not (removed or form.pressed):
            return
        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            if removed:
                remove_member(session, dossier_id=view.head.id, member_id=member.id, by=visit.user, at=visit.now())
            else:
                revise_member(
                    session,
                    dossier_id=view.head.id,
                    member_id=member.id,
                    shown=Member(name=member.name, relation=member.relation, birth_date=member.birth_date),
                    member=Member(**form.values),
                    by=visit.user,
                    at=visit.now(),
                )
        if deed.done:
            st.rerun()


def _add(visit: Visit, view: DossierView) -> None:
    popover = st.popover(
        "Gezinslid toevoegen",
        icon=":material/person_add:",
        key=state.key("dossier", view.head.id, "lid_erbij", len(view.members)),
        on_change="rerun",
    )
    if not popover.open:
        return
    with popover:
        form = MemberForm(state.key("dossier", view.head.id, "nieuw_lid", len(view.members)), visit.today, None)
        if not form.pressed:
            return
        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            add_member(
                session,
                member_id=state.deed_id(state.key("lid", view.head.id, len(view.members), form.fingerprint)),
                dossier_id=view.head.id,
                member=Member(**form.values),
                by=visit.user,
                at=visit.now(),
                on=visit.today,
            )
        if deed.done:
            st.rerun()


def _join(visit: Visit, view: DossierView) -> None:
    number, leave = number_form(view)
    if not (number or leave):
        return
    with Deed() as deed, visit.open_session() as session:
        if leave:
            leave_household(session, dossier_id=view.head.id, by=visit.user, at=visit.now())
        else:
            join_household(session, dossier_id=view.head.id, number=number, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()

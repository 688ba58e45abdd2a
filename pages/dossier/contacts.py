"""Contact moments with this person."""

import streamlit as st

from access import Permission
from actions.dossier.contacts import ContactFacts, note_contact
from queries.dossier.view import DossierView
from widgets.dossier.contacts import ContactForm, lines
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit, view: DossierView) -> None:
    """Draw the contact moments, with the form to add one."""
    writing = state.key("contact", view.head.id)
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader("Contact", anchor=False)
            if visit.may(Permission.EDIT_DOSSIER) and state.session_get(writing) is not True:
                draft_form.open_button(
                    "Contact vastleggen",
                    writing,
                    icon=":material/add_comment:",
                    key=state.key("dossier", view.head.id, "contact"),
                )
        if state.session_get(writing) is True and visit.may(Permission.EDIT_DOSSIER):
            _write(visit, view, writing)
        lines(view.contacts)


def _write(visit: Visit, view: DossierView, writing: str) -> None:
    form = ContactForm(writing, visit.today)
    if form.cancelled:
        state.session_forget(writing)
        st.rerun()
    if not form.pressed:
        return
    with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
        note_contact(
            session,
            contact_id=state.deed_id(state.key(writing, form.fingerprint)),
            dossier_id=view.head.id,
            facts=ContactFacts(kind=form.kind, happened_on=form.happened_on, note=form.note),
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.session_forget(writing)
        st.rerun()

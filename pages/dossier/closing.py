"""Closing a dossier, and opening it again."""

import streamlit as st

from access import Permission
from actions.dossier.revise import close_dossier, reopen_dossier
from queries.dossier.view import DossierView
from texts.dossier.registration import CLOSE_HINTS, CLOSE_REASONS
from texts.wording.formats import long_date
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def close(visit: Visit, view: DossierView) -> None:
    """Draw the form that closes the dossier; it asks for the reason."""
    with st.expander("Dossier sluiten", icon=":material/inventory_2:"):
        reason = st.selectbox(
            "Waarom gaat dit dossier dicht?",
            list(CLOSE_REASONS),
            index=None,
            format_func=CLOSE_REASONS.__getitem__,
            placeholder="Kies …",
            key=state.key("dossier", view.head.id, "sluitreden"),
        )
        if reason in CLOSE_HINTS:
            st.info(CLOSE_HINTS[reason], icon=":material/info:")
        if not st.button("Dossier sluiten", key=state.key("dossier", view.head.id, "sluiten")):
            return
        with Deed() as deed, visit.open_session() as session:
            close_dossier(
                session,
                dossier_id=view.head.id,
                reason=reason or "",
                by=visit.user,
                at=visit.now(),
                on=visit.today,
            )
        if deed.done:
            st.rerun()


def closed(visit: Visit, view: DossierView) -> None:
    """Say that the dossier is closed and why, with the button to open it again."""
    reason = CLOSE_REASONS.get(view.close_reason, view.close_reason)
    st.info(
        f"Dit dossier is gesloten op {plain(long_date(view.closed_on))}. Reden: {plain(reason)}.",
        icon=":material/inventory_2:",
    )
    if not visit.may(Permission.EDIT_DOSSIER) or view.head.joined_into:
        return
    if not st.button("Dossier heropenen", key=state.key("dossier", view.head.id, "heropenen")):
        return
    with Deed() as deed, visit.open_session() as session:
        reopen_dossier(session, dossier_id=view.head.id, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()

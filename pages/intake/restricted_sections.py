"""Opening a sensitive domein of a dossier of somebody else: the reason is asked first, and stored."""

import streamlit as st

from actions.beheer.rights import open_domein
from queries.intake.view import IntakeView
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import restricted_sections


def closed(visit: Visit, view: IntakeView, domain_id: str) -> None:
    """Draw the restricted sections of a domain that this user may not look into now, each with the form or button to
    open it.
    """
    for each in restricted_sections.closed_sections(view, domain_id):
        reason = restricted_sections.closed_line(view, each, domain_id)
        if reason is None:
            continue
        with Deed() as deed, visit.open_session() as session:
            open_domein(
                session,
                dossier_id=view.head.id,
                restricted_section=each.id,
                reason=reason,
                by=visit.user,
                at=visit.now(),
            )
        if deed.done:
            st.rerun()

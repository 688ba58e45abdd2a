"""On the dossier screen: the PIP-team, and for a partner what that team shares."""

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from queries.dossier.view import DossierView
from queries.pip.pip_team import pip_team
from queries.pip.shared_plan import shared_plan
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.pip import pip_team as pip_team_widgets
from widgets.pip.shared_plan import shared_plan as draw_shared


def team(visit: Visit, view: DossierView) -> None:
    """Draw who is around this person, to read; it is composed on the screen of the PIP."""
    if not visit.may(Permission.VIEW_PIP):
        return
    with visit.open_session() as session:
        found = pip_team(session, view.head.id, seen_by=visit.user)
    with st.container(border=True):
        st.subheader("PIP-team", anchor=False)
        for each in found.members:
            pip_team_widgets.member(each)
        if not found.members:
            st.caption("Nog niemand in het PIP-team.")
        if visit.may(Permission.EDIT_PROGRESS) and view.head.is_open:
            visit.link("PIP-team samenstellen", "pip", icon=":material/group:", dossier=str(view.head.id), deel="team")


def shared(visit: Visit) -> None:
    """Draw for a partner what the team of the dossier in the address shares with them; every sight is kept."""
    with visit.open_session() as session:
        found = shared_plan(session, state.dossier_in_address(), seen_by=visit.user)
        if state.is_new("viewed", f"gedeeld:{found.dossier_id}"):
            record_view(session, dossier_id=found.dossier_id, screen="gedeeld", by=visit.user, at=visit.now())
    draw_shared(found, visit.today)

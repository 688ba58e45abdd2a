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


def render(visit: Visit, view: DossierView) -> None:
    """Draw the PIP-team to read; it is changed on the screen of the PIP."""
    if not visit.may(Permission.VIEW_PIP):
        return
    with visit.open_session() as session:
        team_view = pip_team(session, view.head.id, seen_by=visit.user)
    with st.container(border=True):
        st.subheader("PIP-team", anchor=False)
        for each in team_view.members:
            pip_team_widgets.member(each)
        if not team_view.members:
            st.caption("Nog niemand in het PIP-team.")
        if visit.may(Permission.EDIT_PROGRESS) and view.head.is_open:
            visit.link("PIP-team samenstellen", "pip", icon=":material/group:", dossier=str(view.head.id), deel="team")


def render_shared(visit: Visit) -> None:
    """Draw for a partner what the team of the dossier in the address shares with them; each look is logged."""
    with visit.open_session() as session:
        shared_view = shared_plan(session, state.dossier_in_address(), seen_by=visit.user)
        if state.is_new("viewed", f"gedeeld:{shared_view.dossier_id}"):
            record_view(session, dossier_id=shared_view.dossier_id, screen="gedeeld", by=visit.user, at=visit.now())
    draw_shared(shared_view, visit.today)

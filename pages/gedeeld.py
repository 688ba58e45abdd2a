"""Screen Gedeeld met mij: the dossiers that share something with this partner; the first screen of a partner."""

import streamlit as st

from queries.pip.shared_plan import shared_dossiers
from widgets.frame.visit import Visit
from widgets.pip.shared_plan import line


def render(visit: Visit) -> None:
    """Draw the dossiers in whose PIP-team this partner is."""
    st.title("Gedeeld met mij", anchor=False)
    with visit.open_session() as session:
        dossiers = shared_dossiers(session, seen_by=visit.user)
    if not dossiers:
        st.info("Er is nog geen dossier met u gedeeld. Vraag het aan de regievoerder.", icon=":material/folder_shared:")
    else:
        st.caption("U zit in het PIP-team van deze mensen. U ziet wat het team met u deelt; wijzigen doet de gemeente.")
    for each in dossiers:
        line(visit, each)

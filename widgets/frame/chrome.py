"""What stands around every screen: the notice on top, and the foot of the menu."""

import streamlit as st

from texts.wording.labels import ROLES
from widgets.frame.visit import Visit

FULL = "De schijf van de server is vol: Koers kan niets opslaan. Bel uw beheerder."
AWAY = "Geen verbinding met de database."


class NoticePlace:
    """The first place of every screen, kept free for a notice, so that showing one moves nothing else."""

    def __init__(self) -> None:
        with st.container(key="koers-wacht"):
            self.place = st.empty()

    def waiting(self, *, full: bool) -> None:
        """Say that the database is away, or the disk `full`, and that nothing typed is lost."""
        self.place.warning(
            f"{FULL if full else AWAY} Wat u typte blijft op uw scherm staan. "
            "Koers probeert het elke seconde opnieuw; laat deze pagina open.",
            icon=":material/sync_problem:",
        )

    def clear(self) -> None:
        """Show no notice."""
        self.place.empty()


def sidebar(visit: Visit) -> None:
    """Who is logged in, where, and the way out."""
    with st.sidebar, st.container(key="koers-in"):
        if visit.demo:
            st.markdown(":material/science: **Demo: verzonnen gegevens**")
        st.caption(f"{visit.user.name} · {ROLES[visit.user.role]}  \nGemeente {visit.gemeente}")
        # Not st.link_button: that opens a new tab, and the old one would stay as it is.
        st.html('<a href="/auth/uitloggen" target="_self">Uitloggen</a>')

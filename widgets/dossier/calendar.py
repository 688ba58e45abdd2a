"""Appointments as a file (ICS) for one's own calendar."""

from collections.abc import Callable

import streamlit as st

from widgets.kit import downloads
from widgets.kit import session_state as state


def offer(key_prefix: str, file_name: str, make: Callable[[bool], bytes]) -> None:
    """A popover with the choice whether names go along, and the file; `make` gets that choice."""
    popover = st.popover(
        "Agenda (ICS)", icon=":material/calendar_add_on:", key=state.key(key_prefix, "agenda"), on_change="rerun"
    )
    if not popover.open:
        return
    with popover:
        st.caption(
            "Gesprekken, examens en termijnen die nog komen, voor uw eigen agenda. "
            "Opent u later een nieuw bestand? Dan komt niets er dubbel in."
        )
        names = st.checkbox("Zet de namen erbij", key=state.key(key_prefix, "agenda", "namen"))
        st.caption("Kijken anderen in uw agenda? Laat de namen dan weg. Het dossiernummer staat er altijd bij.")
        downloads.offer(
            "Download agenda", lambda: make(names), file_name=file_name, mime="text/calendar",
            key=state.key(key_prefix, "agenda", "bestand"),
        )  # fmt: skip

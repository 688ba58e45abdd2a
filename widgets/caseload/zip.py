"""How a zip of PIPs is asked for, shown while it is made, and handed over."""

from collections.abc import Callable
from uuid import UUID

import streamlit as st

from texts.wording.formats import several
from widgets.kit import session_state as state

STATE_NAME = "caseload:zip"  # kept in this session: the token of the zip, and nothing else of it
MEGABYTE = 1_000_000


def ask_button() -> bool:
    """The button that asks for a zip of all PIPs of the filters; True when it was pressed."""
    return st.button(
        "PIP's als zip",
        icon=":material/folder_zip:",
        help="Alle vastgestelde PIP's van deze keuze, elk als PDF, in één bestand.",
        key=state.key("caseload", "zip"),
    )


def token() -> UUID | None:
    """Which zip this session asked for."""
    stored = state.session_get(STATE_NAME)
    return stored if isinstance(stored, UUID) else None


def nothing_to_print() -> None:
    """Say that there is no PIP to put in a zip."""
    st.info("Geen van deze dossiers heeft een vastgesteld PIP.", icon=":material/search_off:")


def too_many(most: int) -> None:
    """Say that one zip holds so many PIPs and no more."""
    count = several(most, "PIP", "PIP's")
    st.info(
        f"In één zip passen {count}. Kies filters, zodat er minder dossiers overblijven.", icon=":material/filter_alt:"
    )


def gone() -> None:
    """Say that the zip is no longer in Koers: it was fetched, or not fetched in time."""
    st.caption(
        "De zip staat niet meer in Koers: hij is opgeslagen, of hij lag hier te lang. Nog nodig? Maak dan een nieuwe."
    )


def making(done: int, total: int, stop: Callable[[], None]) -> None:
    """How far it is, and a button to stop it."""
    st.progress(done / total, text=f"PIP's afdrukken: {done} van {total}. Laat deze pagina open.")
    st.button("Stoppen", icon=":material/close:", on_click=stop, key=state.key("caseload", "zip", "stop"))


def ready(batch: UUID, inside: int, failed: int, size: int, away: Callable[[], None]) -> None:
    """The finished zip: how to save it, and what is not in it."""
    count = several(inside, "PIP", "PIP's")
    st.markdown(f"**De zip is klaar: {count}, {_megabytes(size)}.**")
    if failed:
        lacking = several(failed, "PIP kon", "PIP's konden")
        st.warning(f"{lacking} niet worden afgedrukt. In de zip staat welke.", icon=":material/print_error:")
    with st.container(horizontal=True, vertical_alignment="center"):
        # Not st.download_button: that keeps the whole file in memory. Only our own token is in this line.
        st.html(f'<a class="koers-knop" href="/zip/{batch}" download>Zip opslaan</a>', width="content")
        st.button("Weggooien", icon=":material/delete:", on_click=away, key=state.key("caseload", "zip", "weg"))
    st.caption("Na het opslaan wist Koers de zip. Haalt u hem niet op, dan wist Koers hem na tien minuten.")


def _megabytes(size: int) -> str:
    return f"{max(size / MEGABYTE, 0.1):.1f} MB".replace(".", ",")

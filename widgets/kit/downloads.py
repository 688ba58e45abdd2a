"""A button around bytes that are made only when somebody wants them."""

from collections.abc import Callable

import streamlit as st

from widgets.kit.plain_text import plain

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def cannot_print(characters: str) -> None:
    """Say which characters of a name cannot be printed, and what to do."""
    st.warning(
        f"Deze naam kan niet op papier: de tekens {plain(characters)} staan niet in de lettertypen. Schrijf de naam "
        "in het dossier in Latijnse letters, zoals in de BRP. Daarna kunt u afdrukken.",
        icon=":material/print_disabled:",
    )


def offer(label: str, make: Callable[[], bytes], *, file_name: str, mime: str, key: str, unprintable: str = "") -> None:
    """A download button; `make` runs on the click and not before, and notes that the document left Koers.

    `unprintable`: characters of the name on it that no typeface has; with any, that is said instead of the button.
    """
    if unprintable:
        cannot_print(unprintable)
        return
    st.download_button(
        label, make, file_name=file_name, mime=mime, key=key, on_click="ignore", icon=":material/download:"
    )

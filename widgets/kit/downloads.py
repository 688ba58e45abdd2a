"""A button around bytes that are made only when somebody wants them."""

from collections.abc import Callable

import streamlit as st

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


def offer(label: str, make: Callable[[], bytes], *, file_name: str, mime: str, key: str) -> None:
    """A download button; `make` runs on the click and not before, and notes that the document left Koers."""
    st.download_button(
        label, make, file_name=file_name, mime=mime, key=key, on_click="ignore", icon=":material/download:"
    )

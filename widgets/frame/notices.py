"""Refusals and faults as Dutch notices."""

import logging
import secrets

import streamlit as st

from refusals import NotFound, Refusal
from texts.wording.refusals import sentence

log = logging.getLogger("koers.fault")


def refusal(refused: Refusal) -> None:
    """Say why something did not happen."""
    if isinstance(refused, NotFound):
        st.warning(sentence(refused), icon=":material/search_off:")
    else:
        st.error(sentence(refused), icon=":material/block:")


def show_fault(fault: Exception) -> bool:
    """Log an uncaught fault under a reference number and show that number. Tells Streamlit that it was shown."""
    if isinstance(fault, Refusal):
        refusal(fault)
        return True
    reference = f"K-{secrets.token_hex(4).upper()}"
    log.error("fault %s", reference, exc_info=fault)
    st.error(
        "Er ging iets mis in Koers. Wat als opgeslagen op uw scherm stond, is bewaard. "
        f"Laad de pagina opnieuw. Gaat het weer mis? Geef dan dit nummer door aan uw beheerder: **{reference}**",
        icon=":material/error:",
    )
    return True

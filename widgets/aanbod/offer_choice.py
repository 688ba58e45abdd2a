"""Offers to choose from for one activiteit: the fitting first, with start and places."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from rules.law.terms import Leerroute
from rules.pip.offers import fits, is_full
from widgets.aanbod import catalogue
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.aanbod.catalogue import OfferLine

Deed = Callable[["OfferLine"], None]
MOST = 6  # offers at once; with more, one searches


def opened(activiteit_id: UUID) -> bool:
    """The button that opens and closes the choice; whether it is open."""
    key = state.key("activiteit", activiteit_id, "aanbod")
    is_open = state.session_get(key) is True
    st.button(
        "Aanbod sluiten" if is_open else "Kies uit het aanbod",
        icon=":material/storefront:",
        type="tertiary",
        key=state.key(key, "knop"),
        on_click=state.session_set,
        args=(key, not is_open),
    )
    return is_open


def close(activiteit_id: UUID) -> None:
    """Close the choice."""
    state.session_forget(state.key("activiteit", activiteit_id, "aanbod"))


def noted() -> None:
    """Say that it was noted that somebody waits."""
    st.toast("Opgeschreven bij Gewenst, niet beschikbaar.", icon=":material/hourglass:")


def choose(
    offers: "Sequence[OfferLine]", activiteit_id: UUID, route: Leerroute | None, on: date, take: Deed, miss: Deed
) -> None:
    """The offers for this leerroute, a few at a time; others only when one asks for them."""
    key = state.key("activiteit", activiteit_id, "aanbod")
    with st.container(border=True, key=state.key(key, "lijst")):
        if not offers:
            st.caption("Er staat nog geen aanbod in de lijst van uw gemeente.")
            return
        typed = st.text_input("Zoek in het aanbod", key=state.key(key, "zoek"), icon=":material/search:")
        fitting = [each for each in offers if fits(each.weighed, route)]
        others = len(offers) - len(fitting)
        label = f"Toon ook aanbod voor een andere leerroute ({others})"
        every = bool(others) and st.toggle(label, key=state.key(key, "alles"))
        matches = catalogue.matching(offers if every else fitting, typed)
        for each in matches[:MOST]:
            _one(each, key, route, on, take, miss)
        if not matches:
            st.caption("Niets gevonden. Zoek met andere woorden.")
        elif len(matches) > MOST:
            st.caption(f"En nog {len(matches) - MOST}. Zoek om die te zien.")


def _one(each: "OfferLine", key: str, route: Leerroute | None, on: date, take: Deed, miss: Deed) -> None:
    with st.container(horizontal=True, vertical_alignment="top", key=state.key(key, each.id)):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(each.name)}** · {plain(each.provider.name)}")
            catalogue.about(each, on)
            if not fits(each.weighed, route):
                st.caption(":material/info: Dit is voor een andere leerroute.")
        with st.container(gap="small", width="content"):
            st.button("Kiezen", key=state.key(key, each.id, "kies"), on_click=take, args=(each,))
            if is_full(each.weighed) or each.waiting_weeks:
                st.button(
                    "Wachtlijst vastleggen",
                    key=state.key(key, each.id, "mist"),
                    type="tertiary",
                    help="Schrijf op dat deze persoon dit nodig heeft en er nog geen plaats is.",
                    on_click=miss,
                    args=(each,),
                )

"""The catalogue on the screen: the offers with their start and places, the providers, and what begins when."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

import streamlit as st

from rules.law.terms import Leefgebied, TeltVoor
from texts.aanbod.catalogue import KINDS, load_line, room_line, routes_line, start_line
from texts.pip.week import slots_in_words
from texts.wording.formats import long_date, several, short_date, year_month
from texts.wording.labels import LEEFGEBIEDEN, TELT_VOOR
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.aanbod.catalogue import Beginning, OfferLine, ProviderLine

PARTS = {
    "aanbod": "Aanbod",
    "startdata": "Startdata",
    "aanbieders": "Aanbieders",
    "gemis": "Wat er mist",
}
MOST = 30  # offers on one screen; with more, one searches
CHILDCARE = "met kinderopvang"
MONTHS = 6  # how far the calendar of start dates looks
Deed = Callable[[UUID], None]


def choose_part() -> str:
    """Which part of the catalogue to show; it stands in the address."""
    address_part = state.address("deel")
    chosen = st.segmented_control(
        "Onderdeel",
        list(PARTS),
        default=address_part if address_part in PARTS else next(iter(PARTS)),
        format_func=PARTS.__getitem__,
        key=state.key("aanbod", "deel"),
        label_visibility="collapsed",
        required=True,
    )
    state.set_address(deel=chosen)
    return chosen


def narrowed(offers: "Sequence[OfferLine]") -> "list[OfferLine]":
    """The offers that were searched for, by text and by area."""
    typed = st.text_input(
        "Zoek in het aanbod",
        key=state.key("aanbod", "zoek"),
        placeholder="Naam, aanbieder of plaats",
        icon=":material/search:",
        width=360,
    )
    area = st.pills(
        "Welk gebied?",
        list(Leefgebied),
        format_func=LEEFGEBIEDEN.__getitem__,
        key=state.key("aanbod", "gebied"),
        wrap=True,
        width="stretch",
    )
    return matching([each for each in offers if area is None or each.area is area], typed)


def matching(offers: "Sequence[OfferLine]", typed: str) -> "list[OfferLine]":
    """The offers in whose name, provider or place all these words stand."""
    words = typed.casefold().split()
    return [each for each in offers if _has(each, words)]


def _has(each: "OfferLine", words: Sequence[str]) -> bool:
    text = f"{each.name} {each.provider.name} {each.place} {each.provider.place}".casefold()
    return all(word in text for word in words)


def how_many(count: int, total: int) -> None:
    """How much of the catalogue stands below."""
    if not total:
        st.info("Nog geen aanbod. Schrijf op wat er in uw gemeente te doen is.", icon=":material/school:")
    elif not count:
        st.caption("Niets gevonden. Zoek met andere woorden, of kies een ander gebied.")
    elif count > MOST:
        st.caption(f"Dit zijn de eerste {MOST} van {count}. Zoek om er minder te zien.")


def offer(each: "OfferLine", on: date, waiting: int, edit: Deed | None, confirm: Deed | None) -> None:
    """One offer, with the buttons to change it and to say that it is still right."""
    with st.container(border=True, gap="small", key=state.key("aanbod", each.id, "kaart")):
        with st.container(horizontal=True, vertical_alignment="top"):
            with st.container(gap=None, width="stretch"):
                st.markdown(f"**{plain(each.name)}** · {plain(each.provider.name)}")
                about(each, on)
            if edit is not None:
                st.button("Wijzigen", key=state.key("aanbod", each.id, "wijzig"), on_click=edit, args=(each.id,))
        if waiting:
            st.caption(f":material/hourglass: {several(waiting, 'persoon wacht', 'mensen wachten')} hierop.")
        if each.outdated:
            _outdated(each, confirm)


def _outdated(each: "OfferLine", confirm: Deed | None) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(f"Niet nagekeken sinds {long_date(each.updated_on)}", icon=":material/update:", color="orange")
        if confirm is not None:
            st.button(
                "Klopt nog",
                key=state.key("aanbod", each.id, "klopt"),
                type="tertiary",
                on_click=confirm,
                args=(each.id,),
            )


def about(each: "OfferLine", on: date) -> None:
    """What there is to know of an offer, in two or three lines."""
    counts = f"telt voor: {TELT_VOOR[each.counts_for]}" if each.counts_for is not TeltVoor.NIETS else ""
    start = start_line(each.next_start, on) if each.starts else ""
    first = [LEEFGEBIEDEN[each.area], counts, routes_line(each.routes), load_line(each.minutes_per_week, each.weeks)]
    second = [slots_in_words(each.slots), each.place or each.provider.place, start, CHILDCARE if each.childcare else ""]
    lines = [_joined(first), _joined(second), each.note]
    st.caption("  \n".join(plain(line) for line in lines if line))
    colour, icon = _room(each.places)
    st.badge(room_line(each.places, each.waiting_weeks), icon=icon, color=colour)


class _RoomBadge(NamedTuple):
    colour: Literal["gray", "green", "orange"]
    icon: str


def _room(places: int | None) -> _RoomBadge:
    if places is None:
        return _RoomBadge("gray", ":material/help:")
    return (
        _RoomBadge("green", ":material/event_available:") if places else _RoomBadge("orange", ":material/event_busy:")
    )


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(filter(None, parts))


def provider(each: "ProviderLine", edit: Deed | None) -> None:
    """One provider."""
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=state.key("aanbieder", each.id)):
        marks = [
            "keurmerk Blik op Werk" if each.bow_mark else "",
            "erkend voor het taalschakeltraject" if each.tst_mark else "",
            f"instellingsnummer {each.duo_number}" if each.duo_number else "",
        ]
        lines = [_joined([KINDS[each.kind], each.place, *marks]), each.contact]
        details = "  \n".join(f":small[:gray[{plain(line)}]]" for line in lines if line)
        st.markdown(f"**{plain(each.name)}**  \n{details}", width="stretch")
        if edit is not None:
            st.button("Wijzigen", key=state.key("aanbieder", each.id, "wijzig"), on_click=edit, args=(each.id,))


def removed(names: Mapping[UUID, str], key: str, put_back: Deed) -> None:
    """What was taken out, each with a button to put it back; drawn only while the expander is open."""
    if not names:
        return
    expander = st.expander(f"Weggehaald ({len(names)})", key=state.key(key, "weg", "open"), on_change="rerun")
    if not expander.open:
        return
    with expander:
        for row_id, name in names.items():
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(plain(name), width="stretch")
                st.button("Terugzetten", key=state.key(key, row_id, "terug"), on_click=put_back, args=(row_id,))


def calendar(months: "Mapping[date, Sequence[Beginning]]") -> None:
    """What begins in the coming months, month by month."""
    for month, beginnings in months.items():
        st.subheader(year_month(f"{month:%Y-%m}").capitalize(), anchor=False)
        if not beginnings:
            st.caption("Er begint niets waarvan de datum bekend is.")
            continue
        st.dataframe(
            {
                "Begint op": [short_date(each.on) for each in beginnings],
                "Aanbod": [each.offer.name for each in beginnings],
                "Aanbieder": [each.offer.provider.name for each in beginnings],
                "Gebied": [LEEFGEBIEDEN[each.offer.area] for each in beginnings],
                "Voor": [routes_line(each.offer.routes) for each in beginnings],
                "Plaats": [room_line(each.offer.places, each.offer.waiting_weeks) for each in beginnings],
            },
            hide_index=True,
            height="content",
        )

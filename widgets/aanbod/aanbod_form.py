"""The form of one offer."""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import streamlit as st

from forms.aanbod.catalogue import LONGEST, TypedAanbod
from rules.law.terms import Leefgebied, Leerroute, TeltVoor
from rules.pip.time_slots import written
from texts.aanbod.catalogue import AANBOD_FIELDS
from texts.wording.formats import number, short_date
from texts.wording.labels import LEEFGEBIEDEN, LEERROUTES, TELT_VOOR
from widgets.aanbod.catalogue_form import CatalogueForm
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.aanbod.catalogue import OfferLine, ProviderLine


class _OfferedWhat(NamedTuple):
    area: str
    counts_for: str
    routes: tuple[str, ...]


class AanbodForm(CatalogueForm):
    """The form of one offer."""

    kind = "aanbod"
    fields = AANBOD_FIELDS

    def __init__(self, offer: "OfferLine | None", providers: "Sequence[ProviderLine]") -> None:
        super().__init__(offer.id if offer else None, offer.version if offer else 0)
        with self.draft() as draft:
            left, right = st.columns(2)
            with left:
                provider = self._provider(offer, providers)
            with right:
                name = self._text("name", offer.name if offer else "", max_chars=LONGEST["name"])
            area, counts_for, routes = self._what(offer)
            first, second, third = st.columns([2, 1, 1])
            with first:
                days = self._text("slots", written(offer.slots) if offer else "", placeholder="ma wo 9:00-12:00")
            with second:
                hours = self._text("hours", _hours(offer), placeholder="12")
            with third:
                weeks = self._text("weeks", _whole(offer.weeks if offer else None), placeholder="40")
            first, second, third = st.columns([2, 1, 1])
            with first:
                starts = self._text(
                    "starts", ", ".join(map(short_date, offer.starts)) if offer else "",
                    placeholder="01-02-2027, 01-09-2027",
                )  # fmt: skip
            with second:
                places = self._text("places", _whole(offer.places if offer else None), help="0 betekent vol.")
            with third:
                waiting = self._text("waiting_weeks", _whole(offer.waiting_weeks if offer else None))
            place = self._text(
                "place", offer.place if offer else "", max_chars=LONGEST["place"],
                help="Leeg: de plaats van de aanbieder.",
            )  # fmt: skip
            childcare = st.checkbox("Er is kinderopvang bij", offer.childcare if offer else False,
                                    key=key(self.here, "opvang"))  # fmt: skip
            note = st.text_area(
                AANBOD_FIELDS["note"], offer.note if offer else "", max_chars=LONGEST["note"], height=80,
                key=key(self.here, "note"),
            )  # fmt: skip
            self.buttons(draft, "Aanbod opslaan", "Aanbod weghalen")
        self.typed = TypedAanbod(
            aanbieder_id=provider, name=name, area=area, counts_for=counts_for, routes=routes, place=place, slots=days,
            hours=hours, weeks=weeks, starts=starts, places=places, waiting_weeks=waiting, childcare=childcare,
            note=note,
        )  # fmt: skip

    def _provider(self, offer: "OfferLine | None", providers: "Sequence[ProviderLine]") -> UUID | None:
        names = {each.id: each.name for each in providers}
        ids = list(names)
        return st.selectbox(
            AANBOD_FIELDS["aanbieder_id"], ids,
            index=ids.index(offer.provider.id) if offer and offer.provider.id in names else None,
            format_func=lambda each: names[each], placeholder="Kies …", key=key(self.here, "aanbieder"),
        )  # fmt: skip

    def _what(self, offer: "OfferLine | None") -> _OfferedWhat:
        area = st.pills(
            AANBOD_FIELDS["area"], list(Leefgebied), default=offer.area if offer else None,
            format_func=LEEFGEBIEDEN.__getitem__, key=key(self.here, "gebied"),
        )  # fmt: skip
        routes = st.pills(
            f"{AANBOD_FIELDS['routes']}? Kies er geen als het voor alle routes is.", list(Leerroute),
            selection_mode="multi", default=list(offer.routes) if offer else [],
            format_func=LEERROUTES.__getitem__, key=key(self.here, "routes"),
        )  # fmt: skip
        counts_for = st.pills(
            AANBOD_FIELDS["counts_for"], list(TeltVoor), default=offer.counts_for if offer else TeltVoor.NIETS,
            format_func=TELT_VOOR.__getitem__, key=key(self.here, "telt"),
        )  # fmt: skip
        return _OfferedWhat(area or "", counts_for or TeltVoor.NIETS, tuple(routes))

    def _text(
        self, field: str, value: str, *, max_chars: int = 400, help: str | None = None, placeholder: str | None = None
    ) -> str:
        return st.text_input(
            AANBOD_FIELDS[field], value, max_chars=max_chars, help=help, placeholder=placeholder,
            key=key(self.here, field), autocomplete="off",
        )  # fmt: skip


def _hours(offer: "OfferLine | None") -> str:
    return number(Decimal(offer.minutes_per_week) / 60) if offer and offer.minutes_per_week is not None else ""


def _whole(amount: int | None) -> str:
    return "" if amount is None else str(amount)

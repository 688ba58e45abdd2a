"""The form of one provider."""

from typing import TYPE_CHECKING

import streamlit as st

from forms.aanbod.catalogue import LONGEST, AanbiederKind, TypedAanbieder
from texts.aanbod.catalogue import AANBIEDER_FIELDS, KINDS
from widgets.aanbod.catalogue_form import CatalogueForm
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.aanbod.catalogue import ProviderLine


class AanbiederForm(CatalogueForm):
    """The form of one provider."""

    kind = "aanbieder"
    fields = AANBIEDER_FIELDS

    def __init__(self, provider: "ProviderLine | None") -> None:
        super().__init__(provider.id if provider else None, provider.version if provider else 0)
        kinds = list(AanbiederKind)
        with self.draft() as draft:
            name = self._text("name", provider.name if provider else "", LONGEST["provider"])
            kind = st.selectbox(
                AANBIEDER_FIELDS["kind"], kinds, index=kinds.index(provider.kind) if provider else None,
                format_func=KINDS.__getitem__, placeholder="Kies …", key=key(self.here, "kind"),
            )  # fmt: skip
            left, right = st.columns(2)
            with left:
                place = self._text("place", provider.place if provider else "", LONGEST["provider_place"])
            with right:
                duo = self._text(
                    "duo_number", provider.duo_number if provider else "", 20, "10 letters of cijfers; voor DUO."
                )
            contact = self._text("contact", provider.contact if provider else "", LONGEST["contact"])
            bow = st.checkbox("Heeft het keurmerk Blik op Werk", provider.bow_mark if provider else False,
                              key=key(self.here, "bow"))  # fmt: skip
            tst = st.checkbox("Is erkend voor het taalschakeltraject", provider.tst_mark if provider else False,
                              key=key(self.here, "tst"))  # fmt: skip
            self.buttons(draft, "Aanbieder opslaan", "Aanbieder weghalen")
        self.typed = TypedAanbieder(
            name=name, kind=kind or "", place=place, contact=contact, duo_number=duo, bow_mark=bow, tst_mark=tst
        )

    def _text(self, field: str, value: str, longest: int, help: str | None = None) -> str:
        return st.text_input(
            AANBIEDER_FIELDS[field], value, max_chars=longest, help=help, key=key(self.here, field), autocomplete="off"
        )

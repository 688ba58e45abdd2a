"""The form with the settings of a gemeente."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from widgets.beheer.accounts import FieldMessages
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.beheer.people import GemeenteView


@dataclass(frozen=True)
class GemeenteSettings:
    """The settings that were filled in."""

    name: str
    address: str
    contact: str
    code: str
    four_eyes: bool


class SettingsForm(NamedTuple):
    """What was filled in when the form was sent, else None, and where to say what is wrong."""

    settings: GemeenteSettings | None
    messages: FieldMessages


def settings_form(stored: "GemeenteView") -> SettingsForm:
    """Name, address, contact, code and working agreement: what was filled in when the form was sent, else None."""
    with DraftForm(key("beheer", "gemeente")) as draft:
        name = st.text_input("Naam van de gemeente", value=stored.name, max_chars=120, key=key("gemeente", "name"))
        at_name = st.empty()
        address = st.text_input("Adres", value=stored.address, max_chars=400, key=key("gemeente", "address"))
        at_address = st.empty()
        contact = st.text_input(
            "Contact",
            value=stored.contact,
            max_chars=400,
            key=key("gemeente", "contact"),
            help="Telefoonnummer of e-mailadres waar inburgeraars u kunnen bereiken.",
        )
        at_contact = st.empty()
        st.caption("Dit staat op het PIP. Een PIP dat al is vastgesteld, verandert niet.")
        code = st.text_input(
            "Gemeentecode",
            value=stored.code,
            max_chars=4,
            width=160,
            key=key("gemeente", "code"),
            help="Vier cijfers, van het CBS. DUO kent uw gemeente met deze code.",
        )
        messages = FieldMessages({"name": at_name, "address": at_address, "contact": at_contact, "code": st.empty()})
        four_eyes = st.checkbox(
            "Vier ogen: een coördinator geeft akkoord vóór het vaststellen van een PIP",
            value=stored.four_eyes,
            key=key("gemeente", "four_eyes"),
        )
        if draft.button("Instellingen opslaan", type="primary"):
            return SettingsForm(GemeenteSettings(name, address, contact, code, four_eyes), messages)
    return SettingsForm(None, messages)


class LogoForm(NamedTuple):
    """A new logo, whether it is to be taken away, and where to say what is wrong."""

    chosen: bytes | None
    taken_away: bool
    messages: FieldMessages


def logo_form(stored: "GemeenteView") -> LogoForm:
    """The logo: a new one that was chosen, whether it is to be taken away, and where to say what is wrong."""
    attempt = state.deed_id("logo")
    with st.container(border=True):
        if stored.logo:
            st.image(stored.logo, width=160, caption="Het logo nu", alt="Het logo van de gemeente")
        else:
            st.caption("Er is nog geen logo.")
        with st.form(key("beheer", "logo", attempt), border=False):
            chosen = st.file_uploader("Nieuw logo", type=["png"], key=key("gemeente", "logo", attempt))
            messages = FieldMessages({"logo": st.empty()})
            st.caption("Een PNG van hoogstens 200 kB.")
            sent = st.form_submit_button("Logo opslaan")
        taken_away = bool(stored.logo) and st.button("Logo weghalen", key=key("gemeente", "no-logo"))
    if sent and chosen is None:
        messages.fields["logo"].error("Kies eerst een bestand.", icon=":material/error:")
    return LogoForm((chosen.getvalue() if sent and chosen else None), taken_away, messages)


def logo_kept() -> None:
    """Empty the form for a logo."""
    state.session_forget("logo")

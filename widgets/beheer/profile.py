"""The forms and lists of one's own profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import streamlit as st

from refusals import LockedOut, Refusal, WeakPassword, WrongLogin
from texts.beheer.accounts import device
from texts.wording.formats import clock, moment
from texts.wording.refusals import sentence
from widgets.beheer.accounts import FieldMessages
from widgets.frame.draft_form import DraftForm
from widgets.kit.plain_text import plain
from widgets.kit.session_state import key

if TYPE_CHECKING:
    from queries.beheer.people import OwnContact, ViewCount
    from queries.scope.login import OpenLogin


@dataclass(frozen=True)
class NewPassword:
    """What was filled in to change a password."""

    old: str
    new: str
    again: str


@dataclass(frozen=True)
class ContactDetails:
    """The e-mail address and telephone number that were filled in."""

    email: str
    phone: str


class PasswordForm(NamedTuple):
    """What was filled in when the form was sent, else None, and where to say what is wrong."""

    passwords: NewPassword | None
    messages: FieldMessages


def password_form(username: str) -> PasswordForm:
    """The form to change one's own password: what was filled in when it was sent, else None."""
    with st.form(key("profiel", "password"), border=True):
        # The name is shown to the password manager, so that it changes the right password.
        st.text_input("Gebruikersnaam", value=username, disabled=True, autocomplete="username")
        old = st.text_input("Oud wachtwoord", type="password", autocomplete="current-password", max_chars=200)
        at_old = st.empty()
        new = st.text_input(
            "Nieuw wachtwoord",
            type="password",
            autocomplete="new-password",
            max_chars=200,
            help="Minstens 12 tekens. Vier losse woorden zijn makkelijk te onthouden en moeilijk te raden.",
        )
        at_new = st.empty()
        again = st.text_input("Nog een keer", type="password", autocomplete="new-password", max_chars=200)
        messages = FieldMessages({"old": at_old, "new": at_new, "again": st.empty()})
        st.caption("Na het wijzigen bent u overal uitgelogd, ook hier. U logt daarna in met het nieuwe wachtwoord.")
        if st.form_submit_button("Wachtwoord wijzigen", type="primary"):
            return PasswordForm(NewPassword(old, new, again), messages)
    return PasswordForm(None, messages)


def contact_form(stored: "OwnContact") -> "tuple[ContactDetails | None, FieldMessages]":
    """The form for how one can be reached: what was filled in when it was sent, else None."""
    with DraftForm(key("profiel", "contact")) as draft:
        email = st.text_input("E-mailadres", value=stored.email, max_chars=160, key=key("profiel", "email"))
        at_email = st.empty()
        phone = st.text_input("Telefoon", value=stored.phone, max_chars=40, key=key("profiel", "phone"))
        messages = FieldMessages({"email": at_email, "phone": st.empty()})
        st.caption("Dit staat op de beschikking en in het bericht aan DUO, als u de regievoerder bent.")
        if draft.button("Gegevens opslaan"):
            return ContactDetails(email, phone), messages
    return None, messages


def contact_kept() -> None:
    """Say that it was kept."""
    st.success("Uw gegevens zijn opgeslagen.", icon=":material/check:")


def password_refused(refused: Refusal, messages: FieldMessages) -> bool:
    """Say at the right field why a password was not changed; False when it is about something else."""
    if isinstance(refused, WrongLogin):
        messages.say("old", "Dit is niet uw oude wachtwoord.")
        return True
    if isinstance(refused, LockedOut):
        messages.say("old", f"Te vaak een verkeerd wachtwoord. U kunt het weer proberen vanaf {clock(refused.until)}.")
        return True
    if isinstance(refused, WeakPassword):
        messages.say("new", sentence(refused))
        return True
    return False


def password_changed() -> None:
    """Say that it worked, and take the browser to the login form after time to read it."""
    st.success(
        "Uw wachtwoord is gewijzigd en u bent overal uitgelogd. U gaat nu naar het inlogscherm.",
        icon=":material/check_circle:",
    )
    st.html('<a href="/auth/uitloggen" target="_self">Nu opnieuw inloggen</a>')
    st.html(
        "<script>setTimeout(() => document.querySelector('a[href=\"/auth/uitloggen\"]').click(), 4000)</script>",
        unsafe_allow_javascript=True,
    )


def login_rows(logins: "Sequence[OpenLogin]", current: UUID | None) -> UUID | None:
    """One's open logins; the id of the one to end, when that was asked."""
    ended: UUID | None = None
    for each in logins:
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            this_device = " · **dit apparaat**" if each.id == current else ""
            st.markdown(
                f"{plain(device(each.device))}{this_device}  \n"
                f":small[Ingelogd {plain(moment(each.created_at))} · laatst actief {plain(moment(each.seen_at))}]"
            )
            if st.button("Beëindigen", key=key("profiel", "end", each.id)):
                ended = each.id
    return ended


def views_table(views: "Sequence[ViewCount]", since: datetime) -> None:
    """Who looked at one's dossiers."""
    if not views:
        st.caption(f"Sinds {moment(since)} keek geen collega in uw dossiers.")
        return
    st.dataframe(
        {
            "Collega": [each.name for each in views],
            "Dossier": [each.number for each in views],
            "Inburgeraar": [each.person for each in views],
            "Keren": [each.times for each in views],
            "Laatst": [moment(each.last_at) for each in views],
        },
        hide_index=True,
    )

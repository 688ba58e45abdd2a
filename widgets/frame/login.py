"""The login form, and the one place where streamlit-authenticator compares a password with a hash of our table."""

from collections.abc import Callable, Sequence
from urllib.parse import quote

import streamlit as st
from streamlit_authenticator.models.authentication_model import AuthenticationModel

from texts.beheer.demo import DemoAccount
from widgets.kit.session_state import key


def password_matches(username: str, password: str, stored_hash: str) -> bool:
    """Whether this password belongs to this bcrypt hash, as streamlit-authenticator checks it."""
    credentials = {"usernames": {username: {"password": stored_hash}}}
    return AuthenticationModel(credentials, auto_hash=False).check_credentials(username, password) is True


def login_form(enter: Callable[[str, str], str | None], demo: Sequence[DemoAccount]) -> str | None:
    """Draw the login page; gives the ticket that `enter(name, password)` issued, None when there is none (yet)."""
    _, middle, _ = st.columns([1, 1.4, 1])
    with middle:
        st.title("Inloggen bij Koers", anchor=False)
        st.caption("Brede intake en PIP. Alleen voor medewerkers van de gemeente.")
        with st.form(key("login"), border=True):
            username = st.text_input("Gebruikersnaam", autocomplete="username", max_chars=60)
            password = st.text_input("Wachtwoord", type="password", autocomplete="current-password", max_chars=200)
            pressed = st.form_submit_button("Inloggen", type="primary", width="stretch")
        ticket = None
        if pressed:
            if username.strip() and password:
                ticket = enter(username, password)
            else:
                st.error("Vul uw gebruikersnaam en uw wachtwoord in.", icon=":material/error:")
        if demo:
            _demo_accounts(demo)
    return ticket


def _demo_accounts(accounts: Sequence[DemoAccount]) -> None:
    with st.container(border=True):
        st.markdown("**Demo: verzonnen gegevens.** Log in met een van deze accounts:")
        lines = ["| Gebruikersnaam | Wachtwoord | Rol |", "|---|---|---|"]
        lines += [f"| `{each.username}` | `{each.password}` | {each.what} |" for each in accounts]
        st.markdown("\n".join(lines))


def fetch_cookie(ticket: str) -> None:
    """Send the browser to trade its ticket for its cookie, and back to the address that it has now."""
    # A ticket is url-safe by its making, so it cannot close the script.
    script = (
        f"window.location.replace('/auth/enter?ticket={quote(ticket)}&next='"
        " + encodeURIComponent(window.location.pathname + window.location.search))"
    )
    st.html(f"<script>{script}</script>", unsafe_allow_javascript=True)


def browser_device() -> str:
    """What the browser calls itself, for the list of one's own logins."""
    return str(st.context.headers.get("User-Agent", ""))

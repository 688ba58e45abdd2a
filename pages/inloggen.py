"""Screen Inloggen: drawn at every address while nobody is logged in."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

import streamlit as st

from actions.beheer.login import LoginRules, LoginTry, issue_ticket
from texts.beheer.demo import ACCOUNTS
from widgets.frame import login
from widgets.frame.refusal_guard import Deed


def render(
    *,
    open_session: Callable[[], AbstractContextManager[Any]],
    now: Callable[[], datetime],
    rules: LoginRules,
    address: str,
    browser: str,
    demo: bool,
) -> None:
    """The login form; after a right pair the browser fetches its cookie and comes back at the address it wanted."""

    def enter(username: str, password: str) -> str | None:
        with Deed(), open_session() as session:
            return issue_ticket(
                session,
                attempt=LoginTry(
                    username=username,
                    password=password,
                    address=address,
                    device=login.browser_device(),
                    browser=browser,
                ),
                matches=login.password_matches,
                rules=rules,
                at=now(),
            )
        return None

    ticket = login.login_form(enter, ACCOUNTS if demo else ())
    if ticket:
        login.fetch_cookie(ticket)
        st.info("Een ogenblik, u wordt ingelogd …", icon=":material/hourglass_top:")

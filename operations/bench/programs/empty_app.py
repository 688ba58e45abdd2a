"""The floor that screens are measured against: a server that starts as Koers does and then shows an empty page.

Same routes, same middleware, same settings of Streamlit; `empty.py` loads what the screens load. A program of its own.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

import app as koers
from doors import admission, health, login, shell

__all__ = ["app", "koers"]

app = st.App(
    Path(__file__).parent / "empty.py",
    routes=[*login.ROUTES, *health.ROUTES, *shell.ROUTES],
    middleware=[Middleware(admission.Admission), Middleware(shell.Shell)],
)

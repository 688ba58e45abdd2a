"""The front door. `streamlit run app.py` and any ASGI server (`app:app`) both start it; `koers run` checks first."""

import gc
import logging
import sys
from importlib import import_module
from pkgutil import iter_modules

import streamlit as st
from starlette.middleware import Middleware

import pages
from database import engine
from doors import batch, duo, health, login, shell
from operations.check import wrong_keys_at_start
from settings import settings
from widgets.frame.notices import show_fault

# Also for who starts the server without `koers`: with other keys than those of the database nothing is opened.
if wrong := wrong_keys_at_start(engine()):
    sys.exit("\n".join(wrong))

logging.basicConfig(level=settings().log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it tells of each letter of what is printed

app = st.App(
    "doors/frame.py",
    routes=[*login.ROUTES, *batch.ROUTES, *duo.ROUTES, *health.ROUTES, *shell.ROUTES],
    middleware=[Middleware(shell.Shell)],
    on_script_error=show_fault,
)

# The screens are imported now: the first visitor does not wait for them, and what is frozen below holds them.
# Quietly, because streamlit-authenticator draws while it is imported, which outside a rerun only gives warnings.
logging.disable(logging.WARNING)
for screen in iter_modules(pages.__path__, "pages."):
    import_module(screen.name)
logging.disable(logging.NOTSET)

# What was imported stays for good: without this every automatic collection walks all of it again.
gc.collect()
gc.freeze()

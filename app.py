"""The entry point: an ASGI app (`app:app`). `koers run` checks first and serves it with `doors.server`."""

import gc
import logging
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
from pkgutil import iter_modules

import streamlit as st
from starlette.middleware import Middleware
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

import pages
from database import engine
from doors import admission, batch, duo, files, health, login, shell
from operations.check import wrong_keys_at_start
from settings import WrongSetting, settings
from widgets.frame.notices import show_fault

try:
    settings()
except WrongSetting as refused:
    sys.exit(str(refused))

# Also for who starts the server without `koers`: with other keys than those of the database nothing is opened.
if wrong := wrong_keys_at_start(engine()):
    sys.exit("\n".join(wrong))

logging.basicConfig(level=settings().log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
logging.getLogger("fontTools").setLevel(logging.WARNING)  # it logs every glyph of each document


@asynccontextmanager
async def running(_app: st.App) -> AsyncGenerator[None]:
    """While the server runs, it is noted for whom each download is."""
    files.OWNERS.watch(runtime.get_instance().media_file_mgr, lambda: session_of(get_script_run_ctx()))
    yield


def session_of(context: ScriptRunContext | None) -> str:
    """The id of the session of Streamlit that runs now; "" outside a session, which belongs to no login."""
    return context.session_id if context else ""


def uploads() -> Mapping[str, Mapping[str, UploadedFileRec]]:
    """The uploaded files that are still in memory, by session."""
    manager = runtime.get_instance().uploaded_file_mgr
    return manager.file_storage if isinstance(manager, MemoryUploadedFileManager) else {}


app = st.App(
    "doors/frame.py",
    lifespan=running,
    routes=[*login.ROUTES, *batch.ROUTES, *duo.ROUTES, *health.ROUTES, *shell.ROUTES],
    middleware=[
        Middleware(admission.Admission),
        Middleware(shell.Shell),
        Middleware(files.Files, files.OWNERS, login_of=login.login_of, uploads=uploads, cookie=login.COOKIE),
    ],
    on_script_error=show_fault,
)

# The screens are imported now: the first visitor does not wait for them, and what is frozen below holds them.
# Quietly, because streamlit-authenticator draws while it is imported, which outside a rerun only gives warnings.
logging.disable(logging.WARNING)
for screen in iter_modules(pages.__path__, "pages."):
    import_module(screen.name)
logging.disable(logging.NOTSET)

# What was imported is never freed: without this every automatic collection would traverse all of it again.
gc.collect()
gc.freeze()

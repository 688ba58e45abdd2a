"""What the server has of what was typed. `keeping.js` shows an answer as kept only when it stands here."""

import html
import json
import zlib

import streamlit as st

from widgets.frame import draft_form
from widgets.kit import session_state as state


def begin() -> None:
    """Before a page runs: take what the browser says that this screen had seen, and draw the two hidden fields.

    The text field brings fingerprints of stored answers to a server that was started again; the button lets the
    browser ask for a run without a person pressing anything.
    """
    state.begin_run()
    earlier = st.text_input("Eerder gezien", key="koers-eerder", label_visibility="collapsed")
    st.button("Opnieuw versturen", key="koers-opnieuw")
    try:
        shown = json.loads(earlier or "{}")
    except ValueError:
        return
    if isinstance(shown, dict):
        state.note_seen_earlier({str(name): str(digest) for name, digest in shown.items()})


def report() -> None:
    """After a page ran: for each text on the screen its checksum, whether it is not stored, and what had been seen."""
    fields, drafts = {}, draft_form.fields()
    for key, text in state.texts().items():
        field: dict[str, object] = {"sum": zlib.crc32(text.encode("utf-8", "surrogatepass"))}
        if state.is_unsaved(key):
            field["refused"] = True
        if shown := state.last_shown(key):
            field["seen"] = shown.digest
        elif key in drafts:
            field["seen"] = state.digest(text)
        fields[state.css_class(key)] = field
    with st.container(key="koers-bewaard"):
        st.html(f'<span data-received="{html.escape(json.dumps(fields))}"></span>')

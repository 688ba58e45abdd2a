"""What the fields of a form hold, as a draft: put back in them, and kept when it changed.

This session remembers fingerprints of it and the keys of the fields, and nothing of what they hold.
"""

import json
from typing import NamedTuple
from uuid import UUID

import streamlit as st

from refusals import Refusal, Unavailable
from texts.wording.refusals import sentence
from widgets.frame import draft_store
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

KIND = "form"
_LED = "*"


def go_on_name(place: str) -> str:
    """Under which name this session remembers that the person goes on with the draft here."""
    return f"draft goes on:{place}"


def was_drawn_name(place: str) -> str:
    """Under which name this session remembers that it drew the form here."""
    return f"draft form:{place}"


class KnownForm(NamedTuple):
    """Fingerprints of what was kept last and of the texts to begin with ("" for none), and the keys of the fields."""

    latest: str
    at_first: str
    keys: list[str]


def remembered(place: str) -> KnownForm | None:
    """What this session knows of the form at a place."""
    known = state.session_get(f"draft:{place}")
    return known if isinstance(known, KnownForm) else None


def put_back(place: str, lead: str) -> list[str]:
    """Set the fields of a form to what its draft says; gives their keys."""
    store = draft_store.current()
    text = store.text(place) if store else None
    values = json.loads(text) if text else {}
    keys = {stored: _widget_key(stored, lead) for stored in values}
    for stored, value in values.items():
        state.set_widget_value(keys[stored], UUID(value["id"]) if isinstance(value, dict) else value)
    state.session_set(f"draft:{place}", KnownForm(state.digest(values), "", list(keys.values())))
    state.session_forget(go_on_name(place))
    return list(keys.values())


def stored_key(key: str, lead: str) -> str:
    """The key under which a field is stored: without a `lead` that is another one each time."""
    return _LED + key.removeprefix(lead) if lead and key.startswith(lead) else key


def _widget_key(stored: str, lead: str) -> str:
    return lead + stored.removeprefix(_LED) if stored.startswith(_LED) else stored


def _values(fields: dict[str, str]) -> dict[str, object]:
    values = {stored: state.widget_value(key).value for stored, key in fields.items()}
    return {
        each: {"id": str(value)} if isinstance(value, UUID) else value
        for each, value in values.items()
        if _keeps(value)
    }


def _keeps(value: object) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str | int) for each in value)
    return isinstance(value, str | int | UUID)


def keep(place: str, fields: dict[str, str]) -> None:
    """Keep what these fields hold (key of the widget by key in the draft) when it is something else than was kept."""
    values = _values(fields)
    texts = {each: value.strip() for each, value in values.items() if isinstance(value, str)}
    at_first, now, before, keys = state.digest(texts), state.digest(values), remembered(place), list(fields.values())
    if before is None or (before.latest == "" and _as_the_browser_saw(fields)):
        state.session_set(f"draft:{place}", KnownForm(now, at_first, keys))
        return
    if before.latest == now:
        return
    try:
        _write(place, values, is_draft=at_first != before.at_first and any(texts.values()))
    except Unavailable:
        raise  # the frame waits for the database and runs again: what the fields hold is kept then
    except Refusal as refusal:
        for key in keys:
            state.note_unsaved(key)
        st.error(plain(f"Uw concept is niet bewaard. {sentence(refusal)}"), icon=":material/error:")
        return
    state.session_set(f"draft:{place}", KnownForm(now, before.at_first, keys))


def _as_the_browser_saw(fields: dict[str, str]) -> bool:
    """Whether nothing was typed since the browser heard last what was kept."""
    texts = {key: text for key in fields.values() if isinstance(text := state.widget_value(key).value, str)}
    last_shown = {key: state.last_shown(key) for key in texts}
    return all(shown is not None and shown.digest == state.digest(texts[key]) for key, shown in last_shown.items())


def _write(place: str, values: dict[str, object], *, is_draft: bool) -> None:
    """Keep these values as the draft, or let it go when they say nothing new."""
    store = draft_store.current()
    if not is_draft:
        draft_store.drop(place)
        state.session_forget(f"draft kept:{place}")
    elif store is not None:
        draft_store.keep(place, KIND, json.dumps(values, ensure_ascii=False))
        state.session_set(f"draft kept:{place}", store.now())

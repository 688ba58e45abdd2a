"""The only module that touches st.session_state and st.query_params.

session_state holds what the user is doing (what is open, which version was seen), never the content of a dossier.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast
from uuid import UUID, uuid4

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

_NO_CLASS = re.compile(r"[^a-zA-Z0-9_-]")  # what Streamlit turns into a hyphen when it makes a CSS class of a key


def key(*parts: object) -> str:
    """The key of a widget, from the screen down: key("intake", dossier, question)."""
    return ":".join(str(part) for part in parts)


def dossier_in_address() -> UUID | None:
    """The dossier that the address names; None when there is none or it is no id."""
    try:
        return UUID(st.query_params.get("dossier", ""))
    except ValueError:
        return None


def address(name: str, default: str = "") -> str:
    """One value of the address."""
    return str(st.query_params.get(name, default))


def set_address(**values: str) -> None:
    """Write values into the address; an empty one is left out. At once: each step would be one for the back button."""
    current = st.query_params.to_dict()
    updated = {name: value for name, value in (current | values).items() if value}
    if updated != current:
        st.query_params.from_dict(updated)


def digest(value: object) -> str:
    """A short fingerprint by which a value is recognised without being kept."""
    return hashlib.blake2b(json.dumps(value, sort_keys=True, ensure_ascii=False).encode(), digest_size=12).hexdigest()


def _values() -> dict[str, object]:
    # One entry, not one a widget: Streamlit copies the whole of session_state for many a widget that is drawn.
    if "hand" not in st.session_state:
        st.session_state["hand"] = {}
    return cast(dict[str, object], st.session_state["hand"])


@dataclass(frozen=True)
class ShownValue:
    """What this session last knew to be stored for one answer: its version and its fingerprint."""

    version: int
    digest: str


def css_class(widget: str) -> str:
    """The part after `st-key-` of the class that Streamlit gives a widget with this key."""
    return _NO_CLASS.sub("-", widget.strip())


def last_shown(widget: str) -> ShownValue | None:
    """What this session last knew of the answer of a widget, or else what the browser had seen before a restart."""
    stored = _values().get(f"seen:{widget}")
    if isinstance(stored, ShownValue):
        return stored
    earlier = cast(dict[str, str], _values().get("earlier", {})).get(css_class(widget))
    return ShownValue(0, earlier) if earlier else None


def note_seen(widget: str, version: int, value: object) -> None:
    """Remember what is stored now for the answer of a widget."""
    _values()[f"seen:{widget}"] = ShownValue(version, digest(value))


def begin_run() -> None:
    """Start a run: no widget of it is marked as unsaved yet."""
    _values()["unsaved"] = set()


def note_unsaved(widget: str) -> None:
    """In this run, what this widget holds was not stored: it is no valid answer, in conflict, or refused."""
    cast(set[str], _values().setdefault("unsaved", set())).add(widget)


def is_unsaved(widget: str) -> bool:
    """Whether what this widget holds was not stored in this run."""
    return widget in cast(set[str], _values().get("unsaved", set()))


def texts() -> dict[str, str]:
    """The texts that the widgets of this run hold, by the key of the widget."""
    return {str(name): value for name, value in st.session_state.items() if isinstance(value, str)}


def note_seen_earlier(digests: Mapping[str, str]) -> None:
    """What a browser had seen before the server was started again, by CSS class of the widget."""
    _values()["earlier"] = dict(digests)


def seen_earlier_under(lead: str) -> bool:
    """Whether a browser had a widget on its screen, before the server was started again, whose key begins so."""
    earlier = cast(dict[str, str], _values().get("earlier", {}))
    return any(each.startswith(css_class(lead)) for each in earlier)


class WidgetValue(NamedTuple):
    """Whether a widget is on the screen of this session, and what it holds."""

    drawn: bool
    value: object


def widget_value(widget: str) -> WidgetValue:
    """Whether a widget is on this session's screen, and what it holds."""
    return WidgetValue(True, st.session_state[widget]) if widget in st.session_state else WidgetValue(False, None)


def drawn_so_far() -> frozenset[str]:
    """The keys of the widgets that this run drew until now."""
    context = get_script_run_ctx()
    return context.shared.widget_user_keys_this_run.snapshot() if context else frozenset()


def screen() -> str:
    """By which the screen is recognised that this run draws."""
    context = get_script_run_ctx()
    return context.page_script_hash if context else ""


def set_widget_value(widget: str, value: object) -> None:
    """Make a widget show another value; only before it is drawn in this run."""
    st.session_state[widget] = value


def forget_widget(widget: str) -> None:
    """Forget what was set for a widget that this run did not draw."""
    st.session_state.pop(widget, None)


def hold(widget: str) -> None:
    """Before a widget is drawn with other words: a browser knows a choice by its words, so tell it which one it was."""
    drawn, value = widget_value(widget)
    if drawn:
        set_widget_value(widget, value)


def session_get(name: str, default: object = None) -> object:
    """A value of this session: what is open, what was chosen. Never the content of a dossier."""
    return _values().get(name, default)


def session_set(name: str, value: object) -> None:
    """Keep a value for this session."""
    _values()[name] = value


def session_forget(*names: str) -> None:
    """Forget values of this session."""
    for name in names:
        _values().pop(name, None)


def deed_id(name: str) -> UUID:
    """An id for one deed that is being prepared: a second click on the same form carries the same id."""
    stored = session_get(name)
    if not isinstance(stored, UUID):
        stored = uuid4()
        session_set(name, stored)
    return stored


def shown(name: str, current: object) -> object:
    """What stood on the screen under this name when somebody clicked, as a version or a fingerprint; notes `current`.

    A click makes the page look everything up anew: only what stood there before is what was looked at.
    """
    earlier = session_get(name, current)
    session_set(name, current)
    return earlier


def is_new(name: str, subject: str) -> bool:
    """Whether `subject` differs from the one noted before under this name; notes it."""
    before = session_get(name)
    session_set(name, subject)
    return before != subject

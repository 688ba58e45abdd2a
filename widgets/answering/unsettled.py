"""What a field holds that is not kept as its answer: it could not be read, was refused, or is in conflict.

It stays in sight with its sentence until it is put right, also after leaving the screen and loading it again: as a
draft of this person at this field (`widgets.frame.draft_store`). `key` is the key of the widget.
"""

import json

from forms.engine.answers import Json
from widgets.answering.autosave import note_refused
from widgets.frame import draft_store
from widgets.kit import session_state as state

REFUSED, CONFLICT = "refused", "conflict"
_OTHER = ["another answer"]  # what this session then saw last is not what is stored, whatever that is


def bring_back(key: str, stored: Json) -> None:
    """Before a widget is drawn that was not on the screen: let it hold what was not settled when it left."""
    begun = None if state.widget_value(key).drawn else draft_store.places().get(key)
    store = draft_store.current()
    if begun is None or store is None:
        return
    text = store.text(key)
    if text is None:
        return
    raw = json.loads(text)
    state.set_widget_value(key, raw)
    state.session_set(_digest_name(key), state.digest([begun.kind, raw]))
    if begun.kind == CONFLICT:
        state.note_seen(key, 0, _OTHER)
        note_refused(key, raw)
    else:
        state.note_seen(key, 0, stored)


def keep(key: str, kind: str, raw: Json) -> None:
    """What the widget holds is not settled. Raises a refusal when it cannot be kept."""
    now = state.digest([kind, raw])
    if key in draft_store.places() and state.session_get(_digest_name(key)) == now:
        return
    draft_store.keep(key, kind, json.dumps(raw, ensure_ascii=False))
    state.session_set(_digest_name(key), now)


def settle(key: str) -> None:
    """What the widget holds is the answer now."""
    draft_store.drop(key)
    state.session_forget(_digest_name(key))


def under(lead: str) -> list[list[str]]:
    """Of each unsettled field under a key that begins so: the parts of its key after that."""
    begin = f"{lead}:"
    return [each.removeprefix(begin).split(":") for each in draft_store.places() if each.startswith(begin)]


def _digest_name(key: str) -> str:
    return f"unsettled:{key}"

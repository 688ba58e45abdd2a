"""The autosave: compare what a widget holds with what is stored; the difference is kept, one answer at a time.

Works without on_change, so that it also holds in the first run after a restart of the server, when a browser brings
back its old widgets: nothing newer is overwritten, nothing just typed is lost. What decides is a fingerprint of what
this session last knew to be stored (`session_state.last_shown`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from forms.engine.answers import Json, is_filled
from forms.engine.stored_answer import StoredAnswer
from rules.problems import Problem
from widgets.answering.field_store import FieldStore
from widgets.kit import session_state as state


class Verdict(StrEnum):
    """What the comparison says."""

    SAME = "same"
    EDITED = "edited"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class FieldEdit:
    """One thing that is compared by itself: an answer, or one cell of a table."""

    key: str
    stored: Json
    value: Json


def normal(value: Json) -> Json:
    """A value that says nothing is None, so that "" and [] and None are the same."""
    return value if is_filled(value) else None


def refresh(key: str, stored: Json, read: Callable[[Json], Json | Problem], shown: Callable[[Json], Json]) -> None:
    """Before a widget is drawn: when nobody typed in it and a colleague stored another value, show that value.

    `read` gives the value that a widget holds, `shown` what a widget holds for a value.
    """
    known = state.last_shown(key)
    drawn, raw = state.widget_value(key)
    if not drawn or known is None or state.digest(normal(stored)) == known.digest:
        return
    value = read(cast(Json, raw))
    if not isinstance(value, Problem) and state.digest(normal(value)) == known.digest:
        state.set_widget_value(key, shown(stored))
        state.note_seen(key, 0, normal(stored))


def verdict(edit: FieldEdit, stored_answer: StoredAnswer, store: FieldStore, question_id: str) -> Verdict:
    """Whether the widget holds an edit, and whether a colleague edited the same in the meantime."""
    value, stored = normal(edit.value), normal(edit.stored)
    known = state.last_shown(edit.key)
    if value == stored:
        state.note_seen(edit.key, stored_answer.version, stored)
        return Verdict.SAME
    if known is None:
        return _from_an_old_tab(value, stored_answer, store, question_id)
    return Verdict.EDITED if state.digest(stored) == known.digest else Verdict.CONFLICT


def _from_an_old_tab(value: Json, stored: StoredAnswer, store: FieldStore, question_id: str) -> Verdict:
    """The verdict on a value that this session never drew: typed just now, or from before a restart of the server."""
    if stored.version == 0:
        return Verdict.EDITED
    if stored.by_id != store.user_id:
        return Verdict.CONFLICT
    earlier = [normal(each) for line in store.history(question_id) for each in (line.old.value, line.new.value)]
    return Verdict.CONFLICT if value in earlier else Verdict.EDITED


def was_refused(key: str, value: Json) -> bool:
    """Whether this very value was refused and logged as a conflict before, and the person has not chosen yet."""
    return state.session_get(f"refused:{key}") == state.digest(normal(value))


def note_refused(key: str, value: Json) -> None:
    """Remember that this value was refused."""
    state.session_set(f"refused:{key}", state.digest(normal(value)))


def choose_mine(key: str, stored: Json) -> None:
    """The person keeps what the widget holds: from now on it is an edit of what is stored."""
    state.note_seen(key, 0, normal(stored))
    state.session_forget(f"refused:{key}")


def choose_theirs(key: str, shown: Json, stored: Json) -> None:
    """The person takes what the colleague stored; `shown` is what the widget holds for that."""
    state.set_widget_value(key, shown)
    state.note_seen(key, 0, normal(stored))
    state.session_forget(f"refused:{key}")

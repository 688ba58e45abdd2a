"""The autosave: compare what the hand holds with what is stored, and keep the difference, one answer at a time.

Works without on_change, so that it also holds in the first run after a restart of the server, when a browser brings
back its old widgets: nothing newer is overwritten, nothing just typed is lost. What decides is a fingerprint of what
this session last knew to be stored (`state.seen`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, cast
from uuid import UUID

from forms.engine.answers import Answer, Json, is_filled
from forms.engine.stored_answer import NEVER, AnswerChange, StoredAnswer
from forms.engine.talks import Talk
from rules.problems import Problem
from widgets.kit import session_state as state


class Save(Protocol):
    """Keep one answer, written at once; gives what is stored now. Raises a refusal."""

    def __call__(self, question_id: str, given: Answer, seen_version: int, kind: str) -> StoredAnswer: ...


class Check(Protocol):
    """Note that an answer of an earlier talk is still true, or is to be asked `again`; gives the moment."""

    def __call__(self, question_id: str, seen_version: int, again: bool) -> datetime: ...


@dataclass(frozen=True, kw_only=True)
class Store:
    """The answers of one sheet (or the fields of one doel): read once for this run, written one at a time.

    `name` leads the widget keys and holds the id of the sheet, so that nothing of one dossier shows in another.
    `talk` is the talk that is held now.
    """

    name: str
    user_id: UUID
    answers: Mapping[str, StoredAnswer]
    save: Save
    history: Callable[[str], list[AnswerChange]]
    locked: bool = False
    talk: Talk | None = None
    check: Check | None = None

    def kept(self, question_id: str) -> StoredAnswer:
        """What is stored for a question."""
        return self.answers.get(question_id, NEVER)


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
    given: Json


def normal(value: Json) -> Json:
    """A value that says nothing is None, so that "" and [] and None are the same."""
    return value if is_filled(value) else None


def refresh(
    key: str, stored: Json, from_hand: Callable[[Json], Json | Problem], in_hand: Callable[[Json], Json]
) -> None:
    """Before a widget is drawn: when the hand did nothing and a colleague did, show what the colleague stored."""
    known = state.seen(key)
    drawn, hand = state.widget_value(key)
    if not drawn or known is None or state.digest(normal(stored)) == known.digest:
        return
    given = from_hand(cast(Json, hand))
    if not isinstance(given, Problem) and state.digest(normal(given)) == known.digest:
        state.set_widget_value(key, in_hand(stored))
        state.note_seen(key, 0, normal(stored))


def hold(key: str) -> None:
    """Before a widget is drawn with other words: a browser knows a choice by its words, so tell it which one it was."""
    drawn, hand = state.widget_value(key)
    if drawn:
        state.set_widget_value(key, hand)


def verdict(leaf: FieldEdit, kept: StoredAnswer, store: Store, question_id: str) -> Verdict:
    """Whether the hand holds an edit, and whether a colleague edited the same in the meantime."""
    given, stored = normal(leaf.given), normal(leaf.stored)
    known = state.seen(leaf.key)
    if given == stored:
        state.note_seen(leaf.key, kept.version, stored)
        return Verdict.SAME
    if known is None:
        return _from_an_old_tab(given, kept, store, question_id)
    return Verdict.EDITED if state.digest(stored) == known.digest else Verdict.CONFLICT


def _from_an_old_tab(given: Json, kept: StoredAnswer, store: Store, question_id: str) -> Verdict:
    """The browser brought a value that this session never drew: typed just now, or left from before a restart."""
    if kept.version == 0:
        return Verdict.EDITED
    if kept.by_id != store.user_id:
        return Verdict.CONFLICT
    earlier = [normal(each) for line in store.history(question_id) for each in (line.old.value, line.new.value)]
    return Verdict.CONFLICT if given in earlier else Verdict.EDITED


def was_refused(key: str, given: Json) -> bool:
    """Whether this very value was refused and logged as a conflict before, and the person has not chosen yet."""
    return state.session_get(f"refused:{key}") == state.digest(normal(given))


def note_refused(key: str, given: Json) -> None:
    """Remember that this value was refused."""
    state.session_set(f"refused:{key}", state.digest(normal(given)))


def choose_mine(key: str, stored: Json) -> None:
    """The person keeps what the hand holds: from now on it is an edit of what is stored."""
    state.note_seen(key, 0, normal(stored))
    state.session_forget(f"refused:{key}")


def choose_theirs(key: str, hand: Json, stored: Json) -> None:
    """The person takes what the colleague stored."""
    state.set_widget_value(key, hand)
    state.note_seen(key, 0, normal(stored))
    state.session_forget(f"refused:{key}")

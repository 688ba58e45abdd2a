"""Writing: one run over the fields of a store, and one field (or cell) drawn, compared and kept."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

import streamlit as st

from forms.engine.answers import Answer, Json, Source
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from refusals import Invalid, Refusal, Stale, Unavailable
from rules.problems import Problem
from texts.wording.answers import shown
from texts.wording.problems import Overrides, problem_sentence
from texts.wording.refusals import sentence
from widgets.answering import conflict, unsettled
from widgets.answering.autosave import FieldEdit, Verdict, note_refused, refresh, verdict, was_refused
from widgets.answering.field_store import FieldStore
from widgets.answering.field_types import DRAW, FieldStyle, from_widget, to_widget
from widgets.answering.second_language import Second
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


@dataclass
class FieldEditor:
    """One run over a form: where answers go, the day, the source of the answers now, and what became of them."""

    store: FieldStore
    on: date
    source: Source | None = None
    details: bool = True
    marks: bool = True  # whether a question may go without an answer; a field of a plan may not
    hints: bool = True  # whether the tips of colleagues stand with the help
    own: Overrides = field(default_factory=dict)  # what this form says otherwise of what is wrong
    second: Second | None = None  # the language next to the Dutch
    relabelled: bool = False  # whether it was another one in the run before
    saved_at: datetime | None = None
    failed: str = ""
    answers: dict[str, Answer] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the stored answers."""
        self.answers = {question_id: stored.answer for question_id, stored in self.store.answers.items()}

    def key(self, question_id: str, *more: str) -> str:
        """The key of the widget of a question."""
        return state.key(self.store.name, question_id, *more)

    def save(self, question_id: str, answer: Answer, seen_version: int, kind: str = "saved") -> StoredAnswer | None:
        """Keep one answer; None when it was refused, which its place and the saved line then say.

        Raises Stale when a colleague was first, and Unavailable.
        """
        try:
            stored = self.store.save(question_id, answer, seen_version, kind)
        except Stale:
            raise
        except Unavailable as refusal:
            st.error(sentence(refusal), icon=":material/error:")
            raise  # the frame waits for the database and runs again: what the widget holds is kept then
        except Refusal as refusal:
            self._say_refused(refusal)
            return None
        self.saved_at = stored.at
        self.answers[question_id] = stored.answer
        return stored

    def keep(self, question_id: str, value: Json, seen_version: int, edits: Sequence[FieldEdit]) -> StoredAnswer | None:
        """Keep the value that these edits make; None when it was refused.

        When a colleague was first the page runs again, and the person chooses there.
        """
        try:
            stored = self.save(question_id, Answer(value, None, self.source), seen_version)
        except Stale:
            for edit in edits:
                note_refused(edit.key, edit.value)
            st.rerun()
        for edit in edits:
            if stored is None:
                state.note_unsaved(edit.key)
                self.leave_open(edit.key, unsettled.REFUSED, cast(Json, state.widget_value(edit.key)[1]))
            else:
                state.note_seen(edit.key, stored.version, edit.value)
                unsettled.settle(edit.key)
        return stored

    def leave_open(self, key: str, kind: str, raw: Json) -> None:
        """What a widget holds is not its answer: keep it in sight until it is."""
        if self.store.locked:
            return
        try:
            unsettled.keep(key, kind, raw)
        except Unavailable:
            raise
        except Refusal as refusal:
            self.failed = sentence(refusal)

    def press(self, question_id: str, answer: Answer, kind: str = "saved") -> None:
        """Keep an answer that a button gives, and run again, which shows what a colleague stored who was first."""
        before = self.store.stored(question_id)
        try:
            stored = self.save(question_id, answer, before.version, kind)
        except Stale:
            stored = before
        if stored is not None:
            self.tell_saved(stored.at)
            st.rerun()

    def tell_saved(self, at: datetime | None) -> None:
        """Make the saved line of the next run show this moment."""
        state.session_set(f"saved:{self.store.name}", at)

    def include(self, other: "FieldEditor") -> None:
        """Show the result of the last answer of another editor on the same screen too."""
        self.saved_at = other.saved_at or self.saved_at
        self.failed = other.failed or self.failed

    def _say_refused(self, refusal: Refusal) -> None:
        if isinstance(refusal, Invalid):
            self.failed = "Niet opgeslagen"
            wrong = " ".join(problem_sentence(each, self.own) for each in refusal.problems)
            st.error(plain(f"Niet opgeslagen. {wrong}"), icon=":material/edit:")
            return
        self.failed = sentence(refusal)
        st.error(self.failed, icon=":material/error:")


@dataclass(frozen=True)
class ParentAnswer:
    """The answer that one cell belongs to: its question, and how it reads with another value in this cell."""

    question_id: str
    having: Callable[[Json], Json]


def plain_field(question: Question, editor: FieldEditor) -> None:
    """`styled_field`, with nothing but the text and the help of the question."""
    style = FieldStyle(plain(question.text), editor.key(question.id), question.help, editor.store.locked)
    styled_field(question, style, editor)


def styled_field(question: Question, style: FieldStyle, editor: FieldEditor) -> None:
    """Draw one field, and keep what was changed in it."""
    stored = editor.store.stored(question.id)
    edit = field_edit(question, style, stored.answer.value, stored, editor)
    if edit is not None:
        editor.keep(question.id, edit.value, stored.version, [edit])


def field_edit(
    question: Question,
    style: FieldStyle,
    stored: Json,
    stored_answer: StoredAnswer,
    editor: FieldEditor,
    of: ParentAnswer | None = None,
) -> FieldEdit | None:
    """Draw one answer, or one cell `of` a table. Gives the edit that its widget holds, to be kept; None without one."""
    if not editor.store.locked:
        unsettled.bring_back(style.key, stored)
    refresh(
        style.key, stored, lambda raw: from_widget(question, raw, editor.on), lambda value: to_widget(question, value)
    )
    if editor.relabelled:
        state.hold(style.key)
    with style.row or nullcontext():
        raw = DRAW[question.type](question, style, stored)
    # A place of its own, also while nothing is said: what came up would push all that follows to another place, where
    # the browser may draw it anew, and shut the list that somebody has open there.
    below = st.empty()
    typed = from_widget(question, raw, editor.on)
    if isinstance(typed, Problem):
        state.note_unsaved(style.key)
        editor.leave_open(style.key, unsettled.REFUSED, raw)
        with below:
            _say_wrong(question, typed, stored)
        return None
    compared = FieldEdit(style.key, stored, typed)
    parent = of or ParentAnswer(question.id, lambda value: value)
    match verdict(compared, stored_answer, editor.store, parent.question_id):
        case Verdict.SAME:
            unsettled.settle(style.key)
            return None
        case Verdict.EDITED:
            return None if editor.store.locked else compared
        case Verdict.CONFLICT:
            state.note_unsaved(style.key)
            editor.leave_open(style.key, unsettled.CONFLICT, raw)
            _refuse(compared, editor, parent)
            with below:
                conflict.choose(question, compared, stored_answer, own=stored_answer.by_id == editor.store.user_id)
            return None


def _say_wrong(question: Question, wrong: Problem, stored: Json) -> None:
    still_stored = f" Opgeslagen blijft: {shown(question, Answer(stored))}." if stored is not None else ""
    st.error(plain(problem_sentence(wrong) + still_stored), icon=":material/edit:")


def _refuse(edit: FieldEdit, editor: FieldEditor, parent: ParentAnswer) -> None:
    """Store the refused value in the history, once."""
    if was_refused(edit.key, edit.value):
        return
    note_refused(edit.key, edit.value)
    try:
        editor.save(parent.question_id, Answer(parent.having(edit.value), None, editor.source), -1)
    except Stale as stale:
        editor.failed = sentence(stale)

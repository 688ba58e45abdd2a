"""Writing: one run over the answers of a sheet, and one answer (or cell) drawn, compared and kept."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date, datetime

import streamlit as st

from forms.engine.answers import Answer, Json, Source
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from refusals import Refusal, Stale, Unavailable
from rules.problems import Problem
from texts.wording.answers import shown
from texts.wording.formats import clock
from texts.wording.problems import problem_sentence
from texts.wording.refusals import sentence
from widgets.answering.autosave import (
    FieldEdit,
    Store,
    Verdict,
    choose_mine,
    choose_theirs,
    hold,
    note_refused,
    refresh,
    verdict,
    was_refused,
)
from widgets.answering.field_types import DRAW, FieldStyle, from_widget, to_widget
from widgets.answering.second_language import Second
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


@dataclass
class FieldEditor:
    """One run over a section: where answers go, the day, the source of what is said now, and what became of it."""

    store: Store
    on: date
    source: Source | None = None
    details: bool = True
    marks: bool = True  # whether a question may go without an answer; a field of a plan may not
    hints: bool = True  # whether the tips of colleagues stand with the help
    second: Second | None = None  # the language beside the Dutch
    relabelled: bool = False  # whether it was another one in the run before
    saved_at: datetime | None = None
    failed: str = ""
    answers: dict[str, Answer] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with the stored answers."""
        self.answers = {question_id: kept.answer for question_id, kept in self.store.answers.items()}

    def key(self, question_id: str, *more: str) -> str:
        """The key of the widget of a question."""
        return state.key(self.store.name, question_id, *more)

    def save(self, question_id: str, given: Answer, seen_version: int, kind: str = "saved") -> StoredAnswer | None:
        """Keep one answer; None when it was refused, which is then said at the place and in the saved line."""
        try:
            kept = self.store.save(question_id, given, seen_version, kind)
        except Stale:
            raise
        except Unavailable as refusal:
            st.error(sentence(refusal), icon=":material/error:")
            raise  # the frame waits for the database and runs again: what the hand holds is kept then
        except Refusal as refusal:
            self.failed = sentence(refusal)
            st.error(self.failed, icon=":material/error:")
            return None
        self.saved_at = kept.at
        self.answers[question_id] = kept.answer
        return kept


@dataclass(frozen=True)
class ParentAnswer:
    """The answer that a leaf belongs to: its question, and how it reads with another value in this leaf."""

    question_id: str
    having: Callable[[Json], Json]


def field_edit(
    question: Question,
    style: FieldStyle,
    stored: Json,
    kept: StoredAnswer,
    editor: FieldEditor,
    of: ParentAnswer | None = None,
) -> FieldEdit | None:
    """Draw one answer, or one cell `of` a table. Gives the leaf when the hand holds an edit to keep, else None."""
    refresh(
        style.key, stored, lambda hand: from_widget(question, hand, editor.on), lambda value: to_widget(question, value)
    )
    if editor.relabelled:
        hold(style.key)
    with style.row or nullcontext():
        hand = DRAW[question.type](question, style, stored)
    given = from_widget(question, hand, editor.on)
    if isinstance(given, Problem):
        state.note_unsaved(style.key)
        _say_wrong(question, given, stored)
        return None
    compared = FieldEdit(style.key, stored, given)
    parent = of or ParentAnswer(question.id, lambda value: value)
    match verdict(compared, kept, editor.store, parent.question_id):
        case Verdict.SAME:
            return None
        case Verdict.EDITED:
            return None if editor.store.locked else compared
        case Verdict.CONFLICT:
            state.note_unsaved(style.key)
            _conflict(question, compared, kept, editor, parent)
            return None


def _say_wrong(question: Question, wrong: Problem, stored: Json) -> None:
    kept = f" Opgeslagen blijft: {shown(question, Answer(stored))}." if stored is not None else ""
    st.error(plain(problem_sentence(wrong) + kept), icon=":material/edit:")


def _conflict(
    question: Question, edit: FieldEdit, kept: StoredAnswer, editor: FieldEditor, parent: ParentAnswer
) -> None:
    if not was_refused(edit.key, edit.given):
        note_refused(edit.key, edit.given)
        try:
            # goes into the history as refused
            editor.save(parent.question_id, Answer(parent.having(edit.given), None, editor.source), -1)
        except Stale as stale:
            editor.failed = sentence(stale)
    when = f" om {clock(kept.at)}" if kept.at else ""
    with st.container(border=True, key=state.key(edit.key, "conflict")):
        own = kept.by_id == editor.store.user_id
        who = "U hebt dit antwoord in een ander tabblad" if own else f"{plain(kept.by)} heeft dit antwoord"
        st.warning(f"{who}{when} gewijzigd. Welk antwoord geldt?", icon=":material/sync_problem:")
        # Not columns: beside two other fields there is no room for two buttons in a row.
        with st.container(horizontal=True, gap="medium"):
            theirs, mine = st.container(width="content"), st.container(width="content")
        theirs.markdown(f"**Opgeslagen:** {plain(shown(question, Answer(edit.stored)) or 'leeg')}")
        theirs.button(
            "Dit laten staan",
            key=state.key(edit.key, "theirs"),
            on_click=choose_theirs,
            args=(edit.key, to_widget(question, edit.stored), edit.stored),
        )
        mine.markdown(f"**Uw antwoord:** {plain(shown(question, Answer(edit.given)) or 'leeg')}")
        mine.button(
            "Mijn antwoord opslaan", key=state.key(edit.key, "mine"), on_click=choose_mine, args=(edit.key, edit.stored)
        )

"""A table question: one line a row, one widget a cell. Each cell is compared by itself, so two people can fill rows."""

from functools import partial

import streamlit as st

from forms.engine.answers import ROW, Answer, Json
from forms.engine.schema import Question
from forms.engine.stored_answer import Kept
from refusals import Stale
from widgets.answering.autosave import Leaf, note_refused
from widgets.answering.field_editor import Pen, Whole, leaf
from widgets.answering.field_types import Look
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

ON_A_LINE = 5  # more columns than this become a card with several lines

Row = dict[str, Json]


def table(question: Question, kept: Kept, pen: Pen) -> None:
    """Draw the rows, an empty one to begin with, and keep the whole list when a cell was edited."""
    stored = _rows(kept)
    edits: dict[tuple[str, str], Leaf] = {}
    with st.container(border=True):
        _title(question, pen)
        for number, row in enumerate([*stored, *_empty(question, stored, pen)]):
            for column_id, edit in _row(question, row, number, row in stored, kept, pen):
                edits[str(row[ROW]), column_id] = edit
        if not pen.store.locked:
            label = f"Nog een {question.row or 'regel'} toevoegen"
            st.button(
                label, key=pen.key(question.id, "erbij"), icon=":material/add:", on_click=_add, args=(question, pen)
            )
    if edits:
        _keep(question, stored, edits, kept, pen)


def _title(question: Question, pen: Pen) -> None:
    title, told = plain(question.text), plain(question.help) if question.help else None
    if pen.second:
        title = pen.second.label(title, question, question.id)
        told = pen.second.help(told, question.id) if told else None
    st.markdown(title, help=told)


def _rows(kept: Kept) -> list[Row]:
    value = kept.answer.value
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _empty(question: Question, stored: list[Row], pen: Pen) -> list[Row]:
    if pen.store.locked:
        return []
    asked = state.recall(f"rows:{pen.key(question.id)}", 0)
    wanted = max(asked if isinstance(asked, int) else 0, len(stored), 1)
    # Numbered, not random: after a restart the tab's cells are found again under the same keys.
    taken = [int(str(row[ROW])[1:]) for row in stored if str(row[ROW])[1:].isdigit()]
    first = max(taken, default=0) + 1
    return [{ROW: f"r{first + each}"} for each in range(wanted - len(stored))]


def _add(question: Question, pen: Pen) -> None:
    stored = _rows(pen.store.kept(question.id))
    state.remember(f"rows:{pen.key(question.id)}", len(stored) + len(_empty(question, stored, pen)) + 1)


def _row(question: Question, row: Row, number: int, is_stored: bool, kept: Kept, pen: Pen) -> list[tuple[str, Leaf]]:
    columns = question.columns or ()
    cards = len(columns) > ON_A_LINE
    found: list[tuple[str, Leaf]] = []
    for begin in range(0, len(columns), ON_A_LINE):
        line = columns[begin : begin + ON_A_LINE]
        *places, last = st.columns([*([4] * ON_A_LINE if cards else [4] * len(line)), 1], vertical_alignment="bottom")
        for place, column in zip(places, line, strict=False):
            with place:
                bare = number > 0 and not cards
                label = f"{column.text} ({question.row or 'regel'} {number + 1})" if bare else column.text
                key = pen.key(question.id, str(row[ROW]), column.id)
                look = _look(column, f"{question.id}.column.{column.id}", plain(label), key, pen, bare=bare)
                whole = Whole(question.id, partial(_having, kept, str(row[ROW]), column.id))
                edit = leaf(column, look, row.get(column.id), kept, pen, whole)
                if edit is not None:
                    found.append((column.id, edit))
        if begin == 0 and is_stored and not pen.store.locked:
            with last:
                _remove(question, row, number, kept, pen)
    return found


def _look(column: Question, path: str, label: str, key: str, pen: Pen, *, bare: bool) -> Look:
    if pen.second and not bare:
        label = pen.second.column(label, path)
    told = column.help
    return Look(label, key, told, pen.store.locked, in_row=True, bare=bare, second=pen.second, path=path)


def _having(kept: Kept, row_id: str, column_id: str, value: Json) -> Json:
    return [{**row, column_id: value} if row[ROW] == row_id else row for row in _rows(kept)]


def _remove(question: Question, row: Row, number: int, kept: Kept, pen: Pen) -> None:
    key = pen.key(question.id, str(row[ROW]), "rij-weg")  # style.css shows its icon only; the words are for the ear
    said = f"{question.row or 'regel'} {number + 1} weghalen"
    if st.button(plain(said), key=key, icon=":material/delete:", help=said):
        left: list[Json] = [each for each in _rows(kept) if each[ROW] != row[ROW]]
        _save(question, left, kept, pen)
        st.rerun()


def _keep(question: Question, stored: list[Row], edits: dict[tuple[str, str], Leaf], kept: Kept, pen: Pen) -> None:
    rows = {str(row[ROW]): dict(row) for row in stored}
    for (row_id, column_id), edit in edits.items():
        rows.setdefault(row_id, {ROW: row_id})[column_id] = edit.given
    if _save(question, list(rows.values()), kept, pen):
        for edit in edits.values():
            state.note_seen(edit.key, kept.version + 1, edit.given)


def _save(question: Question, rows: list[Json], kept: Kept, pen: Pen) -> bool:
    try:
        return pen.save(question.id, Answer(rows or None, None, pen.source), kept.version) is not None
    except Stale:
        note_refused(pen.key(question.id), rows)
        st.rerun()

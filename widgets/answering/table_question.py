"""A table question: one line a row, one widget a cell. Each cell is compared by itself, so two people can fill rows."""

from functools import partial

import streamlit as st

from forms.engine.answers import ROW, Answer, Json
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from widgets.answering import unsettled
from widgets.answering.autosave import FieldEdit
from widgets.answering.field_editor import FieldEditor, ParentAnswer, field_edit
from widgets.answering.field_types import FieldStyle
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

ON_A_LINE = 5  # more columns than this become a card with several lines

Row = dict[str, Json]


def table(question: Question, stored_answer: StoredAnswer, editor: FieldEditor) -> None:
    """Draw the rows, an empty one to begin with, and keep the whole list when a cell was edited."""
    stored = _rows(stored_answer)
    edits: dict[tuple[str, str], FieldEdit] = {}
    with st.container(border=True):
        _title(question, editor)
        for number, row in enumerate([*stored, *_empty(question, stored, editor)]):
            for column_id, edit in _row(question, row, number, row in stored, stored_answer, editor):
                edits[str(row[ROW]), column_id] = edit
        if not editor.store.locked:
            label = f"Nog een {question.row or 'regel'} toevoegen"
            st.button(
                label,
                key=editor.key(question.id, "erbij"),
                icon=":material/add:",
                on_click=_add,
                args=(question, editor),
            )
    if edits:
        _keep(question, stored, edits, stored_answer, editor)


def _title(question: Question, editor: FieldEditor) -> None:
    title, help_text = plain(question.text), plain(question.help) if question.help else None
    if editor.second:
        title = editor.second.label(title, question, question.id)
        help_text = editor.second.help(help_text, question.id) if help_text else None
    st.markdown(title, help=help_text)


def _rows(stored_answer: StoredAnswer) -> list[Row]:
    value = stored_answer.answer.value
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _empty(question: Question, stored: list[Row], editor: FieldEditor) -> list[Row]:
    if editor.store.locked:
        return []
    requested = state.session_get(f"rows:{editor.key(question.id)}", 0)
    count = max(requested if isinstance(requested, int) else 0, len(stored), 1)
    # Numbered, not random: after a restart the tab's cells are found again under the same keys.
    numbers = [int(str(row[ROW])[1:]) for row in stored if str(row[ROW])[1:].isdigit()]
    first = max(numbers, default=0) + 1
    # A row that was begun with what could not be read is there again too.
    open_rows = [int(row[1:]) for row, *_ in unsettled.under(editor.key(question.id)) if row[1:].isdigit()]
    count = max(count, len(stored) + max(open_rows, default=0) - first + 1)
    return [{ROW: f"r{first + each}"} for each in range(count - len(stored))]


def _add(question: Question, editor: FieldEditor) -> None:
    stored = _rows(editor.store.stored(question.id))
    state.session_set(f"rows:{editor.key(question.id)}", len(stored) + len(_empty(question, stored, editor)) + 1)


def _row(
    question: Question, row: Row, number: int, is_stored: bool, stored_answer: StoredAnswer, editor: FieldEditor
) -> list[tuple[str, FieldEdit]]:
    columns = question.columns or ()
    cards = len(columns) > ON_A_LINE
    edits: list[tuple[str, FieldEdit]] = []
    for begin in range(0, len(columns), ON_A_LINE):
        line = columns[begin : begin + ON_A_LINE]
        *places, last = st.columns([*([4] * ON_A_LINE if cards else [4] * len(line)), 1], vertical_alignment="bottom")
        for place, column in zip(places, line, strict=False):
            with place:
                bare = number > 0 and not cards
                label = f"{column.text} ({question.row or 'regel'} {number + 1})" if bare else column.text
                key = editor.key(question.id, str(row[ROW]), column.id)
                style = _style(column, f"{question.id}.column.{column.id}", plain(label), key, editor, bare=bare)
                parent = ParentAnswer(question.id, partial(_having, stored_answer, str(row[ROW]), column.id))
                edit = field_edit(column, style, row.get(column.id), stored_answer, editor, parent)
                if edit is not None:
                    edits.append((column.id, edit))
        if begin == 0 and is_stored and not editor.store.locked:
            with last:
                _remove(question, row, number, stored_answer, editor)
    return edits


def _style(column: Question, path: str, label: str, key: str, editor: FieldEditor, *, bare: bool) -> FieldStyle:
    if editor.second and not bare:
        label = editor.second.column(label, path)
    help_text = column.help
    return FieldStyle(
        label, key, help_text, editor.store.locked, in_row=True, bare=bare, second=editor.second, path=path
    )


def _having(stored_answer: StoredAnswer, row_id: str, column_id: str, value: Json) -> Json:
    return [{**row, column_id: value} if row[ROW] == row_id else row for row in _rows(stored_answer)]


def _remove(question: Question, row: Row, number: int, stored_answer: StoredAnswer, editor: FieldEditor) -> None:
    key = editor.key(question.id, str(row[ROW]), "rij-weg")  # style.css shows its icon only; the words are for the ear
    words = f"{question.row or 'regel'} {number + 1} weghalen"
    if st.button(plain(words), key=key, icon=":material/delete:", help=words):
        left: list[Json] = [each for each in _rows(stored_answer) if each[ROW] != row[ROW]]
        editor.press(question.id, Answer(left or None, None, editor.source))


def _keep(
    question: Question,
    stored: list[Row],
    edits: dict[tuple[str, str], FieldEdit],
    stored_answer: StoredAnswer,
    editor: FieldEditor,
) -> None:
    rows = {str(row[ROW]): dict(row) for row in stored}
    for (row_id, column_id), edit in edits.items():
        rows.setdefault(row_id, {ROW: row_id})[column_id] = edit.value
    editor.keep(question.id, list(rows.values()) or None, stored_answer.version, list(edits.values()))

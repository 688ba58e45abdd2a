"""A dual trajectory: the hours of one activity divided over what they count for. Each hour counts once."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

import streamlit as st

from forms.engine.answers import Json
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from forms.engine.validation import format_raw, parse
from rules.law.terms import TeltVoor
from rules.pip.dual_trajectory import UnreadableSplit, hours, minutes, split, split_written
from rules.problems import Problem, ProblemCode
from texts.wording.formats import number
from texts.wording.labels import TELT_VOOR
from texts.wording.problems import problem_sentence
from widgets.answering.autosave import FieldEdit
from widgets.answering.field_editor import FieldEditor, ParentAnswer, field_edit
from widgets.answering.field_types import FieldStyle
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

_KINDS: tuple[TeltVoor, ...] = tuple(each for each in TeltVoor if each is not TeltVoor.NIETS)
_PART = Question.model_validate(
    {"id": "split", "type": "number", "text": "Uren", "unit": "uur per week", "min": 0, "max": 60, "decimals": 2}
)


def divided_hours(question: Question, editor: FieldEditor) -> None:
    """Draw the parts when somebody wants to divide, and keep them while they fit in the hours of the activity."""
    stored_answer, total = editor.store.stored(question.id), _hours(editor)
    stored = _parts(stored_answer.answer.value)
    if not stored and (total is None or not _wants(question, editor)):
        return
    help_text = plain(question.help) if question.help else None
    st.markdown(f"**{plain(question.text)}** (duaal traject)", help=help_text)
    edits: dict[TeltVoor, FieldEdit] = {}
    for column, kind in zip(st.columns(len(_KINDS)), _KINDS, strict=True):
        with column:
            edit = _part(question, kind, stored, stored_answer, editor)
        if edit is not None:
            edits[kind] = edit
    new_parts = {kind: _amount(edits[kind].value) if kind in edits else stored.get(kind) for kind in _KINDS}
    parts = {kind: part for kind, part in new_parts.items() if part}
    if sum(parts.values(), Decimal(0)) > (total or Decimal(0)):
        st.error(problem_sentence(Problem(question.id, ProblemCode.MORE_THAN_HOURS)), icon=":material/edit:")
    else:
        _rest(parts, total, editor)
        if parts != stored:
            editor.keep(question.id, split_written(parts) or None, stored_answer.version, list(edits.values()))


def to_whole_minutes(key: str, question: Question, editor: FieldEditor) -> None:
    """Before a field of hours is drawn: hours are kept in whole minutes, so what was typed becomes what is kept."""
    on_screen, typed = state.widget_value(key)
    if not on_screen or not typed:
        return
    parsed = parse(question, str(typed), editor.on)
    if isinstance(parsed, Problem) or not isinstance(parsed, str):
        return
    exact = f"{hours(minutes(Decimal(parsed))).normalize():f}"
    if exact != parsed:
        state.set_widget_value(key, format_raw(question, exact))


def _wants(question: Question, editor: FieldEditor) -> bool:
    if editor.store.locked:
        return False
    label = "Deze activiteit telt voor meer onderdelen (duaal traject)"
    return st.toggle(label, key=editor.key(question.id, "verdelen"))


def _hours(editor: FieldEditor) -> Decimal | None:
    answer = editor.answers.get("hours_per_week")
    return Decimal(str(answer.value)) if answer and answer.value else None


def _parts(value: Json) -> dict[TeltVoor, Decimal]:
    try:
        return split(value) if isinstance(value, str) else {}
    except UnreadableSplit:
        return {}


def _amount(value: Json) -> Decimal | None:
    return Decimal(str(value)) if value else None


def _part(
    question: Question,
    kind: TeltVoor,
    stored: Mapping[TeltVoor, Decimal],
    stored_answer: StoredAnswer,
    editor: FieldEditor,
) -> FieldEdit | None:
    key = editor.key(question.id, kind.value)
    to_whole_minutes(key, _PART, editor)
    style = FieldStyle(TELT_VOOR[kind], key, None, editor.store.locked, in_row=True)
    part = stored.get(kind)
    parent = ParentAnswer(question.id, partial(_having, stored, kind))
    return field_edit(_PART, style, f"{part.normalize():f}" if part else None, stored_answer, editor, parent)


def _having(stored: Mapping[TeltVoor, Decimal], kind: TeltVoor, value: Json) -> Json:
    return split_written({**stored, kind: _amount(value) or Decimal(0)}) or None


def _rest(parts: Mapping[TeltVoor, Decimal], total: Decimal | None, editor: FieldEditor) -> None:
    left = (total or Decimal(0)) - sum(parts.values(), Decimal(0))
    counts_for = editor.answers.get("counts_for")
    rest = TELT_VOOR.get(TeltVoor(str(counts_for.value)), "") if counts_for and counts_for.value else ""
    if left:
        st.caption(f"De andere {number(left)} uur: {rest or TELT_VOOR[TeltVoor.NIETS]}.")

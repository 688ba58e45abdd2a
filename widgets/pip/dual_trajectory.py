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
    kept, whole = editor.store.kept(question.id), _hours(editor)
    stored = _parts(kept.answer.value)
    if not stored and (whole is None or not _wants(question, editor)):
        return
    told = plain(question.help) if question.help else None
    st.markdown(f"**{plain(question.text)}** (duaal traject)", help=told)
    edits: dict[TeltVoor, FieldEdit] = {}
    for place, kind in zip(st.columns(len(_KINDS)), _KINDS, strict=True):
        with place:
            edit = _part(question, kind, stored, kept, editor)
        if edit is not None:
            edits[kind] = edit
    wanted = {kind: _amount(edits[kind].given) if kind in edits else stored.get(kind) for kind in _KINDS}
    parts = {kind: part for kind, part in wanted.items() if part}
    if sum(parts.values(), Decimal(0)) > (whole or Decimal(0)):
        st.error(problem_sentence(Problem(question.id, ProblemCode.MORE_THAN_HOURS)), icon=":material/edit:")
    else:
        _rest(parts, whole, editor)
        if parts != stored:
            editor.keep(question.id, split_written(parts) or None, kept.version, list(edits.values()))


def snap(key: str, question: Question, editor: FieldEditor) -> None:
    """Before a field of hours is drawn: hours are kept in whole minutes, so what was typed becomes what is kept."""
    drawn, hand = state.widget_value(key)
    if not drawn or not hand:
        return
    given = parse(question, str(hand), editor.on)
    if isinstance(given, Problem) or not isinstance(given, str):
        return
    exact = f"{hours(minutes(Decimal(given))).normalize():f}"
    if exact != given:
        state.set_widget_value(key, format_raw(question, exact))


def _wants(question: Question, editor: FieldEditor) -> bool:
    if editor.store.locked:
        return False
    label = "Deze activiteit telt voor meer onderdelen (duaal traject)"
    return st.toggle(label, key=editor.key(question.id, "verdelen"))


def _hours(editor: FieldEditor) -> Decimal | None:
    given = editor.answers.get("hours_per_week")
    return Decimal(str(given.value)) if given and given.value else None


def _parts(value: Json) -> dict[TeltVoor, Decimal]:
    try:
        return split(value) if isinstance(value, str) else {}
    except UnreadableSplit:
        return {}


def _amount(value: Json) -> Decimal | None:
    return Decimal(str(value)) if value else None


def _part(
    question: Question, kind: TeltVoor, stored: Mapping[TeltVoor, Decimal], kept: StoredAnswer, editor: FieldEditor
) -> FieldEdit | None:
    key = editor.key(question.id, kind.value)
    snap(key, _PART, editor)
    style = FieldStyle(TELT_VOOR[kind], key, None, editor.store.locked, in_row=True)
    part = stored.get(kind)
    whole = ParentAnswer(question.id, partial(_having, stored, kind))
    return field_edit(_PART, style, f"{part.normalize():f}" if part else None, kept, editor, whole)


def _having(stored: Mapping[TeltVoor, Decimal], kind: TeltVoor, value: Json) -> Json:
    return split_written({**stored, kind: _amount(value) or Decimal(0)}) or None


def _rest(parts: Mapping[TeltVoor, Decimal], whole: Decimal | None, editor: FieldEditor) -> None:
    left = (whole or Decimal(0)) - sum(parts.values(), Decimal(0))
    counts_for = editor.answers.get("counts_for")
    rest = TELT_VOOR.get(TeltVoor(str(counts_for.value)), "") if counts_for and counts_for.value else ""
    if left:
        st.caption(f"De andere {number(left)} uur: {rest or TELT_VOOR[TeltVoor.NIETS]}.")

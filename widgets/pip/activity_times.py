"""Days and times of an activity: choose the days, type a time once, and every chosen day has it.

What is kept is one answer (`rules.pip.time_slots.written`); each day is compared by itself, so that two people can
fill a week.
"""

from collections.abc import Mapping
from functools import partial
from typing import cast

import streamlit as st

from forms.engine.answers import Json
from forms.engine.schema import Question
from forms.engine.stored_answer import StoredAnswer
from rules.pip.time_slots import WEEKDAYS, UnreadableSlots, by_day, of_days, slots, times, times_written, written
from rules.problems import Problem
from texts.pip.week import DAYS
from texts.wording.problems import problem_sentence
from widgets.answering.autosave import FieldEdit
from widgets.answering.field_editor import FieldEditor, ParentAnswer, field_edit
from widgets.answering.field_types import FieldStyle
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

_FIELD = 128  # pixels: room for "9:00-12:00", seven in a row of a wide screen
_CHOOSE = Question.model_validate(
    {"id": "slots", "type": "multi", "text": "Dagen", "options": [{"id": each, "text": each} for each in WEEKDAYS]}
)
_TIME = Question.model_validate({"id": "slots", "type": "text", "text": "Tijd", "unit": "9:00-12:00"})


def week_times(question: Question, editor: FieldEditor) -> None:
    """Draw the days and the time of each chosen day, and keep what was changed; a time that is none is said."""
    kept = editor.store.kept(question.id)
    stored = _texts(kept.answer.value)
    key = editor.key(question.id)
    style = FieldStyle(plain(question.text), key, plain(question.help) if question.help else None, editor.store.locked)
    days = field_edit(
        _CHOOSE, style, list(stored) or None, kept, editor, ParentAnswer(question.id, partial(_of_days, stored))
    )
    _, hand = state.widget_value(key)
    chosen = [each for each in WEEKDAYS if each in cast(list[str], hand or [])]
    _take_over(question, chosen, stored, kept, editor)
    edits, wrong = _fields(question, chosen, stored, kept, editor)
    for sentence in wrong:
        st.error(sentence, icon=":material/edit:")
    wanted = _wanted(chosen if days else list(stored), stored, edits)
    if wanted != stored:
        _keep(question, wanted, days, list(edits.values()), kept, editor)


def _texts(value: Json) -> dict[str, str]:
    """The times of each day as they stand in its field."""
    try:
        found = slots(value) if isinstance(value, str) else ()
    except UnreadableSlots:
        return {}
    return {WEEKDAYS[day - 1]: times_written(said) for day, said in by_day(found).items()}


def _value(texts: Mapping[str, str]) -> str | None:
    """The answer that the times of the days make."""
    return written(of_days({WEEKDAYS.index(day) + 1: times(said) for day, said in texts.items() if said})) or None


def _of_days(stored: Mapping[str, str], days: Json) -> Json:
    return _value({day: said for day, said in stored.items() if isinstance(days, list) and day in days})


def _of_day(stored: Mapping[str, str], day: str, said: Json) -> Json:
    try:
        return _value({**stored, day: str(said or "")})
    except UnreadableSlots:
        return _value(stored)


def _one_way(said: object) -> str | None:
    """A typed time as it is kept; None when it is no time."""
    try:
        return times_written(times(str(said or "")))
    except UnreadableSlots:
        return None


def _take_over(
    question: Question, chosen: list[str], stored: Mapping[str, str], kept: StoredAnswer, editor: FieldEditor
) -> None:
    """Before the fields are drawn: write each time one way, and give a day that was just chosen the time of another."""
    known: dict[str, str] = {}
    fresh: list[str] = []
    typed = False
    for day in chosen:
        key = editor.key(question.id, day)
        drawn, hand = state.widget_value(key)
        said = _one_way(hand) if drawn else stored.get(day)
        if drawn and said and said != hand:
            state.set_widget_value(key, said)
        if said:
            known[day] = said
            typed = typed or said != stored.get(day)
        elif day not in stored:
            fresh.append(day)
    for day in fresh:
        key = editor.key(question.id, day)
        drawn, hand = state.widget_value(key)
        if known and not hand and (typed or not drawn):
            state.note_seen(key, kept.version, None)
            state.set_widget_value(key, known[_nearest(day, known)])


def _nearest(day: str, known: Mapping[str, str]) -> str:
    """The last day before this one that has a time, else the first that has one."""
    before = [each for each in known if WEEKDAYS.index(each) < WEEKDAYS.index(day)]
    return before[-1] if before else next(iter(known))


def _fields(
    question: Question, chosen: list[str], stored: Mapping[str, str], kept: StoredAnswer, editor: FieldEditor
) -> tuple[dict[str, FieldEdit], list[str]]:
    """The field of each chosen day: what was changed, and what is wrong."""
    edits: dict[str, FieldEdit] = {}
    wrong: list[str] = []
    with st.container(horizontal=True, key=editor.key(question.id, "tijden")):
        for day in chosen:
            name = DAYS[WEEKDAYS.index(day)]
            style = FieldStyle(name, editor.key(question.id, day), None, editor.store.locked, in_row=True)
            with st.container(width=_FIELD, key=editor.key(question.id, day, "vak")):
                whole = ParentAnswer(question.id, partial(_of_day, stored, day))
                edit = field_edit(_TIME, style, stored.get(day), kept, editor, whole)
            if edit is None:
                continue
            try:
                times(str(edit.given or ""))
                edits[day] = edit
            except UnreadableSlots as refused:
                wrong.append(f"{name.capitalize()}: {problem_sentence(Problem(day, refused.code))}")
    return edits, wrong


def _wanted(days: list[str], stored: Mapping[str, str], edits: Mapping[str, FieldEdit]) -> dict[str, str]:
    texts = {day: str(edits[day].given or "") if day in edits else stored.get(day, "") for day in days}
    return {day: texts[day] for day in WEEKDAYS if texts.get(day)}


def _keep(
    question: Question,
    wanted: Mapping[str, str],
    days: FieldEdit | None,
    edits: list[FieldEdit],
    kept: StoredAnswer,
    editor: FieldEditor,
) -> None:
    now = editor.keep(question.id, _value(wanted), kept.version, [*([days] if days else []), *edits])
    if now is not None and days:  # a chosen day without a time is not kept yet
        state.note_seen(days.key, now.version, list(wanted) or None)

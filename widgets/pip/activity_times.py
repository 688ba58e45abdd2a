"""Days and times of an activity: choose the days, type a time once, and every chosen day has it.

What is kept is one answer (`rules.pip.time_slots.written`); each day is compared by itself, so that two people can
fill a week.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple, cast

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
    stored_answer = editor.store.stored(question.id)
    stored = _texts(stored_answer.answer.value)
    key = editor.key(question.id)
    style = FieldStyle(plain(question.text), key, plain(question.help) if question.help else None, editor.store.locked)
    days = field_edit(
        _CHOOSE,
        style,
        list(stored) or None,
        stored_answer,
        editor,
        ParentAnswer(question.id, partial(_of_days, stored)),
    )
    _, chosen_days = state.widget_value(key)
    chosen = [each for each in WEEKDAYS if each in cast(list[str], chosen_days or [])]
    _take_over(question, chosen, stored, stored_answer, editor)
    edits, problems = _fields(question, chosen, stored, stored_answer, editor)
    for sentence in problems:
        st.error(sentence, icon=":material/edit:")
    new_texts = _texts_by_day(chosen if days else list(stored), stored, edits)
    if new_texts != stored:
        _keep(question, new_texts, days, list(edits.values()), stored_answer, editor)


def _texts(value: Json) -> dict[str, str]:
    """The times of each day as they stand in its field."""
    try:
        week_slots = slots(value) if isinstance(value, str) else ()
    except UnreadableSlots:
        return {}
    return {WEEKDAYS[day - 1]: times_written(day_times) for day, day_times in by_day(week_slots).items()}


def _value(texts: Mapping[str, str]) -> str | None:
    """The answer that the times of the days make."""
    return written(of_days({WEEKDAYS.index(day) + 1: times(text) for day, text in texts.items() if text})) or None


def _of_days(stored: Mapping[str, str], days: Json) -> Json:
    return _value({day: text for day, text in stored.items() if isinstance(days, list) and day in days})


def _of_day(stored: Mapping[str, str], day: str, value: Json) -> Json:
    try:
        return _value({**stored, day: str(value or "")})
    except UnreadableSlots:
        return _value(stored)


def _one_way(typed: object) -> str | None:
    """A typed time as it is kept; None when it is no time."""
    try:
        return times_written(times(str(typed or "")))
    except UnreadableSlots:
        return None


def _take_over(
    question: Question, chosen: list[str], stored: Mapping[str, str], stored_answer: StoredAnswer, editor: FieldEditor
) -> None:
    """Before the fields are drawn: write each time in one form, and give a day that was just chosen the time of
    another.
    """
    times_by_day: dict[str, str] = {}
    fresh: list[str] = []
    typed = False
    for day in chosen:
        key = editor.key(question.id, day)
        on_screen, shown_text = state.widget_value(key)
        text = _one_way(shown_text) if on_screen else stored.get(day)
        if on_screen and text and text != shown_text:
            state.set_widget_value(key, text)
        if text:
            times_by_day[day] = text
            typed = typed or text != stored.get(day)
        elif day not in stored:
            fresh.append(day)
    for day in fresh:
        key = editor.key(question.id, day)
        on_screen, shown_text = state.widget_value(key)
        if times_by_day and not shown_text and (typed or not on_screen):
            state.note_seen(key, stored_answer.version, None)
            state.set_widget_value(key, times_by_day[_nearest(day, times_by_day)])


def _nearest(day: str, times_by_day: Mapping[str, str]) -> str:
    """The last day before this one that has a time, else the first that has one."""
    earlier_days = [each for each in times_by_day if WEEKDAYS.index(each) < WEEKDAYS.index(day)]
    return earlier_days[-1] if earlier_days else next(iter(times_by_day))


class _EditedTimes(NamedTuple):
    edits: dict[str, FieldEdit]
    problems: list[str]


def _fields(
    question: Question, chosen: list[str], stored: Mapping[str, str], stored_answer: StoredAnswer, editor: FieldEditor
) -> _EditedTimes:
    """The field of each chosen day: what was changed, and what is wrong."""
    edits: dict[str, FieldEdit] = {}
    problems: list[str] = []
    with st.container(horizontal=True, key=editor.key(question.id, "tijden")):
        for day in chosen:
            name = DAYS[WEEKDAYS.index(day)]
            style = FieldStyle(name, editor.key(question.id, day), None, editor.store.locked, in_row=True)
            with st.container(width=_FIELD, key=editor.key(question.id, day, "vak")):
                parent = ParentAnswer(question.id, partial(_of_day, stored, day))
                edit = field_edit(_TIME, style, stored.get(day), stored_answer, editor, parent)
            if edit is None:
                continue
            try:
                times(str(edit.value or ""))
                edits[day] = edit
            except UnreadableSlots as refused:
                problems.append(f"{name.capitalize()}: {problem_sentence(Problem(day, refused.code))}")
    return _EditedTimes(edits, problems)


def _texts_by_day(days: list[str], stored: Mapping[str, str], edits: Mapping[str, FieldEdit]) -> dict[str, str]:
    texts = {day: str(edits[day].value or "") if day in edits else stored.get(day, "") for day in days}
    return {day: texts[day] for day in WEEKDAYS if texts.get(day)}


def _keep(
    question: Question,
    new_texts: Mapping[str, str],
    days: FieldEdit | None,
    edits: list[FieldEdit],
    stored_answer: StoredAnswer,
    editor: FieldEditor,
) -> None:
    saved = editor.keep(question.id, _value(new_texts), stored_answer.version, [*([days] if days else []), *edits])
    if saved is not None and days:  # a chosen day without a time is not kept yet
        state.note_seen(days.key, saved.version, list(new_texts) or None)

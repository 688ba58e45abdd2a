"""The fields of one activiteit in short rows, with its week in an expander."""

from decimal import Decimal

import streamlit as st

from forms.engine.answers import Answer
from forms.engine.schema import Questionnaire
from rules.law.terms import Childcare
from rules.pip.time_slots import slots
from rules.pip.week import slot_hours
from texts.pip.week import slots_in_words
from texts.wording.formats import number
from texts.wording.labels import CHILDCARE
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import section
from widgets.kit.plain_text import plain
from widgets.pip.activity_times import week_times
from widgets.pip.dual_trajectory import divided_hours, to_whole_minutes


def activiteit_fields(questionnaire: Questionnaire, editor: FieldEditor) -> None:
    """The questions of one activiteit in short rows; days, place and childcare only while somebody opens them."""
    row(questionnaire, "activiteit", editor, ["what", "provider"])
    to_whole_minutes(editor.key("hours_per_week"), questionnaire.question("hours_per_week"), editor)
    row(questionnaire, "activiteit", editor, ["hours_per_week", "start", "until"])
    if "" < text_of(editor, "until") < text_of(editor, "start"):  # days as they are kept: 2027-01-31
        st.warning("De laatste dag ligt vóór de eerste dag.", icon=":material/event_busy:")
    section(questionnaire, "activiteit", editor, only=frozenset({"counts_for"}))
    if "split" in fields_of(questionnaire, "activiteit"):
        divided_hours(questionnaire.question("split"), editor)
    if "slots" in fields_of(questionnaire, "activiteit"):
        _week(questionnaire, editor)


def _week(questionnaire: Questionnaire, editor: FieldEditor) -> None:
    # the label never changes: an expander with another label is another one, and would close during typing
    expander = st.expander(
        "Dagen, plaats en opvang", icon=":material/calendar_view_week:", key=editor.key("week"), on_change="rerun"
    )
    if not expander.open:
        st.caption(plain(_in_the_week(editor)))
        return
    with expander:
        week_times(questionnaire.question("slots"), editor)
        _hours_of_the_week(editor)
        row(questionnaire, "activiteit", editor, ["place", "travel_minutes"])
        section(questionnaire, "activiteit", editor, only=frozenset({"childcare"}))


def _in_the_week(editor: FieldEditor) -> str:
    values = {name: text_of(editor, name) for name in ("slots", "place", "travel_minutes", "childcare")}
    parts = [
        slots_in_words(slots(values["slots"])) or "Nog geen dagen en tijden",
        values["place"],
        f"reis {values['travel_minutes']} min" if values["travel_minutes"] else "",
        CHILDCARE[Childcare(values["childcare"])].lower() if values["childcare"] else "",
    ]
    return " · ".join(filter(None, parts))


def _hours_of_the_week(editor: FieldEditor) -> None:
    """What the days and times add up to; when the hours differ, both, and a button to take the sum over."""
    week_slots = slots(text_of(editor, "slots"))
    if not week_slots:
        return
    adds_up, hours_text = slot_hours(week_slots), text_of(editor, "hours_per_week")
    if hours_text and Decimal(hours_text) == adds_up:
        st.caption(f"Samen {number(adds_up)} uur per week.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        difference = f" Bij de uren staat {number(Decimal(hours_text))}." if hours_text else ""
        st.caption(f"De dagen en tijden zijn samen {number(adds_up)} uur per week.{difference}", width="content")
        if editor.store.locked:
            return
        key = editor.key("hours_per_week", "overnemen")
        if st.button(f"Zet {number(adds_up)} uur per week", key=key, type="tertiary"):
            editor.press("hours_per_week", Answer(f"{adds_up.normalize():f}"))


def text_of(editor: FieldEditor, question_id: str) -> str:
    """What stands there for a question in this run, as text; empty without an answer."""
    answer = editor.answers.get(question_id)
    return str(answer.value) if answer and answer.value else ""


def row(questionnaire: Questionnaire, section_id: str, editor: FieldEditor, questions: list[str]) -> None:
    """Draw these questions next to each other; those that the version of this plan does not ask are left out."""
    ids_now = [each for each in questions if each in fields_of(questionnaire, section_id)]
    if not ids_now:
        return
    for column, question_id in zip(st.columns(len(ids_now)), ids_now, strict=True):
        with column:
            section(questionnaire, section_id, editor, only=frozenset({question_id}))


def fields_of(questionnaire: Questionnaire, section_id: str) -> set[str]:
    """The questions of one section in the version of this plan."""
    return {each.id for each in questionnaire.section(section_id).questions}

"""The fields of one activiteit in short rows, with its week behind a fold."""

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
from widgets.pip.dual_trajectory import divided_hours, snap


def activiteit_fields(asked: Questionnaire, editor: FieldEditor) -> None:
    """The questions of one activiteit in short rows; days, place and childcare only while somebody opens them."""
    row(asked, "activiteit", editor, ["what", "provider"])
    snap(editor.key("hours_per_week"), asked.question("hours_per_week"), editor)
    row(asked, "activiteit", editor, ["hours_per_week", "start", "until"])
    if "" < said_of(editor, "until") < said_of(editor, "start"):  # days as they are kept: 2027-01-31
        st.warning("De laatste dag ligt vóór de eerste dag.", icon=":material/event_busy:")
    section(asked, "activiteit", editor, only=frozenset({"counts_for"}))
    if "split" in fields_of(asked, "activiteit"):
        divided_hours(asked.question("split"), editor)
    if "slots" in fields_of(asked, "activiteit"):
        _week(asked, editor)


def _week(asked: Questionnaire, editor: FieldEditor) -> None:
    # one label for ever: a fold whose label changes is another fold, and would close under the hand
    box = st.expander(
        "Dagen, plaats en opvang", icon=":material/calendar_view_week:", key=editor.key("week"), on_change="rerun"
    )
    if not box.open:
        st.caption(plain(_in_the_week(editor)))
        return
    with box:
        week_times(asked.question("slots"), editor)
        _hours_of_the_week(editor)
        row(asked, "activiteit", editor, ["place", "travel_minutes"])
        section(asked, "activiteit", editor, only=frozenset({"childcare"}))


def _in_the_week(editor: FieldEditor) -> str:
    values = {name: said_of(editor, name) for name in ("slots", "place", "travel_minutes", "childcare")}
    parts = [
        slots_in_words(slots(values["slots"])) or "Nog geen dagen en tijden",
        values["place"],
        f"reis {values['travel_minutes']} min" if values["travel_minutes"] else "",
        CHILDCARE[Childcare(values["childcare"])].lower() if values["childcare"] else "",
    ]
    return " · ".join(filter(None, parts))


def _hours_of_the_week(editor: FieldEditor) -> None:
    """What the days and times add up to; when the hours say something else, both, and one press to take them over."""
    found = slots(said_of(editor, "slots"))
    if not found:
        return
    adds_up, said = slot_hours(found), said_of(editor, "hours_per_week")
    if said and Decimal(said) == adds_up:
        st.caption(f"Samen {number(adds_up)} uur per week.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        beside = f" Bij de uren staat {number(Decimal(said))}." if said else ""
        st.caption(f"De dagen en tijden zijn samen {number(adds_up)} uur per week.{beside}", width="content")
        if editor.store.locked:
            return
        key = editor.key("hours_per_week", "overnemen")
        if st.button(f"Zet {number(adds_up)} uur per week", key=key, type="tertiary"):
            editor.press("hours_per_week", Answer(f"{adds_up.normalize():f}"))


def said_of(editor: FieldEditor, question_id: str) -> str:
    """What stands there for a question in this run, as text; empty without an answer."""
    given = editor.answers.get(question_id)
    return str(given.value) if given and given.value else ""


def row(asked: Questionnaire, section_id: str, editor: FieldEditor, questions: list[str]) -> None:
    """These questions beside each other; those that the version of this plan does not ask are left out."""
    there = [each for each in questions if each in fields_of(asked, section_id)]
    if not there:
        return
    for place, question_id in zip(st.columns(len(there)), there, strict=True):
        with place:
            section(asked, section_id, editor, only=frozenset({question_id}))


def fields_of(asked: Questionnaire, section_id: str) -> set[str]:
    """The questions of one section in the version of this plan."""
    return {each.id for each in asked.section(section_id).questions}

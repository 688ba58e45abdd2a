"""The ontzorgen on the screen: the terms with how each day was found, the fields, and prolonging."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from forms.pip.agreement_questions import ontzorging_questions
from rules.pip.ontzorgen import is_due
from rules.problems import Problem
from texts.pip.support import PROBLEMS, PROLONGING_FIELDS
from texts.wording.formats import long_date
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_history import earlier
from widgets.answering.questionnaire import section
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.ontzorgen import OntzorgingView

LONGEST_REASON = 1000


class ProlongForm:
    """Prolonging: the new last day with its reason, and where to say what is wrong."""

    def __init__(self, key: str, view: "OntzorgingView", today: date) -> None:
        prolonged_until = view.extra.until if view.extra else None
        with DraftForm(state.key(key, "form"), border=False) as draft:
            st.caption("Verlengen kan als deze persoon dat nodig heeft. Schrijf op waarom: dat hoort bij het besluit.")
            day = day_field("Verlengen tot en met", prolonged_until, today, key=state.key(key, "dag"))
            self.reason = st.text_area(
                "Waarom verlengt u?",
                value=view.reason,
                key=state.key(key, "reden"),
                max_chars=LONGEST_REASON,
                height=90,
            )
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Verlenging opslaan", type="primary")
                self.withdrawn = prolonged_until is not None and draft.button("Verlenging intrekken")
        missing = "" if day.on or day.wrong else "Vul dit nog in."
        if submitted and (day.wrong or missing):
            self._place.error(plain(f"Verlengen tot en met: {day.wrong or missing}"), icon=":material/edit:")
        self.pressed = submitted and day.on is not None
        self.until = day.on

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, PROLONGING_FIELDS, PROBLEMS, problems)

    def say(self, sentence: str) -> None:
        """Say in the form why it was refused."""
        self._place.error(plain(sentence), icon=":material/block:")


def clocks(view: "OntzorgingView", on: date) -> None:
    """Each term in one sentence that says how its day was found, with how near it is."""
    stopped = view.stopped_on is not None
    ends = None if stopped or view.row_id is None else view.ends
    if view.stretch is not None and not view.moved:
        _clock(view.stretch.explanation, view.stretch.article, None if view.extra else ends, on)
    elif view.start is not None and view.until is not None:
        text = f"Vastgelegd is: van {long_date(view.start)} tot en met {long_date(view.until)}."
        _clock(text, "Participatiewet, art. 56a", None if view.extra else ends, on)
    if view.extra is not None:
        _clock(f"{view.extra.explanation} Reden: {view.reason}", view.extra.article, ends, on)
    if stopped:
        _clock(f"Het ontzorgen is gestopt op {long_date(view.stopped_on)}.", "", None, on)
    _check(view, on)


def _check(view: "OntzorgingView", on: date) -> None:
    if view.check is None or view.ends is None or view.checked or view.check.start > view.ends:
        return
    _clock(view.check.explanation, view.check.article, view.check.due, on)
    if is_due(view.check, on, checked=False, ends=view.ends):
        st.warning("Ga nu na of deze persoon de vaste lasten zelf kan betalen.", icon=":material/fact_check:")


def _clock(sentence: str, article: str, due: date | None, on: date) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        source = f" :small[:gray[({plain(article)})]]" if article else ""
        st.markdown(f":material/schedule: {plain(sentence)}{source}", width="content")
        if due is not None:
            urgency.badge(due, on)


def odd(sentences: Sequence[str]) -> None:
    """Say which filled-in values do not fit together."""
    for each in sentences:
        st.warning(plain(each), icon=":material/rule:")


def fields(editor: FieldEditor) -> None:
    """The fields of the ontzorgen in three groups, each kept at once."""
    questionnaire = ontzorging_questions()
    for name in ("fixed_costs", "coach"):
        _one(editor, name)
    st.markdown("**Nagaan in maand vier**")
    left, right = st.columns([1, 2])
    with left:
        _one(editor, "checked_on")
    with right:
        _one(editor, "ready")
    _one(editor, "check_note")
    st.markdown("**Na het ontzorgen**")
    left, right = st.columns([2, 1])
    with left:
        _one(editor, "budgetbeheer")
    with right:
        _one(editor, "stopped_on")
    earlier(questionnaire, "ontzorging", editor)


def _one(editor: FieldEditor, name: str) -> None:
    section(ontzorging_questions(), "ontzorging", editor, only=frozenset({name}))

"""The startklas on the screen: which class, which participant, which week, and the forms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from forms.klas.startklas import AT_THE_END, MOST_WEEKS, REPORT, SCALES, USUAL_WEEKS, WEEKLY
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.klas.startklas import KLAS_FIELDS
from texts.wording.formats import long_date, short_date
from texts.wording.problems import problem_sentence
from widgets.answering.field_editor import FieldEditor, plain_field
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.klas.types import Deelnemer, KlasLine, KlasView

_START = Question.model_validate({"id": "starts_on", "type": QuestionType.DATE, "text": KLAS_FIELDS["starts_on"]})


def choose_klas(lines: "Sequence[KlasLine]") -> "KlasLine":
    """The class in the address, chosen in a list when there are several; the first one when it names none."""
    klassen_by_id = {str(each.id): each for each in lines}
    address_klas = state.address("klas")
    chosen = address_klas if address_klas in klassen_by_id else next(iter(klassen_by_id))
    if len(klassen_by_id) > 1:
        key = state.key("klas", "welke")
        _show(key, chosen)
        st.selectbox(
            "Klas",
            list(klassen_by_id),
            format_func=lambda each: _named(klassen_by_id[each]),
            key=key,
            on_change=_go_klas,
            args=(key,),
        )
    return klassen_by_id[chosen]


def _named(klas: "KlasLine") -> str:
    return f"{klas.name} ({'gesloten' if klas.closed_at else short_date(klas.starts_on)})"


def choose_person(view: "KlasView") -> "Deelnemer":
    """The participant in the address; the first one when it names none."""
    deelnemers_by_id = {str(each.id): each for each in view.deelnemers}
    address_person = state.address("deelnemer")
    chosen = address_person if address_person in deelnemers_by_id else next(iter(deelnemers_by_id))
    key = state.key("klas", view.klas.id, "deelnemer")
    _show(key, chosen)
    st.pills(
        "Deelnemer",
        list(deelnemers_by_id),
        required=True,
        format_func=lambda each: plain(deelnemers_by_id[each].name),
        key=key,
        on_change=_go,
        args=("deelnemer", key),
    )
    return deelnemers_by_id[chosen]


def choose_part(klas: "KlasLine", today: date) -> str:
    """Which form: that of a week that has begun ("3"), or the final report; else the last one."""
    begun = klas.weeks_begun(today)
    codes = [*(str(week) for week in range(1, begun + 1)), REPORT]
    address_week = state.address("week")
    chosen = address_week if address_week in codes else codes[max(0, begun - 1)]
    key = state.key("klas", klas.id, "week")
    _show(key, chosen)
    st.segmented_control(
        "Formulier",
        codes,
        required=True,
        format_func=lambda code: "Eindrapport" if code == REPORT else f"Week {code}",
        key=key,
        on_change=_go,
        args=("week", key),
    )
    return chosen


def _show(key: str, chosen: str) -> None:
    if state.widget_value(key) != (True, chosen):
        state.set_widget_value(key, chosen)


def _go(name: str, key: str) -> None:
    _, chosen = state.widget_value(key)
    state.set_address(**{name: str(chosen)})


def _go_klas(key: str) -> None:
    _, chosen = state.widget_value(key)
    state.set_address(klas=str(chosen), deelnemer="", week="")


def form(klas: "KlasLine", person: "Deelnemer", part: str, editor: FieldEditor) -> None:
    """The form of one week, or the final report, of one participant; each field is kept the moment it is given."""
    if part == REPORT:
        st.subheader(f"{plain(person.name)}: eindrapport", anchor=False)
        for question in AT_THE_END.values():
            plain_field(question, editor)
        return
    st.subheader(f"{plain(person.name)}: week {part}", anchor=False)
    st.caption(f"De week van {long_date(klas.day_of(int(part)))}.")
    for name in SCALES:
        plain_field(WEEKLY[name], editor)
    planned, attended = st.columns(2)
    with planned:
        plain_field(WEEKLY["lessons_planned"], editor)
    with attended:
        plain_field(WEEKLY["lessons_attended"], editor)
    plain_field(WEEKLY["note"], editor)


def say_wrong(problems: Sequence[Problem]) -> None:
    """Say what is wrong with the fields of a class."""
    for each in problems:
        st.error(plain(f"{KLAS_FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:")


class KlasForm:
    """The form of a new class: what was filled in, and where to say what is wrong."""

    def __init__(self, place: str, klas_id: UUID, today: date, teachers: Mapping[UUID, str]) -> None:
        key = state.key(place, klas_id)
        with DraftForm(state.key(place, "form"), lead=key) as draft:
            left, right = st.columns(2)
            self.name = left.text_input(KLAS_FIELDS["name"], max_chars=80, key=state.key(key, "naam"))
            self.school = right.text_input(KLAS_FIELDS["school"], max_chars=120, key=state.key(key, "school"))
            with left:
                self.teacher_id = pick_teacher(state.key(key, "docent"), teachers, None)
            start = right.text_input(KLAS_FIELDS["starts_on"], placeholder="dd-mm-jjjj", key=state.key(key, "begin"))
            self.weeks: int = left.selectbox(
                KLAS_FIELDS["weeks"], range(1, MOST_WEEKS + 1), index=USUAL_WEEKS - 1, key=state.key(key, "weken")
            )
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        parsed = parse(_START, start, today)
        if submitted and isinstance(parsed, Problem):
            self._place.error(f"Eerste lesdag: {plain(problem_sentence(parsed))}", icon=":material/edit:")
        self.pressed = submitted and not isinstance(parsed, Problem)
        self.starts_on = date.fromisoformat(parsed) if isinstance(parsed, str) else None

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        for each in problems:
            self._place.error(
                plain(f"{KLAS_FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:"
            )


def pick_teacher(key: str, teachers: Mapping[UUID, str], current_id: UUID | None) -> UUID | None:
    """Choose the teacher of a class."""
    ids = list(teachers)
    return st.selectbox(
        KLAS_FIELDS["teacher_id"],
        ids,
        index=ids.index(current_id) if current_id is not None and current_id in teachers else None,
        format_func=teachers.__getitem__,
        placeholder="Kies …" if ids else "Nog geen account met de rol docent",
        key=key,
    )

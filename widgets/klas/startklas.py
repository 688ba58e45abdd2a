"""The startklas on the screen: which class, which participant, which week, and the forms."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.engine.answers import Answer
from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from forms.klas.startklas import AT_THE_END, MOST_WEEKS, REPORT, SCALES, USUAL_WEEKS, WEEKLY
from refusals import Invalid, Refusal, Stale
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.klas.startklas import KLAS_FIELDS, OBSERVATIE_PROBLEMS
from texts.wording.formats import long_date, short_date
from texts.wording.problems import problem_sentence
from texts.wording.refusals import sentence
from widgets.answering.autosave import FieldEdit, note_refused
from widgets.answering.field_editor import FieldEditor, field_edit
from widgets.answering.field_types import FieldStyle
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.klas.types import Deelnemer, KlasLine, KlasView

_START = Question.model_validate({"id": "starts_on", "type": QuestionType.DATE, "text": KLAS_FIELDS["starts_on"]})


def choose_klas(lines: "Sequence[KlasLine]") -> "KlasLine":
    """The class in the address, chosen in a list when there are several; the first one when it names none."""
    known = {str(each.id): each for each in lines}
    wanted = state.address("klas")
    here = wanted if wanted in known else next(iter(known))
    if len(known) > 1:
        key = state.key("klas", "welke")
        _show(key, here)
        st.selectbox(
            "Klas", list(known), format_func=lambda each: _named(known[each]), key=key, on_change=_go_klas, args=(key,)
        )
    return known[here]


def _named(line: "KlasLine") -> str:
    return f"{line.name} ({'gesloten' if line.closed_at else short_date(line.starts_on)})"


def choose_person(view: "KlasView") -> "Deelnemer":
    """The participant in the address; the first one when it names none."""
    known = {str(each.id): each for each in view.deelnemers}
    wanted = state.address("deelnemer")
    here = wanted if wanted in known else next(iter(known))
    key = state.key("klas", view.klas.id, "deelnemer")
    _show(key, here)
    st.pills(
        "Deelnemer",
        list(known),
        required=True,
        format_func=lambda each: plain(known[each].name),
        key=key,
        on_change=_go,
        args=("deelnemer", key),
    )
    return known[here]


def choose_part(line: "KlasLine", today: date) -> str:
    """Which form: that of a week that has begun ("3"), or the final report; else the last one."""
    begun = line.weeks_begun(today)
    codes = [*(str(week) for week in range(1, begun + 1)), REPORT]
    wanted = state.address("week")
    here = wanted if wanted in codes else codes[max(0, begun - 1)]
    key = state.key("klas", line.id, "week")
    _show(key, here)
    st.segmented_control(
        "Formulier",
        codes,
        required=True,
        format_func=lambda code: "Eindrapport" if code == REPORT else f"Week {code}",
        key=key,
        on_change=_go,
        args=("week", key),
    )
    return here


def _show(key: str, here: str) -> None:
    if state.widget_value(key) != (True, here):
        state.set_widget_value(key, here)


def _go(name: str, key: str) -> None:
    _, wanted = state.widget_value(key)
    state.set_address(**{name: str(wanted)})


def _go_klas(key: str) -> None:
    _, wanted = state.widget_value(key)
    state.set_address(klas=str(wanted), deelnemer="", week="")


def form(line: "KlasLine", person: "Deelnemer", part: str, editor: FieldEditor) -> None:
    """The form of one week, or the final report, of one participant; each field is kept the moment it is given."""
    if part == REPORT:
        st.subheader(f"{plain(person.name)}: eindrapport", anchor=False)
        for question in AT_THE_END.values():
            _field(question, editor)
        return
    st.subheader(f"{plain(person.name)}: week {part}", anchor=False)
    st.caption(f"De week van {long_date(line.day_of(int(part)))}.")
    for name in SCALES:
        _field(WEEKLY[name], editor)
    planned, attended = st.columns(2)
    with planned:
        _field(WEEKLY["lessons_planned"], editor)
    with attended:
        _field(WEEKLY["lessons_attended"], editor)
    _field(WEEKLY["note"], editor)


def _field(question: Question, editor: FieldEditor) -> None:
    kept = editor.store.kept(question.id)
    look = FieldStyle(plain(question.text), editor.key(question.id), question.help, editor.store.locked)
    edit = field_edit(question, look, kept.answer.value, kept, editor)
    if edit is not None:
        _keep(question.id, edit, kept.version, editor)


def _keep(name: str, edit: FieldEdit, seen_version: int, editor: FieldEditor) -> None:
    try:
        now = editor.store.save(name, Answer(edit.given), seen_version, "saved")
    except Stale:
        note_refused(edit.key, edit.given)
        st.rerun()
    except Invalid as refused:
        editor.failed = "Niet opgeslagen"
        said = " ".join(problem_sentence(each, OBSERVATIE_PROBLEMS) for each in refused.problems)
        st.error(plain(f"Niet opgeslagen. {said}"), icon=":material/edit:")
    except Refusal as refused:
        editor.failed = sentence(refused)
        st.error(editor.failed, icon=":material/error:")
    else:
        editor.saved_at = now.at
        state.note_seen(edit.key, now.version, edit.given)


def say_wrong(problems: Sequence[Problem]) -> None:
    """Say here what is wrong with the fields of a class."""
    for each in problems:
        st.error(plain(f"{KLAS_FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:")


class KlasForm:
    """The form of a new class: what was filled in, and where to say what is wrong."""

    def __init__(self, key: str, today: date, teachers: Mapping[UUID, str]) -> None:
        with st.form(state.key(key, "form"), enter_to_submit=False):
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
                submitted = st.form_submit_button("Opslaan", type="primary")
                self.cancelled = st.form_submit_button("Annuleren")
        given = parse(_START, start, today)
        if submitted and isinstance(given, Problem):
            self._place.error(f"Eerste lesdag: {plain(problem_sentence(given))}", icon=":material/edit:")
        self.pressed = submitted and not isinstance(given, Problem)
        self.starts_on = date.fromisoformat(given) if isinstance(given, str) else None

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        for each in problems:
            self._place.error(
                plain(f"{KLAS_FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:"
            )


def pick_teacher(key: str, teachers: Mapping[UUID, str], now: UUID | None) -> UUID | None:
    """Choose the teacher of a class."""
    ids = list(teachers)
    return st.selectbox(
        KLAS_FIELDS["teacher_id"],
        ids,
        index=ids.index(now) if now is not None and now in teachers else None,
        format_func=teachers.__getitem__,
        placeholder="Kies …" if ids else "Nog geen account met de rol docent",
        key=key,
    )

"""Exams: planned and passed, what may be expected, and the form of one."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st

from forms.voortgang.exams import ExamenFacts
from rules.problems import Problem
from rules.voortgang.exams import ExamLevel, ExamPart, ExamResult, FreeAttempts, NoResult, result_by
from texts.voortgang.progress import (
    EXAM_FIELDS,
    EXAM_PARTS,
    EXAM_PROBLEMS,
    EXAM_RESULTS,
    NO_RESULTS,
    exam_name,
    exam_outcome,
)
from texts.wording.formats import long_date, several
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.date_field import day_field, say_wrong
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.voortgang.followed_hours import ExamLine

_COLOURS = {ExamResult.GESLAAGD: "green", ExamResult.GEZAKT: "orange", ExamResult.GEEN: "gray", None: "blue"}
_ICONS = {
    ExamResult.GESLAAGD: ":material/check_circle:",
    ExamResult.GEZAKT: ":material/replay:",
    ExamResult.GEEN: ":material/remove:",
    None: ":material/event:",
}


class ExamForm:
    """The form of one exam: what was chosen and typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date, facts: ExamenFacts) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            part = st.pills(
                EXAM_FIELDS["part"], list(ExamPart), default=ExamPart(facts.part) if facts.part else None,
                format_func=EXAM_PARTS.__getitem__, key=state.key(key, "deel"),
            )  # fmt: skip
            level = st.pills(
                "Niveau (KNM heeft er geen)", list(ExamLevel), format_func=lambda each: each.value,
                default=ExamLevel(facts.level) if facts.level else None, key=state.key(key, "niveau"),
            )  # fmt: skip
            day = day_field(EXAM_FIELDS["held_on"], facts.held_on, today, key=state.key(key, "dag"))
            result = st.pills(
                "Uitslag (leeg zolang die er niet is)", list(ExamResult), format_func=EXAM_RESULTS.__getitem__,
                default=ExamResult(facts.result) if facts.result else None, key=state.key(key, "uitslag"),
            )  # fmt: skip
            reason = st.pills(
                "Waarom is er geen resultaat? (alleen dan)", list(NoResult), format_func=NO_RESULTS.__getitem__,
                default=NoResult(facts.reason) if facts.reason else None, key=state.key(key, "reden"),
            )  # fmt: skip
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Examen opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        if submitted and day.wrong:
            self._place.error(plain(f"{EXAM_FIELDS['held_on']}: {day.wrong}"), icon=":material/edit:")
        self.pressed = submitted and not day.wrong
        self.facts = ExamenFacts(
            part=part or "", level=level or "", held_on=day.on, result=result or "", reason=reason or ""
        )
        self.fingerprint = state.digest([part, level, day.raw, result, reason])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        say_wrong(self._place, EXAM_FIELDS, EXAM_PROBLEMS, problems)

    def say(self, sentence: str) -> None:
        """Say something in the form."""
        self._place.error(sentence, icon=":material/sync_problem:")


def overview(required: Sequence[ExamPart], passed: frozenset[ExamPart], free: Sequence[FreeAttempts]) -> None:
    """Which of the exams of this leerroute were passed, and which attempts are free."""
    if required:
        marks = [
            f":green[:material/check: {EXAM_PARTS[each]}]" if each in passed else f":gray[○ {EXAM_PARTS[each]}]"
            for each in required
        ]
        st.markdown(f"**{len(passed & set(required))} van {len(required)} gehaald:** " + " · ".join(marks))
    else:
        st.caption("Bij deze leerroute hoort geen verplicht examen. Wie wil, kan wel examen doen.")
    left = [each for each in free if each.left]
    if free:
        text = ", ".join(f"{EXAM_PARTS[each.part]} {each.left}" for each in left) or "geen"
        st.caption(plain(f"Gratis pogingen die nog over zijn: {text}. DUO beslist; kijk het na in Mijn Inburgering."))


def line(each: "ExamLine", today: date) -> None:
    """One exam in two lines."""
    exam = each.exam
    planned = exam.result is None and exam.held_on > today
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{plain(exam_name(exam))}** · {plain(long_date(exam.held_on))}", width="content")
        st.badge("Gepland" if planned else exam_outcome(exam), icon=_ICONS[exam.result], color=_COLOURS[exam.result])  # type: ignore[arg-type]
    expected = result_by(exam)
    facts = [] if expected is None or planned else [_waiting(expected, today)]
    st.caption(plain(" · ".join([*facts, f"vastgelegd door {each.by}"])))


def removed(lines: "Sequence[ExamLine]", dossier_id: UUID, put_back: Callable[[UUID], None]) -> None:
    """Exams that were taken away, with the way back; drawn only while it is open."""
    if not lines:
        return
    expander = st.expander(f"Weggehaald ({len(lines)})", key=state.key("examen", dossier_id, "weg"), on_change="rerun")
    if not expander.open:
        return
    for each in lines:
        with expander, st.container(horizontal=True, vertical_alignment="center"):
            text = f"{exam_name(each.exam)} · {long_date(each.exam.held_on)} · {exam_outcome(each.exam)}"
            st.markdown(plain(text), width="stretch")
            st.button("Terugzetten", key=state.key("examen", each.id, "terug"), on_click=put_back, args=(each.id,))


def say_why(problems: Sequence[Problem]) -> None:
    """Say why an exam was not put back."""
    say_wrong(st.container(), EXAM_FIELDS, EXAM_PROBLEMS, problems)


def _waiting(expected: date, today: date) -> str:
    if expected >= today:
        return f"de uitslag komt meestal vóór {long_date(expected)}"
    days_late = several((today - expected).days, "dag", "dagen")
    return f"de uitslag was verwacht vóór {long_date(expected)} ({days_late} geleden); vraag het na bij DUO"

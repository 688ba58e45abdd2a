"""Exams: planned and passed."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.voortgang.exams import note_exam, put_back_exam, remove_exam
from forms.voortgang.exams import ExamenFacts
from queries.voortgang.followed_hours import ExamLine, exams
from refusals import Stale
from rules.voortgang.exams import asked, free_attempts, passed
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import exams as drawn
from widgets.voortgang.progress_context import Course


def render(course: Course) -> None:
    """Draw which exams were passed, each exam, and the form to add one."""
    lines = _lines(course)
    adding = state.key("examen", course.dossier_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Examens", anchor=False)
        if course.writes and state.recall(adding) is not True:
            st.button(
                "Examen toevoegen",
                type="primary",
                icon=":material/add:",
                key=state.key(adding, "knop"),
                on_click=state.remember,
                args=(adding, True),
            )
    _overview(course, lines)
    if course.writes and state.recall(adding) is True:
        _write(course, adding, None)
    if not lines:
        st.info("Nog geen examens. Vul in wat gepland is, en later de uitslag van DUO.", icon=":material/school:")
    for each in lines:
        _line(course, each)
    if course.writes:
        drawn.removed(_lines(course, removed=True), course.dossier_id, partial(_put_back, course))


def at_a_glance(course: Course) -> None:
    """The exams to read, for who talks about them."""
    lines = _lines(course)
    st.subheader("Examens", anchor=False)
    _overview(course, lines)
    for each in lines:
        drawn.line(each, course.visit.today)


def _lines(course: Course, *, removed: bool = False) -> tuple[ExamLine, ...]:
    with course.visit.open_session() as session:
        return exams(session, course.dossier_id, seen_by=course.visit.user, removed=removed)


def _overview(course: Course, lines: tuple[ExamLine, ...]) -> None:
    plan, head = course.pip.plan, course.pip.head
    known = [each.exam for each in lines]
    free = free_attempts(known, head.doelgroep, plan.niveau, course.visit.today)
    drawn.overview(asked(head.leerroute), passed(known, plan.niveau), free)


def _line(course: Course, each: ExamLine) -> None:
    changing = state.key("examen", each.id)
    with st.container(border=True, key=state.key(changing, "regel")):
        if course.writes and state.recall(changing) is not None:
            _write(course, changing, each)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                drawn.line(each, course.visit.today)
            if course.writes:
                label = "Wijzigen" if each.exam.result else "Uitslag invullen"
                st.button(
                    label, key=state.key(changing, "knop"), on_click=state.remember, args=(changing, each.version)
                )
                st.button("Weghalen", key=state.key(changing, "weg"), on_click=_remove, args=(course, each.id))


def _write(course: Course, key: str, line: ExamLine | None) -> None:
    form = drawn.ExamForm(key, course.visit.today, _facts(line))
    if form.cancelled:
        state.forget(key)
        st.rerun()
    if not form.pressed:
        return
    visit, seen, once = course.visit, state.recall(key), state.key(key, form.fingerprint)

    def late(_: Stale) -> None:
        state.remember(key, line.version if line else 0)
        form.say("Niet opgeslagen: een collega was eerder. Opslaan zet wat u invulde in de plaats.")

    with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
        note_exam(
            session,
            examen_id=line.id if line else state.once(once),
            dossier_id=course.dossier_id,
            facts=form.facts,
            seen_version=seen if line and isinstance(seen, int) else 0,
            by=visit.user,
            at=visit.now(),
            on=visit.today,
        )
    if deed.done:
        state.forget(key, once)
        st.rerun()


def _facts(line: ExamLine | None) -> ExamenFacts:
    if line is None:
        return ExamenFacts()
    exam = line.exam
    return ExamenFacts(
        part=exam.part, level=exam.level or "", held_on=exam.held_on, result=exam.result or "", reason=exam.reason or ""
    )


def _remove(course: Course, examen_id: UUID) -> None:
    visit = course.visit
    with Deed(), visit.open_session() as session:
        remove_exam(session, examen_id=examen_id, dossier_id=course.dossier_id, by=visit.user, at=visit.now())


def _put_back(course: Course, examen_id: UUID) -> None:
    visit = course.visit
    with Deed(wrong=drawn.say_why), visit.open_session() as session:
        put_back_exam(session, examen_id=examen_id, dossier_id=course.dossier_id, by=visit.user, at=visit.now())

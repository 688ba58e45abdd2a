"""The part Examens: exams that are planned and passed."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.voortgang.exams import note_exam, put_back_exam, remove_exam
from forms.voortgang.exams import ExamenFacts
from queries.voortgang.followed_hours import ExamLine, exams
from refusals import Stale
from rules.voortgang.exams import free_attempts, passed, required_exams
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.voortgang import exams as exams_widgets
from widgets.voortgang.progress_context import ProgressContext


def render(context: ProgressContext) -> None:
    """Draw which exams were passed, each exam, and the form to add one."""
    lines = _lines(context)
    adding = state.key("examen", context.dossier_id)
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        st.header("Examens", anchor=False)
        if context.writes and state.session_get(adding) is not True:
            draft_form.open_button(
                "Examen toevoegen", adding, type="primary", icon=":material/add:", key=state.key(adding, "knop")
            )
    _overview(context, lines)
    if context.writes and state.session_get(adding) is True:
        _write(context, adding, None)
    if not lines:
        st.info("Nog geen examens. Vul in wat gepland is, en later de uitslag van DUO.", icon=":material/school:")
    for each in lines:
        _line(context, each)
    if context.writes:
        exams_widgets.removed(_lines(context, removed=True), context.dossier_id, partial(_put_back, context))


def at_a_glance(context: ProgressContext) -> None:
    """Draw the exams to read, within a talk."""
    lines = _lines(context)
    st.subheader("Examens", anchor=False)
    _overview(context, lines)
    for each in lines:
        exams_widgets.line(each, context.visit.today)


def _lines(context: ProgressContext, *, removed: bool = False) -> tuple[ExamLine, ...]:
    with context.visit.open_session() as session:
        return exams(session, context.dossier_id, seen_by=context.visit.user, removed=removed)


def _overview(context: ProgressContext, lines: tuple[ExamLine, ...]) -> None:
    plan, head = context.pip.plan, context.pip.head
    facts = [each.exam for each in lines]
    free = free_attempts(facts, head.doelgroep, plan.niveau, context.visit.today)
    exams_widgets.overview(required_exams(head.leerroute), passed(facts, plan.niveau), free)


def _line(context: ProgressContext, each: ExamLine) -> None:
    changing = state.key("examen", each.id)
    with st.container(border=True, key=state.key(changing, "regel")):
        if context.writes and state.session_get(changing) is not None:
            _write(context, changing, each)
            return
        with st.container(horizontal=True, vertical_alignment="center"):
            with st.container(width="stretch", gap=None):
                exams_widgets.line(each, context.visit.today)
            if context.writes:
                label = "Wijzigen" if each.exam.result else "Uitslag invullen"
                draft_form.open_button(label, changing, each.version, key=state.key(changing, "knop"))
                st.button("Weghalen", key=state.key(changing, "weg"), on_click=_remove, args=(context, each.id))


def _write(context: ProgressContext, key: str, line: ExamLine | None) -> None:
    form = exams_widgets.ExamForm(key, context.visit.today, _facts(line))
    if form.cancelled:
        state.session_forget(key)
        st.rerun()
    if not form.pressed:
        return
    visit, shown_version, once = context.visit, state.session_get(key), state.key(key, form.fingerprint)

    def late(_: Stale) -> None:
        state.session_set(key, line.version if line else 0)
        form.say("Niet opgeslagen: een collega was eerder. Opslaan zet wat u invulde in de plaats.")

    with Deed(wrong=form.say_wrong, late=late) as deed, visit.open_session() as session:
        note_exam(
            session,
            examen_id=line.id if line else state.deed_id(once),
            dossier_id=context.dossier_id,
            facts=form.facts,
            seen_version=shown_version if line and isinstance(shown_version, int) else 0,
            by=visit.user,
            at=visit.now(),
        )
    if deed.done:
        state.session_forget(key, once)
        st.rerun()


def _facts(line: ExamLine | None) -> ExamenFacts:
    if line is None:
        return ExamenFacts()
    exam = line.exam
    return ExamenFacts(
        part=exam.part, level=exam.level or "", held_on=exam.held_on, result=exam.result or "", reason=exam.reason or ""
    )


def _remove(context: ProgressContext, examen_id: UUID) -> None:
    visit = context.visit
    with Deed(), visit.open_session() as session:
        remove_exam(session, examen_id=examen_id, dossier_id=context.dossier_id, by=visit.user, at=visit.now())


def _put_back(context: ProgressContext, examen_id: UUID) -> None:
    visit = context.visit
    with Deed(wrong=exams_widgets.say_why), visit.open_session() as session:
        put_back_exam(session, examen_id=examen_id, dossier_id=context.dossier_id, by=visit.user, at=visit.now())

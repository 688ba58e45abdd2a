"""The parts of the plan that are its own questions, and the hours that its activiteiten add up to."""

import streamlit as st

from forms.engine.answers import Answer
from forms.engine.flow import visible
from forms.pip.compose import REASONS
from pages.pip import children
from queries.intake.instruments import signals
from queries.pip.view import duo_limit
from rules.law.terms import Leerroute
from rules.pip.hours import expected, weekly_hours
from widgets.answering import answer_details, read_only
from widgets.answering.questionnaire import section
from widgets.intake.learnability import learnability
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.pip import first_part
from widgets.pip import hours as hours_widgets
from widgets.pip import leerroute as leerroute_widgets
from widgets.pip.plan_context import PlanContext


def wish(context: PlanContext) -> None:
    """The person's own words, before everything else."""
    if context.view.first_part:
        first_part.first_part()
    _section(context, "wens", "Wat wil ik bereiken?")
    stored = context.view.stored_answers.get("eigen_woorden")
    if stored is not None and stored.at is not None and context.view.in_azc(stored.at):
        first_part.written_in_azc(stored.at)


def leerroute(context: PlanContext) -> None:
    """The advice, the choice, and what was weighed for all three leerroutes."""
    st.header("Leerroute", anchor=False)
    leerroute_widgets.advice(context.view.advice, context.view.lbt)
    _signals(context)
    if context.view.partial is not None:
        st.caption(
            ":material/lock: Het advies steunt op de hele intake. Wat in een domein staat dat voor u gesloten is, "
            "ziet u hier niet."
        )
    if not context.writes:
        read_only.questions(
            visible(context.questionnaire, context.editor.answers, "leerroute"), context.view.stored_answers
        )
        return
    reasons = {f"{side}_{route_word}" for route_word in REASONS.values() for side in ("voor", "tegen")}
    rest = (
        {each.id for each in context.questionnaire.section("leerroute").questions} - reasons - {"leerroute", "niveau"}
    )
    section(context.questionnaire, "leerroute", context.editor, only=frozenset({"leerroute", "niveau"}))
    st.caption("Weeg alle drie de leerroutes: wat spreekt voor deze persoon vóór, en wat tegen?")
    for each, route_word in REASONS.items():
        _weigh(context, each, route_word)
    st.subheader("Verder over de leerroute", anchor=False)
    section(context.questionnaire, "leerroute", context.editor, only=frozenset(rest))


def _signals(context: PlanContext) -> None:
    """What teachers and instruments saw over time; looked up only when somebody opens it."""
    key = state.key("pip", context.pip_id, "signalen")
    expander = st.expander("Signalen van leerbaarheid op een tijdlijn", key=state.key(key, "open"), on_change="rerun")
    if not expander.open:
        return
    visit = context.visit
    with visit.open_session() as session:
        learnability_signals = signals(session, context.view.head.id, seen_by=visit.user, at=visit.now())
    with expander:
        learnability(learnability_signals, key)


def hours(context: PlanContext) -> None:
    """The hours per week, and what the law asks."""
    st.header("Uren", anchor=False)
    plan, term = context.view.plan, context.view.termijn
    weeks = weekly_hours(plan.activiteiten, term.last_day if term else None)
    with context.visit.open_session() as session:
        limit = duo_limit(session, context.view.head.id)
    hours_widgets.hours(weeks, expected(plan, context.view.head.doelgroep, context.visit.today, limit))


def support(context: PlanContext) -> None:
    """PVT and MAP, and what the gemeente does."""
    _section(context, "pvt_map")
    children.about(context)
    _section(context, "ondersteuning")


def agreements(context: PlanContext) -> None:
    """Who does what, and when we talk again."""
    _section(context, "afspraken")


def _section(context: PlanContext, section_id: str, title: str = "") -> None:
    part = context.questionnaire.section(section_id)
    st.header(title or plain(part.title), anchor=False)
    if not context.writes:
        read_only.questions(
            visible(context.questionnaire, context.editor.answers, section_id), context.view.stored_answers
        )
        return
    if part.intro:
        st.caption(plain(part.intro))
    section(context.questionnaire, section_id, context.editor)


def _weigh(context: PlanContext, each: Leerroute, route_word: str) -> None:
    weighing = context.view.advice.reasons[each]
    leerroute_widgets.weighing(
        each,
        weighing,
        pro=lambda: _reason(context, f"voor_{route_word}", weighing.pro),
        contra=lambda: _reason(context, f"tegen_{route_word}", weighing.contra),
    )


def _reason(context: PlanContext, question_id: str, sentences: list[str]) -> None:
    row = st.container(horizontal=True, gap="small")
    with row.container(width="stretch"):
        context.editor.details = False  # its column would be too narrow here
        section(context.questionnaire, "leerroute", context.editor, only=frozenset({question_id}))
        context.editor.details = True
    with row.container(width="content"):
        answer_details.button(
            context.questionnaire.question(question_id), context.editor.store.stored(question_id), context.editor
        )
    if sentences and question_id not in context.editor.answers:
        label = "Neem over uit de intake"
        key = context.editor.key(question_id, "overnemen")
        if st.button(label, key=key, type="tertiary", icon=":material/content_copy:"):
            context.editor.press(question_id, Answer(" ".join(sentences)))

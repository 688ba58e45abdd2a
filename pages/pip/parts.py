"""The parts of the plan that are its own questions, and the hours that its activiteiten add up to."""

import streamlit as st

from forms.engine.answers import Answer
from forms.engine.flow import visible
from forms.pip.compose import REASONS
from pages.pip import children
from queries.intake.instruments import signals
from refusals import Stale
from rules.law.terms import Leerroute
from rules.pip.hours import expected, weekly_hours
from widgets.answering import answer_details as details
from widgets.answering import read_only as answers
from widgets.answering.questionnaire import section
from widgets.intake.learnability import learnability
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.pip import first_part
from widgets.pip import hours as charts
from widgets.pip import leerroute as route
from widgets.pip.plan_context import Desk


def wish(desk: Desk) -> None:
    """The person's own words, before everything else."""
    if desk.view.first_part:
        first_part.first_part()
    _section(desk, "wens", "Wat wil ik bereiken?")
    kept = desk.view.kept.get("eigen_woorden")
    if kept is not None and kept.at is not None and desk.view.in_azc(kept.at):
        first_part.written_in_azc(kept.at)


def leerroute(desk: Desk) -> None:
    """The advice, the choice, and what was weighed for all three leerroutes."""
    st.header("Leerroute", anchor=False)
    route.advice(desk.view.advice, desk.view.lbt)
    _signals(desk)
    if desk.view.partial is not None:
        st.caption(
            ":material/lock: Het advies steunt op de hele intake. Wat in een domein staat dat voor u gesloten is, "
            "ziet u hier niet."
        )
    if not desk.writes:
        answers.questions(visible(desk.asked, desk.pen.answers, "leerroute"), desk.view.kept)
        return
    reasons = {f"{side}_{word}" for word in REASONS.values() for side in ("voor", "tegen")}
    rest = {each.id for each in desk.asked.section("leerroute").questions} - reasons - {"leerroute", "niveau"}
    section(desk.asked, "leerroute", desk.pen, only=frozenset({"leerroute", "niveau"}))
    st.caption("Weeg alle drie de leerroutes: wat spreekt voor deze persoon vóór, en wat tegen?")
    for each, word in REASONS.items():
        _weigh(desk, each, word)
    st.subheader("Verder over de leerroute", anchor=False)
    section(desk.asked, "leerroute", desk.pen, only=frozenset(rest))


def _signals(desk: Desk) -> None:
    """What teachers and instruments saw over time; looked up only when somebody opens it."""
    key = state.key("pip", desk.pip_id, "signalen")
    box = st.expander("Signalen van leerbaarheid op een tijdlijn", key=state.key(key, "open"), on_change="rerun")
    if not box.open:
        return
    visit = desk.visit
    with visit.open_session() as session:
        found = signals(session, desk.view.head.id, seen_by=visit.user, at=visit.now())
    with box:
        learnability(found, key)


def hours(desk: Desk) -> None:
    """The hours per week, and what the law asks."""
    st.header("Uren", anchor=False)
    plan = desk.view.plan
    charts.hours(weekly_hours(plan.activiteiten), expected(plan, desk.view.head.doelgroep, desk.visit.today))


def support(desk: Desk) -> None:
    """PVT and MAP, and what the gemeente does."""
    _section(desk, "pvt_map")
    children.about(desk)
    _section(desk, "ondersteuning")


def agreements(desk: Desk) -> None:
    """Who does what, and when we talk again."""
    _section(desk, "afspraken")


def _section(desk: Desk, section_id: str, title: str = "") -> None:
    part = desk.asked.section(section_id)
    st.header(title or plain(part.title), anchor=False)
    if not desk.writes:
        answers.questions(visible(desk.asked, desk.pen.answers, section_id), desk.view.kept)
        return
    if part.intro:
        st.caption(plain(part.intro))
    section(desk.asked, section_id, desk.pen)


def _weigh(desk: Desk, each: Leerroute, word: str) -> None:
    found = desk.view.advice.reasons[each]
    route.weighing(
        each,
        found,
        pro=lambda: _reason(desk, f"voor_{word}", found.pro),
        contra=lambda: _reason(desk, f"tegen_{word}", found.contra),
    )


def _reason(desk: Desk, question_id: str, sentences: list[str]) -> None:
    row = st.container(horizontal=True, gap="small")
    with row.container(width="stretch"):
        desk.pen.details = False  # its column would be too narrow here
        section(desk.asked, "leerroute", desk.pen, only=frozenset({question_id}))
        desk.pen.details = True
    with row.container(width="content"):
        details.button(desk.asked.question(question_id), desk.pen.store.kept(question_id), desk.pen)
    if sentences and question_id not in desk.pen.answers:
        label = "Neem over uit de intake"
        key = desk.pen.key(question_id, "overnemen")
        if st.button(label, key=key, type="tertiary", icon=":material/content_copy:"):
            _take(desk, question_id, " ".join(sentences))


def _take(desk: Desk, question_id: str, text: str) -> None:
    try:
        kept = desk.pen.save(question_id, Answer(text), 0)
    except Stale:
        kept = None  # a colleague wrote it just now; the next run shows that
    if kept is not None:
        state.remember(f"saved:{desk.pen.store.name}", kept.at)
    st.rerun()

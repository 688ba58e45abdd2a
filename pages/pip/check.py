"""The end of the plan: what is missing with its article, the two clocks, and the deliberate act of vaststellen."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from access import Permission
from actions.vaststellen import vaststellen_pip
from forms.problems import Problem
from forms.schema import Question
from forms.validation import parse
from pages.pip.desk import Desk
from rules.deadlines import Termijn, days_left, inburgeringstermijn
from rules.pip import Shortcoming, ShortcomingCode, shortcomings
from rules.terms import PipStatus
from texts.formats import days, long_date, several, short_date
from texts.forms import problem_sentence
from widgets import state
from widgets.plain import plain

DAGTEKENING = Question.model_validate({"id": "dagtekening", "type": "date", "text": "Dagtekening van het PIP"})
PARTS = {
    "wens": "wens",
    "leerroute": "leerroute",
    "pvt_map": "ondersteuning",
    "ondersteuning": "ondersteuning",
    "afspraken": "afspraken",
    "doel": "doelen",
    "activiteit": "doelen",
}
OF_THE_INTAKE = (ShortcomingCode.INTAKE_NIET_AFGEROND, ShortcomingCode.LBT_ZONDER_UITKOMST)


def check(desk: Desk) -> None:
    """Draw the check; vaststellen is there for who may, and acts only when nothing stands in the way."""
    st.header("Controle en vaststellen", anchor=False)
    dated = _dagtekening(desk) if desk.view.being_written else desk.view.on
    _clocks(desk, dated)
    if desk.view.situation is None or not desk.view.being_written:
        if desk.view.status is PipStatus.VASTGESTELD:
            st.success(f"Versie {desk.view.last_version} van dit PIP is vastgesteld.", icon=":material/task_alt:")
        return
    found = shortcomings(desk.view.plan, replace(desk.view.situation, dagtekening=dated))
    blocking = [each for each in found if each.blocking]
    _listed(desk, blocking, "Nog nodig om vast te stellen")
    _listed(desk, [each for each in found if not each.blocking], "Let op; vaststellen kan wel")
    if not blocking:
        st.success("Alles wat de wet en DUO van dit plan vragen, staat erin.", icon=":material/task_alt:")
    if desk.visit.may(Permission.VASTSTELLEN):
        _vaststellen(desk, dated, ready=not blocking)


def _dagtekening(desk: Desk) -> date | None:
    typed = st.text_input(
        DAGTEKENING.text,
        value=short_date(desk.visit.today),
        key=state.key("pip", desk.pip_id, "dagtekening"),
        placeholder="dd-mm-jjjj",
        help="De dag die op het plan staat. Bij het eerste plan begint de dag erna de inburgeringstermijn.",
        width=260,
    )
    day = parse(DAGTEKENING, typed or "", desk.visit.today)
    if isinstance(day, Problem):
        st.error(plain(problem_sentence(day)), icon=":material/edit:")
        return None
    if not isinstance(day, str):
        st.error("Vul de dagtekening in.", icon=":material/edit:")
        return None
    return date.fromisoformat(day)


def _clocks(desk: Desk, dated: date | None) -> None:
    left, right = st.columns(2)
    with left.container(border=True, height="stretch"):
        term = desk.view.ten_weeks
        st.markdown("**Eerste PIP binnen tien weken**")
        if term is None:
            st.caption("Deze termijn loopt niet: de kennisgeving van DUO of de inschrijving in de BRP is niet bekend.")
        else:
            met = desk.view.termijn is not None
            st.markdown("Gehaald: het eerste PIP is er." if met else _until(term.due, desk.view.on))
            st.caption(f"{plain(term.explanation)} ({plain(term.article)})")
    with right.container(border=True, height="stretch"):
        st.markdown("**Inburgeringstermijn**")
        _termijn(desk.view.termijn or _to_be(dated), running=desk.view.termijn is not None)


def _until(due: date, on: date) -> str:
    left = days_left(due, on)
    icon, colour = (":material/error:", "red") if left < 0 else (":material/schedule:", "gray")
    return f":{colour}[{icon} Uiterlijk {long_date(due)} · {days(left)}]"


def _to_be(dated: date | None) -> Termijn | None:
    return inburgeringstermijn(dated) if dated and dated.year >= 2022 else None


def _termijn(term: Termijn | None, *, running: bool) -> None:
    if term is None:
        st.caption("Deze termijn begint op de dag na de dagtekening van het eerste PIP.")
        return
    words = "Loopt van" if running else "Loopt straks van"
    st.markdown(f"{words} {long_date(term.start)} tot en met {long_date(term.last_day)}")
    st.caption(f"{plain(term.explanation)} ({plain(term.article)})")


def _listed(desk: Desk, found: Sequence[Shortcoming], title: str) -> None:
    if not found:
        return
    with st.container(border=True):
        st.markdown(f"**{title}: {several(len(found), 'punt', 'punten')}**")
        for number, each in enumerate(found):
            words, way = st.columns([5, 1], vertical_alignment="center")
            words.markdown(f"{plain(each.text)} :small[:gray[{plain(each.article)}]]")
            with way:
                _way(desk, each, number)


def _way(desk: Desk, each: Shortcoming, number: int) -> None:
    """The way to where this can be put right."""
    if each.code in OF_THE_INTAKE:
        desk.visit.link("Brede intake", "intake", icon=":material/forum:", dossier=str(desk.view.head.id))
        return
    deel, doel = _place(desk, each.field)
    if deel:
        st.button(
            "Invullen",
            key=state.key("pip", desk.pip_id, each.code, number),
            type="tertiary",
            icon=":material/arrow_forward:",
            on_click=state.set_address,
            kwargs={"deel": deel, "doel": doel},
        )


def _place(desk: Desk, field: str) -> tuple[str, str]:
    for doel in desk.view.plan.doelen:
        if field == doel.id or field in {each.id for each in doel.activiteiten}:
            return "doelen", doel.id
    try:
        return PARTS[desk.asked.section_of(field).id], ""
    except KeyError:
        return ("doelen", "") if field == "doel" else ("", "")


def _vaststellen(desk: Desk, dated: date | None, *, ready: bool) -> None:
    st.caption(
        "Vaststellen maakt een genummerde versie die niet meer verandert. Wijzigen kan daarna met een nieuwe versie."
    )
    pressed = st.button(
        "Vaststellen",
        type="primary",
        icon=":material/verified:",
        key=state.key("pip", desk.pip_id, "vaststellen"),
        disabled=not ready or dated is None,
    )
    if not pressed or dated is None:
        return
    if desk.do(vaststellen_pip, pip_id=desk.pip_id, dagtekening=dated, on=desk.visit.today) is not None:
        st.rerun()

"""The check of a plan on the screen: what is missing with its article, the day on the plan, and the two clocks."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from forms.engine.schema import Question
from forms.engine.validation import parse
from rules.law.deadlines import Deadline, Termijn, days_left
from rules.law.wording import figure_in_words
from rules.pip.shortcoming import Shortcoming, ShortcomingCode
from rules.problems import Problem
from texts.wording.formats import days, long_date, several, short_date
from texts.wording.problems import problem_sentence
from widgets.kit import session_state as state
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain

DAGTEKENING = Question.model_validate({"id": "dagtekening", "type": "date", "text": "Dagtekening van het PIP"})
MOST = 10  # points of one list at once
# which part of the screen holds a section of the plan questionnaire
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


def dagtekening(key: str, today: date) -> date | None:
    """The day that the plan bears, today unless somebody writes another; None (and said) when it is no day."""
    typed = st.text_input(
        DAGTEKENING.text,
        value=short_date(today),
        key=key,
        placeholder="dd-mm-jjjj",
        help="De dag die op het plan staat. Bij het eerste plan begint de dag erna de inburgeringstermijn.",
        width=260,
    )
    day = parse(DAGTEKENING, typed or "", today)
    if isinstance(day, str):
        return date.fromisoformat(day)
    message = problem_sentence(day) if isinstance(day, Problem) else "Vul de dagtekening in."
    st.error(plain(message), icon=":material/edit:")
    return None


def clocks(
    first_pip: Deadline | None, no_first_pip: str, term: Termijn | None, on: date, *, running: bool, made: bool
) -> None:
    """The term for the first PIP and the inburgeringstermijn, each with its rule.

    `no_first_pip`: why the term for the first PIP does not run; `running`: the termijn has started; `made`: the first
    PIP of this gemeente is there.
    """
    left, right = st.columns(2)
    with left.container(border=True, height="stretch"):
        began = first_pip.start if first_pip else on
        st.markdown(f"**Eerste PIP binnen {figure_in_words('vaststellen_pip', began)}**")
        if first_pip is None:
            st.caption(plain(no_first_pip))
        else:
            st.markdown("Het eerste PIP is er." if made else _until(first_pip.due, on))
            st.caption(f"{plain(first_pip.explanation)} ({plain(first_pip.article)})")
    with right.container(border=True, height="stretch"):
        st.markdown("**Inburgeringstermijn**")
        if term is None:
            st.caption("Deze termijn begint op de dag na de dagtekening van het eerste PIP.")
        else:
            begin = "Loopt van" if running else "Loopt straks van"
            st.markdown(f"{begin} {long_date(term.start)} tot en met {long_date(term.last_day)}")
            st.caption(f"{plain(term.explanation)} ({plain(term.article)})")


def listed(
    shortcomings: Sequence[Shortcoming], title: str, draw_way: Callable[[Shortcoming, int], None], key: str
) -> None:
    """What is not right, each with its article; of many the first few.

    `draw_way` draws the button to where one of them can be put right.
    """
    if not shortcomings:
        return
    numbered = list(enumerate(shortcomings))
    with st.container(border=True):
        st.markdown(f"**{title}: {several(len(shortcomings), 'punt', 'punten')}**")
        for number, each in numbered[:MOST]:
            _one(each, number, draw_way)
        if len(numbered) <= MOST:
            return
        rest = fold(f"Nog {several(len(numbered) - MOST, 'punt', 'punten')}", key)
        if rest.open:
            with rest:
                for number, each in numbered[MOST:]:
                    _one(each, number, draw_way)


def _one(each: Shortcoming, number: int, draw_way: Callable[[Shortcoming, int], None]) -> None:
    text_column, way_column = st.columns([7, 2], vertical_alignment="center")
    text_column.markdown(f"{plain(each.text)} :small[:gray[{plain(each.article)}]]")
    with way_column:
        draw_way(each, number)


def _until(due: date, on: date) -> str:
    days_until = days_left(due, on)
    icon, colour = (":material/error:", "red") if days_until < 0 else (":material/schedule:", "gray")
    return f":{colour}[{icon} Uiterlijk {long_date(due)} · {days(days_until)}]"


def changed_meanwhile(next_step: str) -> None:
    """Say that the plan is no longer the one that was looked at."""
    st.warning(
        f"Het plan is intussen gewijzigd. Kijk na wat er nu staat en {next_step}.", icon=":material/sync_problem:"
    )


def sure(asking: str, number: int, dated: date) -> bool:
    """Ask once whether a plan is to be vastgesteld, for that cannot be undone; whether the answer is yes.

    `asking`: the name under which is remembered that it is asked.
    """
    with st.container(border=True):
        st.markdown(
            f":material/warning: **Versie {number} vaststellen met dagtekening {long_date(dated)}?** "
            "Dit is een besluit. U kunt het niet ongedaan maken."
        )
        with st.container(horizontal=True):
            yes = st.button("Ja, vaststellen", type="primary", icon=":material/verified:", key=state.key(asking, "ja"))
            st.button("Nee, nog niet", key=state.key(asking, "nee"), on_click=state.session_forget, args=(asking,))
    return yes

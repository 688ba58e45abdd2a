"""The Vragenlijst-gezondheid: what is chosen, what stands out, and the table, the least used question first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd
import streamlit as st

from forms.engine.schema import Questionnaire
from forms.intake.question_usage import Usage
from texts.intake.usage import count, share
from texts.wording.formats import several, year_month
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.question_usage import VersionInUse

_ROW = 35  # pixels of height
_ROWS_IN_SIGHT = 14
_AS_TEXT = 25
_WIDTHS = {
    "Vraag": 330,
    "Gebruikt": 100,
    "Kon gesteld worden": 135,
    "Ingevuld": 95,
    "Weet niet": 95,
    "Niet besproken": 110,
    "Wil niet zeggen": 110,
    "Domein": 150,
}


class UsageChoice(NamedTuple):
    """Which version of the questions, and which intakes."""

    version: "VersionInUse"
    only_completed: bool


def choose(used: "Sequence[VersionInUse]") -> UsageChoice:
    """Which version, and whether only completed intakes count."""
    by_version = {each.version: each for each in used}
    version: str = st.selectbox(
        "Vragenlijst",
        list(by_version),
        format_func=lambda name: _version(by_version[name]),
        key=state.key("vragenlijst", "versie"),
        width=320,
    )
    completed = st.toggle("Alleen afgeronde intakes", key=state.key("vragenlijst", "afgerond"), width="content")
    return UsageChoice(by_version[version], completed)


def _version(each: "VersionInUse") -> str:
    return f"Versie {year_month(each.version)}, {several(each.intakes, 'intake', 'intakes')}"


def domain(questionnaire: Questionnaire) -> str:
    """Which domain to look at; "" for all."""
    titles = {"": "Alle domeinen"} | {each.id: each.title for each in questionnaire.sections}
    chosen: str = st.selectbox(
        "Domein", list(titles), format_func=titles.__getitem__, key=state.key("vragenlijst", "domein"), width=260
    )
    return chosen


def too_few(intakes: int) -> None:
    """Say that there are too few intakes for figures."""
    st.info(
        f"{several(intakes, 'intake', 'intakes')} is te weinig om iets te laten zien. Vanaf 5 intakes staan hier "
        "cijfers, zodat ze niet over één persoon gaan.",
        icon=":material/group:",
    )


def table(rows: Sequence[Usage]) -> None:
    """The figures of each question."""
    never = sum(each.useful == 0 and each.times_asked != 0 for each in rows)
    summary = f"**{several(never, 'vraag is', 'vragen zijn')} nooit gebruikt.** " if never else ""
    st.markdown(f"{summary}De minst gebruikte vraag staat bovenaan.")
    st.dataframe(
        _frame(rows),
        hide_index=True,
        column_config={title: st.column_config.TextColumn(width=width) for title, width in _WIDTHS.items()},
        height=_ROW * (min(len(rows), _ROWS_IN_SIGHT) + 1) + 3,
        row_height=_ROW,
        alt="Per vraag hoe vaak die gesteld kon worden en wat er is geantwoord",
        key=state.key("vragenlijst", "tabel"),
    )
    st.caption(
        "Gebruikt: het deel van de intakes waarin de vraag gesteld kon worden en een antwoord kreeg dat iets zegt. "
        "Hangt een vraag van een ander antwoord af, dan is dat aantal een schatting naar boven. Aantallen onder de 5 "
        "staan er niet. Niet te tellen: het antwoord is versleuteld."
    )


def _frame(rows: Sequence[Usage]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Vraag": each.question.text,
                "Gebruikt": share(each),
                "Kon gesteld worden": count(each.times_asked),
                "Ingevuld": count(each.filled),
                "Weet niet": count(each.unknown),
                "Niet besproken": count(each.niet_besproken),
                "Wil niet zeggen": count(each.wil_niet_zeggen),
                "Domein": each.section.title,
            }
            for each in rows
        ]
    )


def words(rows: Sequence[Usage]) -> None:
    """The first rows as text, for who cannot read the table."""
    with st.expander("De eerste vragen als tekst"):
        for each in rows[:_AS_TEXT]:
            figures = {
                "gebruikt": share(each),
                "kon gesteld worden": count(each.times_asked),
                "ingevuld": count(each.filled),
                "weet niet": count(each.unknown),
                "niet besproken": count(each.niet_besproken),
                "wil niet zeggen": count(each.wil_niet_zeggen),
            }
            figures_text = ", ".join(f"{name} {figure}" for name, figure in figures.items())
            st.markdown(f"- **{plain(each.question.text)}** {plain(figures_text)}")

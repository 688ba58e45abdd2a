"""Hours of a plan: per week as a chart, and against what is asked as a table."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from rules.law.terms import TeltVoor
from rules.pip.hours import HoursExpected, WeekHours
from texts.wording.formats import hours as hours_text
from texts.wording.formats import long_date, number, short_date
from texts.wording.labels import TELT_VOOR
from widgets.kit.charts import DUTCH, ROWS, bare_spec, with_rows

COLOURS: dict[TeltVoor, str] = {
    TeltVoor.CURSUSUREN: "#154273",
    TeltVoor.PARTICIPATIEUREN: "#39870c",
    TeltVoor.MAP: "#e17000",
    TeltVoor.PVT: "#a90061",
    TeltVoor.NIETS: "#777c00",
}


def hours(weeks: Sequence[WeekHours], required: Sequence[HoursExpected]) -> None:
    """The busiest week as a sentence, the weeks as stacked bars, and planned against required hours."""
    if weeks:
        busiest = max(weeks, key=lambda week: week.total)
        st.markdown(
            f"De drukste week heeft **{hours_text(busiest.total)}**: de week van {long_date(busiest.week_start)}."
        )
        kinds = tuple(kind for kind in TeltVoor if any(kind in week.hours for week in weeks))
        st.vega_lite_chart(with_rows(_bare(kinds), _frame(weeks)), width="stretch", alt=_in_words(weeks))
        _table(weeks)
    else:
        st.info(
            "Nog geen uren. Vul bij de activiteiten de uren per week in, met de eerste en de laatste dag.",
            icon=":material/schedule:",
        )
    if required:
        st.caption("Elk uur telt één keer. Van een duaal traject telt elk deel voor zijn eigen onderdeel.")
        st.markdown(
            "\n".join(
                ["| Telt voor | Gepland | Gevraagd | Waar dat staat |", "|---|---:|---:|---|", *map(_line, required)]
            )
        )


def _table(weeks: Sequence[WeekHours]) -> None:
    """The same figures to read; drawn only while it is open."""
    expander = st.expander("Uren per week als tabel", key="hours:table", on_change="rerun")
    if expander.open:
        lines = [f"| {short_date(week.week_start)} | {number(week.total)} |" for week in weeks]
        expander.markdown("\n".join(["| Week van | Uren |", "|---|---:|", *lines]))


def _line(each: HoursExpected) -> str:
    enough = (
        ":green[✓ genoeg]" if each.planned >= each.required else ":orange[✗ minder]"
    )  # an icon would break the line
    planned = f"{hours_text(each.planned)} {enough}"
    required = f"{'ongeveer ' if each.about else ''}{hours_text(each.required)}"
    return f"| {TELT_VOOR[each.kind]} | {_whole(planned)} | {_whole(required)} | {each.article} |"


def _whole(text: str) -> str:
    """Words that stay on one line."""
    return text.replace(" ", "\u00a0")


def _frame(weeks: Sequence[WeekHours]) -> pd.DataFrame:
    rows = [
        {"week": pd.Timestamp(week.week_start), "soort": TELT_VOOR[kind], "uren": float(amount)}
        for week in weeks
        for kind, amount in week.hours.items()
    ]
    return pd.DataFrame(rows, columns=["week", "soort", "uren"])


@lru_cache(maxsize=32)
def _bare(kinds: tuple[TeltVoor, ...]) -> dict[str, Any]:
    """The spec of stacked bars for these kinds of hours, without any hour."""
    colour = alt.Color(
        "soort:N",
        title=" ",  # Streamlit writes this where there is no title, and would do so in what is kept here
        scale=alt.Scale(domain=[TELT_VOOR[kind] for kind in kinds], range=[COLOURS[kind] for kind in kinds]),
        legend=alt.Legend(orient="top"),
    )
    chart = (
        alt.Chart(ROWS)
        .mark_bar()
        .encode(
            x=alt.X("yearweek(week):T", title="Week", axis=alt.Axis(format="%b %Y", labelOverlap=True)),
            y=alt.Y("uren:Q", title="Uren per week", stack="zero"),
            color=colour,
            tooltip=[
                alt.Tooltip("week:T", title="Week van", format="%d-%m-%Y"),
                alt.Tooltip("soort:N", title="Telt voor"),
                alt.Tooltip("uren:Q", title="Uren", format=".2~f"),
            ],
        )
    )
    return bare_spec(chart.properties(height=260).configure(locale=DUTCH))


def _in_words(weeks: Sequence[WeekHours]) -> str:
    totals = [week.total for week in weeks]
    span = f"van {short_date(weeks[0].week_start)} tot en met de week van {short_date(weeks[-1].week_start)}"
    return f"Uren per week, {span}: van {number(min(totals))} tot {number(max(totals))} uur."

"""The week of a plan: a picture of the days, the same as a table, what clashes in it, and hours that do not agree."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from textwrap import wrap
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from rules.law.terms import Childcare, TeltVoor
from rules.pip.clashes import Clash
from rules.pip.document import PlanActiviteit
from rules.pip.dual_trajectory import divided
from rules.pip.time_slots import WEEKDAYS
from rules.pip.week import PlacedSlot, WeekPeriod, minutes_of, slot_hours
from texts.pip.week import DAYS, clash_sentence, name_of, period_name, span
from texts.wording.formats import number, several
from texts.wording.labels import CHILDCARE, TELT_VOOR
from widgets.kit import session_state as state
from widgets.kit.charts import DUTCH, ROWS, bare_spec, with_rows
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain
from widgets.pip.hours import COLOURS

_HOUR, _LINE, _EDGE = 46, 13, 5  # pixels of height for an hour, for a line of text, and above the first line
_AROUND = 85  # pixels of height for the names of the days, the legend and the white around them
_LETTERS = 14  # of a line in a whole day; what a narrow screen has no room for is cut off there
_WEEKEND = 5  # days that are always shown; the weekend only when something is in it
_MORNING, _EVENING = 8 * 60, 18 * 60  # shown at least
_INK = "#1b2733"
MOST = 7  # clashes shown at once


def chosen_period(periods: Sequence[WeekPeriod], dossier_id: object, on: date) -> WeekPeriod:
    """The days to look at: those of today, else the first; a list to choose from when the week changes."""
    if len(periods) == 1:
        st.caption(f"{period_name(periods[0])}.")
        return periods[0]
    current = next((number for number, each in enumerate(periods) if each.holds(on)), 0)
    picked = st.selectbox(
        "Welke weken wilt u zien?",
        range(len(periods)),
        index=current,
        format_func=lambda number: period_name(periods[number]),
        key=state.key("week", dossier_id, "periode"),
    )
    return periods[picked or 0]


def picture(placed: Sequence[PlacedSlot]) -> None:
    """The week as a picture, and as a table in an expander."""
    begin = min([_MORNING, *(minutes_of(each.slot.start) // 60 * 60 for each in placed)])
    end = max([_EVENING, *(-(-minutes_of(each.slot.until) // 60) * 60 for each in placed)])
    kinds = tuple(kind for kind in TeltVoor if any(_kind(each.activiteit) is kind for each in placed))
    days = max([_WEEKEND, *(each.slot.weekday for each in placed)])
    spec = with_rows(_bare(kinds, begin, end, days), pd.DataFrame([_row(each) for each in placed]))
    st.vega_lite_chart(spec, theme=None, width="stretch", alt=_in_words(placed))
    expander = st.expander("De week als tabel", key="week:table", on_change="rerun")
    if expander.open:
        expander.markdown(
            "\n".join(["| Dag | Tijd | Wat | Waar | Reis | Opvang |", "|---|---|---|---|---|---|", *_lines(placed)])
        )


def clashes(week_clashes: Sequence[Clash]) -> None:
    """What does not go together, each with both names; a quiet line when nothing clashes."""
    if not week_clashes:
        st.success("Niets in de week botst.", icon=":material/task_alt:")
        return
    sentences = [f"- {plain(clash_sentence(each))}" for each in week_clashes]
    first = "\n".join(sentences[:MOST])
    st.warning(f"**Dit past nog niet in de week: {several(len(sentences), 'punt', 'punten')}**\n\n{first}",
               icon=":material/event_busy:")  # fmt: skip
    if len(sentences) > MOST:
        rest = fold(f"Nog {several(len(sentences) - MOST, 'punt', 'punten')}", "week:clashes")
        if rest.open:
            rest.markdown("\n".join(sentences[MOST:]))


def different_hours(activiteiten: Sequence[PlanActiviteit]) -> None:
    """Where days and times give other hours than the activity says: both, without judgement."""
    for each in activiteiten:
        st.caption(
            f":material/info: {plain(name_of(each))}: in de week staat {number(slot_hours(each.slots))} uur, "
            f"bij de uren {number(each.hours_per_week)}. Het plan rekent met {number(each.hours_per_week)} uur."
        )


def untimed(activiteiten: Sequence[PlanActiviteit]) -> None:
    """The activities that have no days and times yet."""
    if activiteiten:
        names = ", ".join(plain(name_of(each)) for each in activiteiten)
        st.caption(f"Nog zonder dagen en tijden: {names}.")


def _row(each: PlacedSlot) -> dict[str, object]:
    """One block: where it stands, and its words in lines that fit."""
    start, until = minutes_of(each.slot.start), minutes_of(each.slot.until)
    name, details = name_of(each.activiteit), [span(each.slot), *_lines_of(each.activiteit)]
    most = max(1, ((until - start) * _HOUR // 60 - _EDGE) // _LINE)
    named = wrap(name, max(_LETTERS // each.lanes, 4))[: max(1, most - len(details))]
    day = each.slot.weekday - 1
    return {
        "van": start / 60,
        "tot": until / 60,
        "links": day + 0.03 + 0.94 * each.lane / each.lanes,
        "rechts": day + 0.03 + 0.94 * (each.lane + 1) / each.lanes - 0.02,
        "banen": each.lanes,
        "soort": TELT_VOOR[_kind(each.activiteit)],
        "tekst": "\n".join([*named, *details][:most]),
        "wat": " · ".join(filter(None, [f"{DAYS[day]} {span(each.slot)}", name, each.activiteit.place, *details[1:]])),
    }


def _kind(activiteit: PlanActiviteit) -> TeltVoor:
    """What it counts for; of a dual trajectory the largest part."""
    parts = divided(activiteit)
    return max(parts, key=lambda kind: parts[kind]) if parts else activiteit.counts_for


def _lines_of(activiteit: PlanActiviteit) -> list[str]:
    """Journey and childcare as short lines."""
    lines = [f"reis {activiteit.travel_minutes} min"] if activiteit.travel_minutes else []
    if activiteit.childcare in (Childcare.NODIG, Childcare.GEREGELD):
        lines.append("opvang nodig" if activiteit.childcare is Childcare.NODIG else "opvang geregeld")
    return lines


def _lines(placed: Sequence[PlacedSlot]) -> list[str]:
    return [
        f"| {DAYS[each.slot.weekday - 1]} | {span(each.slot)} | {_cell(name_of(each.activiteit))} "
        f"| {_cell(each.activiteit.place or each.activiteit.provider)} "
        f"| {f'{each.activiteit.travel_minutes} min' if each.activiteit.travel_minutes else ''} "
        f"| {CHILDCARE[each.activiteit.childcare] if each.activiteit.childcare else ''} |"
        for each in placed
    ]


def _cell(text: str) -> str:
    return plain(" ".join(text.split()))


def _in_words(placed: Sequence[PlacedSlot]) -> str:
    days = {each.slot.weekday for each in placed}
    sentences = [
        f"{WEEKDAYS[day - 1]}: "
        + ", ".join(f"{name_of(each.activiteit)} {span(each.slot)}" for each in placed if each.slot.weekday == day)
        for day in sorted(days)
    ]
    return f"De week. {'; '.join(sentences)}."


@lru_cache(maxsize=32)
def _bare(kinds: tuple[TeltVoor, ...], begin: int, end: int, days: int) -> dict[str, Any]:
    """The spec of the first `days` of a week, from `begin` to `end` (minutes of the day), without a moment in it."""
    named = alt.Axis(
        values=[each + 0.5 for each in range(days)], labelExpr=f"{list(WEEKDAYS)}[floor(datum.value)]", orient="top",
        grid=False, ticks=False, domain=False, labelFontSize=13, labelFontWeight="bold",
    )  # fmt: skip
    hours = list(range(begin // 60, end // 60 + 1))
    clock = alt.Axis(values=hours, labelExpr="datum.value + ':00'", domain=False, ticks=False)
    x = alt.X("links:Q", title=None, axis=named, scale=alt.Scale(domain=[0, days], nice=False))
    y = alt.Y("van:Q", title=None, axis=clock, scale=alt.Scale(domain=[end / 60, begin / 60], nice=False))
    colours = alt.Scale(domain=[TELT_VOOR[kind] for kind in kinds], range=[COLOURS[kind] for kind in kinds])
    colour = alt.Color("soort:N", title=" ", scale=colours, legend=alt.Legend(orient="bottom", symbolOpacity=1))
    line = alt.Stroke("soort:N", legend=None, scale=colours)
    tooltips = [alt.Tooltip("wat:N", title="Activiteit")]
    base = alt.Chart(ROWS).encode(x=x, y=y)
    paper = base.mark_rect(cornerRadius=4, color="#ffffff").encode(x2="rechts:Q", y2="tot:Q")
    blocks = base.mark_rect(cornerRadius=4, fillOpacity=0.14, strokeWidth=1.5).encode(
        x2="rechts:Q", y2="tot:Q", color=colour, stroke=line, tooltip=tooltips
    )
    room = alt.ExprRef(f"width / {days} / datum.banen - 12")
    labels = base.mark_text(
        align="left",
        baseline="top",
        dx=5,
        dy=_EDGE,
        fontSize=12,
        lineBreak="\n",
        lineHeight=_LINE,
        color=_INK,
        limit=room,
    ).encode(text="tekst:N", tooltip=tooltips)
    height = (end - begin) * _HOUR // 60 + _AROUND
    return bare_spec(
        alt.layer(paper, blocks, labels)
        .properties(width="container", height=height)
        .configure(locale=DUTCH, font="Source Sans, sans-serif", background="transparent")
        .configure_axis(labelColor=_INK, gridColor="#e3e8ee", labelFontSize=12)
        .configure_view(stroke=None)
    )

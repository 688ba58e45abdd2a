"""Pictures of counts: horizontal bars in one colour with the number at the end, and the same figures as a table."""

from collections.abc import Sequence
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from widgets.plain import plain

_COLOUR = "#154273"
_BAR = 28  # pixels of height for each bar
_LOCALE = alt.Locale(
    number=alt.NumberLocale(decimal=",", thousands=".", grouping=[3], currency=["€ ", ""]),
    time=alt.TimeLocale(
        dateTime="%a %e %B %Y %X",
        date="%d-%m-%Y",
        time="%H:%M:%S",
        periods=["", ""],
        days=["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
        shortDays=["zo", "ma", "di", "wo", "do", "vr", "za"],
        months=[
            *("januari", "februari", "maart", "april", "mei", "juni"),
            *("juli", "augustus", "september", "oktober", "november", "december"),
        ],
        shortMonths=["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    ),
)


def bars(title: str, of: str, counts: Sequence[tuple[str, int]], unit: str = "Dossiers") -> None:
    """Draw one bar for each count under a title that is a sentence; `of` names what the bars are."""
    frame = pd.DataFrame(counts, columns=[of, unit])
    st.markdown(f"**{plain(title)}**")
    st.altair_chart(_chart(frame, of, unit, title), theme=None)
    with st.expander("Als tabel"):
        st.dataframe(frame, hide_index=True, alt=title, height="content")


def _chart(frame: pd.DataFrame, of: str, unit: str, title: str) -> Any:
    most = max(1, int(frame[unit].max())) if len(frame) else 1
    base = alt.Chart(frame, description=title).encode(
        y=alt.Y(f"{of}:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False)),
        x=alt.X(f"{unit}:Q", axis=None, scale=alt.Scale(domain=[0, most * 1.12])),
        tooltip=[alt.Tooltip(f"{of}:N"), alt.Tooltip(f"{unit}:Q", format=",")],
    )
    numbers = base.mark_text(align="left", dx=5, color="#1b2733", fontSize=13).encode(
        text=alt.Text(f"{unit}:Q", format=",")
    )
    drawn = (base.mark_bar(color=_COLOUR, height=18, cornerRadiusEnd=2) + numbers).properties(
        height=_BAR * max(1, len(frame)), width="container"
    )
    return drawn.configure(locale=_LOCALE, font="Source Sans, sans-serif", background="transparent").configure_axis(
        labelFontSize=13, labelColor="#1b2733"
    ).configure_view(stroke=None)  # fmt: skip

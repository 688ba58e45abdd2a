"""Pictures of counts: horizontal bars in one colour with the number at the end, and the same figures as a table."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from widgets.kit.plain_text import plain

DUTCH = alt.Locale(
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
ROWS = alt.NamedData(name="rows")  # what a bare spec calls its data
_COLOUR = "#154273"
_BAR = 28  # pixels of height for each bar


def bars(title: str, of: str, counts: Sequence[tuple[str, int]], unit: str = "Dossiers") -> None:
    """Draw one bar for each count under a title that is a sentence; `of` names what the bars are."""
    frame = pd.DataFrame(counts, columns=[of, unit])
    st.markdown(f"**{plain(title)}**")
    spec = _filled(_bare(of, unit), title, counts)
    st.vega_lite_chart(with_rows(spec, frame), theme=None, width="stretch")
    with st.expander("Als tabel"):
        st.dataframe(frame, hide_index=True, alt=title, height="content")


def _filled(bare: dict[str, Any], title: str, counts: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """The spec with what depends on the counts; `bare` stays as it is."""
    most = max([1, *(number for _, number in counts)])
    encoding = bare["encoding"]
    x = encoding["x"] | {"scale": {"domain": [0, most * 1.12]}}
    return bare | {
        "description": title,
        "height": _BAR * max(1, len(counts)),
        "encoding": encoding | {"x": x},
    }


@lru_cache(maxsize=16)
def _bare(of: str, unit: str) -> dict[str, Any]:
    """The spec without any count: Altair takes some 30 ms to write one, and a page is drawn at every click."""
    base = alt.Chart(ROWS)
    layers = alt.layer(
        base.mark_bar(color=_COLOUR, height=18, cornerRadiusEnd=2),
        base.mark_text(align="left", dx=5, color="#1b2733", fontSize=13).encode(text=alt.Text(f"{unit}:Q", format=",")),
    ).encode(
        y=alt.Y(f"{of}:N", sort=None, title=None, axis=alt.Axis(labelLimit=190, ticks=False, domain=False)),
        x=alt.X(f"{unit}:Q", axis=None),
        tooltip=[alt.Tooltip(f"{of}:N"), alt.Tooltip(f"{unit}:Q", format=",")],
    )
    return bare_spec(
        layers.properties(width="container")
        .configure(locale=DUTCH, font="Source Sans, sans-serif", background="transparent")
        .configure_axis(labelFontSize=13, labelColor="#1b2733")
        .configure_view(stroke=None)
    )


def bare_spec(chart: alt.Chart | alt.LayerChart) -> dict[str, Any]:
    """A chart on ROWS as Vega-Lite, to be kept: what one draws of it is a copy."""
    with alt.theme.enable("none"):  # else Altair adds sizes of its own, and Streamlit decides on those
        return chart.to_dict()


def with_rows(spec: dict[str, Any], frame: pd.DataFrame) -> dict[str, Any]:
    """A copy of a bare spec, with the rows that it draws."""
    return spec | {"datasets": {ROWS.name: frame}}

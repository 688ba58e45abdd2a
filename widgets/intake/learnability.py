"""All signals of learnability of one person on one line of time, as a picture, in words and as a table."""

import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from forms.intake.signals import Signal, SignalKind
from texts.intake.instruments import NEVER_ONE_MOMENT, SIGNALS, outcome, short_outcome
from texts.wording.formats import several, short_date
from widgets.kit import session_state as state
from widgets.kit.charts import DUTCH, ROWS, bare_spec, with_rows
from widgets.kit.plain_text import plain

_COLOUR, _INK = "#154273", "#1b2733"
_LANE = 46  # pixels of height for each kind of signal
_STEP = 0.15  # how much higher in its row a point stands for each score above 3
_MARGIN = 60  # pixels: the text next to the first and the last point


def learnability(signals: Sequence[Signal], key: str) -> None:
    """The picture with its sentence and its table; says what to do when there is no signal yet."""
    st.markdown(f"**{NEVER_ONE_MOMENT}**")
    if not signals:
        st.caption("Nog geen signalen. Leg hieronder een uitkomst vast, of plaats deze persoon in een startklas.")
        return
    dated = [each for each in signals if each.on is not None]
    if dated:
        _draw(dated)
        st.caption("Cijfers lopen van 1 (laag) tot 5 (hoog). Een week van de startklas staat bij de eerste dag ervan.")
    for each in signals:
        if each.on is None:
            st.caption(f"{SIGNALS[each.kind]}: {plain(outcome(each))} (zonder datum).")
    expander = st.expander("Signalen als tabel", key=state.key(key, "signalen"), on_change="rerun")
    if expander.open:
        expander.markdown(_table(signals))


def _table(signals: Sequence[Signal]) -> str:
    lines = [
        f"| {short_date(each.on) or 'onbekend'} | {SIGNALS[each.kind]} | {plain(outcome(each))} |" for each in signals
    ]
    return "\n".join(["| Dag | Signaal | Uitkomst |", "|---|---|---|", *lines])


def _draw(signals: Sequence[Signal]) -> None:
    kinds = tuple(kind for kind in SignalKind if any(each.kind is kind for each in signals))
    spec = with_rows(_bare(kinds), _frame(signals, kinds))
    st.vega_lite_chart(spec, theme=None, width="stretch", alt=_in_words(signals))


def _frame(signals: Sequence[Signal], kinds: Sequence[SignalKind]) -> pd.DataFrame:
    """One row a signal; `hoogte` is the lane, a little higher or lower by the score."""
    rows = [
        {
            "signaal": SIGNALS[each.kind],
            "dag": pd.Timestamp(each.on),
            "hoogte": len(kinds) - 1 - kinds.index(each.kind) + _lift(each),
            "kort": short_outcome(each),
            "uitkomst": outcome(each),
            "reeks": each.score is not None,
        }
        for each in signals
    ]
    return pd.DataFrame(rows)


def _lift(signal: Signal) -> float:
    return (float(signal.score) - 3) * _STEP if signal.score is not None else 0.0


@lru_cache(maxsize=32)
def _bare(kinds: tuple[SignalKind, ...]) -> dict[str, Any]:
    """The spec for these kinds of signals, without any signal: a lane for each, the first one on top."""
    names = json.dumps([SIGNALS[kind] for kind in reversed(kinds)], ensure_ascii=False)
    base = alt.Chart(ROWS)
    lanes = alt.Axis(
        values=list(range(len(kinds))), labelExpr=f"{names}[datum.value]", labelLimit=190, ticks=False, domain=False,
        gridColor="#d5dbe3",
    )  # fmt: skip
    days = alt.Axis(format="%d-%m-%Y", labelOverlap=True, grid=False, tickCount=6)
    layers = alt.layer(
        base.mark_line(color=_COLOUR, strokeWidth=2).encode(detail="signaal:N").transform_filter("datum.reeks"),
        base.mark_point(color=_COLOUR, filled=True, size=60, opacity=1),
        base.mark_text(dy=-11, color=_INK, fontSize=13).encode(text="kort:N"),
    ).encode(
        x=alt.X("yearmonthdate(dag):T", title=None, axis=days, scale=alt.Scale(padding=_MARGIN)),
        y=alt.Y("hoogte:Q", title=None, axis=lanes, scale=alt.Scale(domain=[-0.55, len(kinds) - 0.3], nice=False)),
        tooltip=[
            alt.Tooltip("signaal:N", title="Signaal"),
            alt.Tooltip("dag:T", title="Dag", format="%d-%m-%Y"),
            alt.Tooltip("uitkomst:N", title="Uitkomst"),
        ],
    )
    return bare_spec(
        layers.properties(width="container", height=_LANE * len(kinds) + 20)
        .configure(locale=DUTCH, font="Source Sans, sans-serif", background="transparent")
        .configure_axis(labelFontSize=13, labelColor=_INK)
        .configure_view(stroke=None)
    )


def _in_words(signals: Sequence[Signal]) -> str:
    """The same for who cannot see it: of each kind the first and the last."""
    sentences = []
    for kind in SignalKind:
        own = [each for each in signals if each.kind is kind]
        if own:
            first, last = outcome(own[0]), outcome(own[-1])
            sentences.append(f"{SIGNALS[kind]}: {first}" + (f", later {last}" if len(own) > 1 else ""))
    return f"{several(len(signals), 'signaal', 'signalen')} van leerbaarheid op een tijdlijn. {'. '.join(sentences)}."

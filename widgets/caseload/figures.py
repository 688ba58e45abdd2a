"""The figures above the caseload, each with a button to its own list, and the charts below it."""

from typing import TYPE_CHECKING

import streamlit as st

from texts.wording.formats import number, several, short_date
from texts.wording.labels import FASEN, LEERROUTES
from widgets.caseload.filters import show_only
from widgets.kit.charts import bars

if TYPE_CHECKING:
    from queries.caseload.figures import Figures

_WIDTH = 186  # five next to each other on a laptop
_CHART_WIDTH = 470


def figures(figures_now: "Figures") -> None:
    """The five figures, all of the same height."""
    lead = "–" if figures_now.lead_days is None else several(figures_now.lead_days, "dag", "dagen")
    soon = several(figures_now.soon_days, "dag", "dagen")
    tiles = (
        ("Open dossiers", number(figures_now.open), "Toon alle", ""),
        ("Te laat", number(figures_now.late), "Toon te laat", "te_laat"),
        (f"Binnen {soon}", number(figures_now.soon), f"Toon {soon}", "binnen_14"),
        ("PIP’s dit kwartaal", number(figures_now.pips), "Toon PIP’s", "pip_dit_kwartaal"),
        (f"Doorlooptijd (norm {figures_now.norm_days})", lead, "Boven de norm", "pip_na_termijn"),
    )
    with st.container(horizontal=True, gap="small"):
        for label, value, link, termijn in tiles:
            with st.container(border=True, width=_WIDTH, gap=None):
                st.metric(label, value)
                st.button(link, type="tertiary", icon=":material/arrow_downward:", on_click=show_only, args=(termijn,))
    st.caption(
        "Doorlooptijd: hoeveel dagen het eerste PIP gemiddeld duurde, van de PIP’s die dit kwartaal zijn vastgesteld. "
        "Deze cijfers gaan over alle dossiers die u mag zien, ook als u hieronder filtert."
    )


def pictures(figures_now: "Figures") -> None:
    """Charts of the dossiers: by fase, by week of the last day, by regievoerder and by leerroute."""
    st.subheader("In beeld", anchor=False)
    with st.container(horizontal=True, gap="medium"):
        with st.container(width=_CHART_WIDTH):
            _per_week(figures_now)
        with st.container(width=_CHART_WIDTH):
            _per_fase(figures_now)
        if len(figures_now.load) > 1:
            with st.container(width=_CHART_WIDTH):
                _load(figures_now)
        with st.container(width=_CHART_WIDTH):
            _per_leerroute(figures_now)


def _per_week(figures_now: "Figures") -> None:
    counts = [(f"t/m {short_date(week.last)}", dossiers) for week, dossiers in figures_now.per_week]
    title = f"{several(counts[0][1], 'dossier verloopt', 'dossiers verlopen')} deze week"
    bars(title, "Week", counts)


def _per_fase(figures_now: "Figures") -> None:
    counts = [(FASEN[fase], dossiers) for fase, dossiers in figures_now.per_fase]
    fase, most = max(counts, key=lambda each: each[1])
    bars(f"De meeste dossiers staan op “{fase}”: {most} van de {figures_now.open}", "Fase", counts)


def _load(figures_now: "Figures") -> None:
    counts = [(each.name or "Niemand", each.dossiers) for each in figures_now.load]
    name, most = max(counts, key=lambda each: each[1])
    bars(f"{name} heeft de meeste dossiers: {most}", "Regievoerder", counts)


def _per_leerroute(figures_now: "Figures") -> None:
    counts = [(LEERROUTES[route] if route else "Nog geen", dossiers) for route, dossiers in figures_now.per_leerroute]
    bars(f"{several(counts[-1][1], 'dossier heeft', 'dossiers hebben')} nog geen leerroute", "Leerroute", counts)

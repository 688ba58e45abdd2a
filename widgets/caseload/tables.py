"""The table of the caseload, in two ways: one where a click opens a dossier, one where dossiers are chosen."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pandas as pd
import streamlit as st

from rules.law.status import NextStep
from rules.law.terms import Fase
from texts.pip.steps import NEXT_STEPS
from texts.wording.labels import DOELGROEPEN, FASEN, LEERROUTES
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency

if TYPE_CHECKING:
    from queries.caseload.caseload import CaseloadRow

_WIDTHS = {
    "Naam": 165,
    "Dossier": 85,
    "Dagen": 140,
    "Uiterlijk": 90,
    "Volgende stap": 165,
    "Fase": 95,
    "Leerroute": 105,
    "Regievoerder": 115,
    "Locatie COA": 110,
    "Doelgroep": 140,
}
_ROW = 35  # pixels of height
_ROWS_IN_SIGHT = 12  # the rest scrolls inside the table, so that the deeds below it stay near


def _frame(rows: "Sequence[CaseloadRow]", on: date) -> pd.DataFrame:
    cells = [
        {
            "Naam": row.list_name,
            "Dossier": row.number,
            "Dagen": urgency.sign(row.due, on, closed=row.fase is Fase.GESLOTEN),
            "Uiterlijk": row.due,
            "Volgende stap": NEXT_STEPS[NextStep(row.next_step)],
            "Fase": FASEN[row.fase],
            "Leerroute": LEERROUTES[row.leerroute] if row.leerroute else "Nog geen",
            "Regievoerder": row.regievoerder or "Niemand",
            "Locatie COA": row.coa_location,
            "Doelgroep": DOELGROEPEN[row.doelgroep],
        }
        for row in rows
    ]
    if not any(row.coa_location for row in rows):
        for each in cells:
            del each["Locatie COA"]
    return pd.DataFrame(cells)


def _columns() -> dict[str, Any]:
    columns: dict[str, Any] = {title: st.column_config.TextColumn(width=width) for title, width in _WIDTHS.items()}
    return columns | {"Uiterlijk": st.column_config.DateColumn(width=_WIDTHS["Uiterlijk"], format="DD-MM-YYYY")}


def caseload(rows: "Sequence[CaseloadRow]", on: date, *, key: str, choosing: bool) -> list[UUID]:
    """Draw the rows and give the ids of those that were picked: one to open, or several when choosing."""
    event: Any = st.dataframe(
        _frame(rows, on).style.map(urgency.text_style, subset=["Dagen"]),
        key=key,
        hide_index=True,
        column_config=_columns(),
        on_select="rerun",
        selection_mode="multi-row" if choosing else ["single-row", "single-cell"],
        alt="Dossiers, wat het eerst verloopt bovenaan",
        height=_ROW * (min(len(rows), _ROWS_IN_SIGHT) + 1) + 3,
        row_height=_ROW,
        placeholder="",
    )
    picked = event.selection.rows or [at for at, _ in event.selection.get("cells", [])]
    return [rows[at].id for at in picked if at < len(rows)]


def opener(rows: "Sequence[CaseloadRow]", *, key: str) -> UUID | None:
    """The same list as a choice by name or number: opens a dossier with the keyboard alone."""
    names = {row.id: f"{row.list_name} · {row.number}" for row in rows}
    return st.selectbox(
        "Open een dossier uit deze lijst",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Open dossier …",
        label_visibility="collapsed",
        key=key,
    )


def table_key(*parts: object) -> str:
    """The key of a table that forgets what was picked when it shows other rows."""
    return state.key("caseload", "tabel", *parts)

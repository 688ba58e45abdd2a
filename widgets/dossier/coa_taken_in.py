"""After a list was taken in: the new dossiers, the way to each, and who becomes their regievoerder."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import pandas as pd
import streamlit as st

from texts.wording.formats import several
from widgets.dossier import coa_file
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.taken_in import TakenInDossier

_OPENED, _COMPLETED, _FINISHED, _ASSIGNED = "coa:nieuw", "coa:aangevuld", "coa:klaar", "coa:toegewezen"
MOST_LINKS = 12
_ROW, _ROWS_IN_SIGHT = 35, 12


class Handed(NamedTuple):
    """Which dossiers get which regievoerder."""

    dossier_ids: list[UUID]
    to: UUID


def note(new: Sequence[UUID], completed: int) -> None:
    """Remember the ids of the dossiers that were opened, and how many got something."""
    state.session_set(_OPENED, (*opened(), *new))
    state.session_set(_COMPLETED, _completed() + completed)


def finish() -> None:
    """The whole list was taken in: the next run shows what came of it, and holds the file no longer."""
    state.session_set(_FINISHED, True)
    state.session_forget(coa_file.UPLOAD)


def is_finished() -> bool:
    """Whether a list was taken in, of which the outcome is still on the screen."""
    return bool(state.session_get(_FINISHED, False))


def opened() -> tuple[UUID, ...]:
    """The dossiers that were opened from the list, also before a cut."""
    stored = state.session_get(_OPENED)
    return stored if isinstance(stored, tuple) else ()


def _completed() -> int:
    stored = state.session_get(_COMPLETED)
    return stored if isinstance(stored, int) else 0


def another_list() -> None:
    """Draw the way back to the first step."""
    st.button("Nog een lijst inlezen", icon=":material/upload_file:", on_click=_again, key=state.key("coa", "nog"))


def _again() -> None:
    state.session_forget(_OPENED, _COMPLETED, _FINISHED)


def note_assigned(count: int, name: str) -> None:
    """Remember for the next run how many dossiers got which regievoerder."""
    state.session_set(_ASSIGNED, f"{several(count, 'dossier', 'dossiers')} toegewezen aan {name}.")


def say_assigned() -> None:
    """Say once how many dossiers were assigned."""
    if sentence := state.session_get(_ASSIGNED):
        st.success(plain(str(sentence)), icon=":material/check:")
        state.session_forget(_ASSIGNED)


def summary() -> None:
    """Say what was taken in."""
    st.success(
        f"Ingelezen: {several(len(opened()), 'nieuw dossier', 'nieuwe dossiers')}, {_completed()} aangevuld. "
        "De betekenis van de kolommen is onthouden voor de volgende lijst.",
        icon=":material/task_alt:",
    )


def new_dossiers(rows: "Sequence[TakenInDossier]", mark: str) -> list[UUID]:
    """Draw the new dossiers; gives those that were picked."""
    cells = [
        {
            "Dossier": each.number,
            "Naam": each.name,
            "V-nummer": each.v_number,
            "Locatie COA": each.coa_location,
            "Regievoerder": each.regievoerder or "Niemand",
        }
        for each in rows
    ]
    event: Any = st.dataframe(
        pd.DataFrame(cells),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        alt="De nieuwe dossiers van deze lijst",
        height=_ROW * (min(len(rows), _ROWS_IN_SIGHT) + 1) + 3,
        row_height=_ROW,
        key=state.key("coa", "nieuw", mark),
    )
    return [rows[at].id for at in event.selection.rows if at < len(rows)]


def ways_in(visit: Visit, rows: "Sequence[TakenInDossier]") -> None:
    """Draw a link to each new dossier; of many of them one choice, by name or number. What stands here stays."""
    names = {each.id: f"{each.number} · {each.name}" for each in rows}
    if len(rows) > MOST_LINKS:
        chosen = st.selectbox(
            "Open een nieuw dossier",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Kies …",
            width=400,
            key=state.key("coa", "open"),
        )
        if chosen:
            visit.go("dossier", dossier=str(chosen))
        return
    with st.container(horizontal=True):
        for each in rows:
            visit.link(plain(names[each.id]), "dossier", icon=":material/folder:", dossier=str(each.id))


def hand_over(rows: "Sequence[TakenInDossier]", picked: Sequence[UUID], names: Mapping[UUID, str]) -> Handed | None:
    """Draw who becomes regievoerder, of the rows that were picked or else of all that have none; on a press both."""
    chosen = list(picked) or [each.id for each in rows if not each.regievoerder]
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(
            "Wie wordt regievoerder?",
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder="Kies …",
            width=260,
            key=state.key("coa", "naar"),
        )
        label = f"{several(len(chosen), 'dossier', 'dossiers')} toewijzen"
        pressed = st.button(label, type="primary", disabled=not (chosen and to), key=state.key("coa", "toewijzen"))
        st.caption(
            "Zonder keuze in de tabel: alle nieuwe dossiers die nog niemand heeft. Of kies eerst rijen in de tabel.",
            width="content",
        )
    return Handed(chosen, to) if pressed and to else None

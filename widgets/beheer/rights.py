"""The rights per domein as a matrix: one choice for each role and domein, kept at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from access import OPEN_FOR, Level, Role, levels_for
from texts.wording.labels import LEVELS, ROLES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.beheer.rights import RestrictedSectionRights

FIRST, CELL, LAST = 3.0, 1.6, 1.2  # the columns of the matrix: domein, a role, the button to undo
MINUTES = int(OPEN_FOR.total_seconds() // 60)


@dataclass(frozen=True)
class RightsChange:
    """What somebody chose: this role gets this level in this restricted section."""

    role: Role
    restricted_section: str
    to: Level


def matrix(rights: "Sequence[RestrictedSectionRights]") -> list[RightsChange]:
    """Draw the matrix; gives what was chosen in this run."""
    st.markdown(
        "Wat mag elke rol met de antwoorden in een domein? Een wijziging geldt meteen, voor alle dossiers van uw "
        "gemeente. :material/lock: = gevoelig. \\* = anders dan gewoon."
    )
    st.caption(
        f"Een gevoelig domein van een dossier van een collega is altijd eerst gesloten: wie het opent, zegt waarom, en "
        f"na {MINUTES} minuten sluit het vanzelf."
    )
    changes: list[RightsChange] = []
    with st.container(key="koers-rechten", gap="small"):
        roles = list(rights[0].levels) if rights else []
        first, *heads, _ = st.columns(_widths(len(roles)))
        first.markdown("**Domein**")
        for column, role in zip(heads, roles, strict=True):
            column.markdown(f"**{ROLES[role].capitalize()}**")
        for each in rights:
            changes += _row(each)
    return changes


def _widths(roles: int) -> list[float]:
    return [FIRST, *[CELL] * roles, LAST]


def _row(row: "RestrictedSectionRights") -> list[RightsChange]:
    first, *cells, last = st.columns(_widths(len(row.levels)), vertical_alignment="center")
    lock = ":material/lock: " if row.restricted_section.sensitive else ""
    older = "" if row.current else "  \n:small[alleen in een oudere vragenlijst]"
    first.markdown(f"{lock}{plain(row.restricted_section.title)}{older}")
    changes = []
    for role, cell in zip(row.levels, cells, strict=True):
        with cell:
            chosen = _cell(row, role)
        if chosen is not row.levels[role]:
            changes.append(RightsChange(role, row.restricted_section.id, chosen))
    if row.departs:
        pressed = last.button(
            "Gewoon",
            icon=":material/undo:",
            type="tertiary",
            help=f"Zet {row.restricted_section.title} terug op wat gewoon is",
            key=state.key("rechten", row.restricted_section.id, "gewoon"),
        )
        if pressed:
            changes += [RightsChange(role, row.restricted_section.id, row.usual[role]) for role in row.departs]
    return changes


def _cell(row: "RestrictedSectionRights", role: Role) -> Level:
    """One choice. What a colleague set meanwhile is shown, and not undone by what this browser still holds."""
    key, stored = state.key("rechten", row.restricted_section.id, role.value), row.levels[role]
    on_screen, shown_level = state.widget_value(key)
    if on_screen and shown_level != stored and state.session_get(key) != stored:
        state.set_widget_value(key, stored)
    state.session_set(key, stored)
    options = list(levels_for(role))
    chosen: Level | None = st.selectbox(
        f"{row.restricted_section.title}: {ROLES[role]}",
        options,
        index=options.index(stored),
        format_func=lambda each: LEVELS[each] if each is row.usual[role] else f"{LEVELS[each]} *",
        key=key,
        label_visibility="collapsed",
    )
    return chosen or stored


def refused(changes: Sequence[RightsChange]) -> None:
    """Forget the choices that were refused: the next run shows what is stored."""
    for each in changes:
        state.session_forget(state.key("rechten", each.restricted_section, each.role.value))

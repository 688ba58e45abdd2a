"""What differs between two plans: per part what it was and became, and which doelen came, went or changed."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from texts.pip.differences import DoelChange, PlanDifferences
from texts.pip.plan import PlanChange
from texts.wording.formats import long_date, several
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.pip.versions import VersionLine

_COLOURS = {DoelChange.ADDED: "green", DoelChange.CHANGED: "orange", DoelChange.REMOVED: "red"}


def other_version(key: str, versions: "Sequence[VersionLine]", version: "VersionLine") -> "VersionLine | None":
    """With which version to compare: the one before, unless somebody chooses another; None when there is none."""
    others = {each.number: each for each in versions if each.number != version.number}
    if not others:
        return None
    chosen = st.selectbox(
        "Vergelijk met",
        list(others),
        index=list(others).index(version.number - 1) if version.number - 1 in others else None,
        format_func=lambda number: f"Versie {number}, dagtekening {long_date(others[number].dagtekening)}",
        placeholder="Kies een versie",
        key=key,
        width=420,
    )
    return others[chosen] if chosen else None


def between(version: "VersionLine", other: "VersionLine") -> str:
    """Between which two versions, the older first."""
    before, after = sorted((version.number, other.number))
    return f"Verschillen van versie {before} naar versie {after}"


def draw(title: str, differences: PlanDifferences) -> None:
    """All differences."""
    with st.container(border=True):
        st.markdown(f"**{title}**")
        if not differences.any:
            st.markdown("Er is geen verschil.")
            return
        for part in differences.parts:
            st.markdown(f"**{plain(part.part)}**")
            _table(part.changes)
        if differences.doelen:
            st.markdown(f"**{several(len(differences.doelen), 'doel', 'doelen')} nieuw, gewijzigd of vervallen**")
        for doel in differences.doelen:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.badge(doel.became.value.capitalize(), color=_COLOURS[doel.became])  # type: ignore[arg-type]
                st.markdown(plain(doel.name), width="content")
            _table(doel.changes)


def _table(changes: Iterable[PlanChange]) -> None:
    rows = [f"| {_cell(each.label)} | {_cell(each.before)} | {_cell(each.after)} |" for each in changes]
    if rows:
        st.markdown("\n".join(["| Onderdeel | Was | Wordt |", "|---|---|---|", *rows]))


def _cell(text: str) -> str:
    return plain(" ".join(text.split())) or "(leeg)"

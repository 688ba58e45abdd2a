"""Doelen on the screen: cards to read, and one that is open to write in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.engine.schema import Questionnaire
from rules.law.terms import Leefgebied
from rules.pip.document import PlanDoel
from rules.pip.smart import smart
from texts.pip.plan import activiteit_line
from texts.pip.week import SMART, SMART_TIPS
from texts.wording.formats import beginning, long_date
from texts.wording.labels import HORIZONS, LEEFGEBIEDEN
from widgets.answering.field_editor import FieldEditor
from widgets.kit import session_state as state
from widgets.kit.fold import fold
from widgets.kit.plain_text import plain
from widgets.pip.activiteit import row, text_of

if TYPE_CHECKING:
    from queries.pip.types import DoelView

Deed = Callable[[UUID], None]
MOST_IN_CARD = 240  # letters of somebody's own words
MOST_OPEN = 2  # activiteiten that are open together; with more, only the one that was added last


def card(doel: PlanDoel, open_it: Callable[[], None] | None) -> None:
    """One doel to read; with a button when it can be opened."""
    activiteiten = "\n".join(f"- {_one_line(activiteit_line(each))}" for each in doel.activiteiten)
    # one element for all texts: with twelve doelen every extra element makes the screen slower
    heading = f"{_words(doel, in_full=open_it is None)}  \n{_grey(_facts(doel))}"
    text = f"{heading}\n\n{activiteiten or _grey('Nog geen activiteiten.')}"
    with st.container(border=True, horizontal=True, wrap=False):
        st.markdown(text, width="stretch")
        if open_it is not None:
            st.button("Openen", key=state.key("doel", doel.id, "openen"), on_click=open_it)


def doel_fields(questionnaire: Questionnaire, editor: FieldEditor, doel: PlanDoel) -> None:
    """The questions of one doel: its texts next to each other, the short ones in one row; what it still asks below."""
    row(questionnaire, "doel", editor, ["own_words", "result"])
    row(questionnaire, "doel", editor, ["baseline", "target", "owner"])
    row(questionnaire, "doel", editor, ["horizon"])
    _smart(_as_written(doel, editor))


def _as_written(doel: PlanDoel, editor: FieldEditor) -> PlanDoel:
    """The doel with what was written in this run."""
    target = text_of(editor, "target")
    return replace(
        doel,
        own_words=text_of(editor, "own_words"),
        result=text_of(editor, "result"),
        owner=text_of(editor, "owner"),
        target=date.fromisoformat(target) if target else None,
    )


def _smart(doel: PlanDoel) -> None:
    criteria = smart(doel)
    signs = {True: ":green[:material/check_circle:]", False: ":gray[:material/radio_button_unchecked:]"}
    st.markdown("  ".join(f"{signs[is_met]}\u00a0{_whole(SMART[each])}" for each, is_met in criteria.items()))
    tips = [SMART_TIPS[each] for each, is_met in criteria.items() if not is_met]
    if tips:
        st.caption(" ".join(tips))


def new_doel(dossier_id: UUID, add: Callable[[Leefgebied], None]) -> None:
    """Choose an area and add a doel to it."""
    chosen = st.pills(
        "Nieuw doel. Bij welk gebied hoort het?",
        list(Leefgebied),
        format_func=LEEFGEBIEDEN.__getitem__,
        key=state.key("doel", dossier_id, "gebied"),
    )
    if chosen is not None:
        st.button(
            f"Doel toevoegen bij {LEEFGEBIEDEN[chosen].lower()}",
            key=state.key("doel", dossier_id, "erbij"),
            icon=":material/add:",
            on_click=add,
            args=(chosen,),
        )


def empty_already() -> None:
    """Say that there is an empty activiteit already."""
    st.toast("Er staat nog een lege activiteit. Vul die eerst in.", icon=":material/info:")


def removed(doelen: "Sequence[DoelView]", dossier_id: UUID, put_back: Deed) -> None:
    """Doelen that were taken out, each with a button to put it back; drawn only while the expander is open."""
    if not doelen:
        return
    expander = fold(f"Weggehaald ({len(doelen)})", state.key("weggehaald", dossier_id, "open"))
    if not expander.open:
        return
    with expander:
        for each in doelen:
            name = each.values["own_words"] or each.values["result"] or "Doel zonder tekst"
            with row_with_button():
                st.markdown(f"**{LEEFGEBIEDEN[each.area]}.** {_one_line(name)}", width="stretch")
                st.button("Terugzetten", key=state.key("doel", each.id, "terug"), on_click=put_back, args=(each.id,))


def summary(values: Mapping[str, str | None]) -> str:
    """An activiteit in a few words, for a closed expander."""
    parts = [values["what"] or "Activiteit zonder tekst", values["provider"] or ""]
    return _one_line(" · ".join(filter(None, parts)))


def name(number: int, values: Mapping[str, str | None], *, folded: bool) -> str:
    """What stands above the fields of an activiteit: its number, and while they are closed what it is."""
    return f"**Activiteit {number}**" + (f" · {summary(values)}" if folded else "")


def row_with_button() -> DeltaGenerator:
    """A row for a text with a button at its end, on any width of screen."""
    return st.container(horizontal=True, vertical_alignment="center")


def _grey(text: str) -> str:
    return f":small[:gray[{text}]]"


def _whole(text: str) -> str:
    """A text that stays on one line, with its sign."""
    return text.replace(" ", "\u00a0")


def _words(doel: PlanDoel, *, in_full: bool) -> str:
    """What it is about. Of a long text the beginning, when the doel can be opened."""
    if doel.own_words:
        own_words = doel.own_words if in_full else beginning(doel.own_words, MOST_IN_CARD)
        return f"**“{_one_line(own_words)}”**"
    return f"**{_one_line(doel.result)}**" if doel.result else "**Nog zonder eigen woorden**"


def _facts(doel: PlanDoel) -> str:
    parts = [
        doel.result if doel.own_words else "",
        f"klaar op {long_date(doel.target)}" if doel.target else "nog geen datum",
        doel.owner or "nog niemand die ervoor zorgt",
        HORIZONS[doel.horizon].lower() if doel.horizon else "",
    ]
    return _one_line(" · ".join(filter(None, parts)))


def _one_line(text: str) -> str:
    return plain(" ".join(text.split()))

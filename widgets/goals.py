"""Doelen on the screen: cards to read, and one that is open to write in."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from forms.schema import Questionnaire
from rules.plan import Doel
from rules.suggestions import Suggestion
from rules.terms import Leefgebied
from texts.formats import long_date, several
from texts.labels import LEEFGEBIEDEN
from texts.plan import activiteit_line
from widgets import state
from widgets.pen import Pen
from widgets.plain import plain
from widgets.questionnaire import section

if TYPE_CHECKING:
    from queries.pip_view import DoelView

Deed = Callable[[UUID], None]
MOST_OPEN = 4  # activiteiten that are open together; with more, only the one that was added last


def card(doel: Doel, open_it: Callable[[], None] | None) -> None:
    """One doel to read; with a button when it can be opened."""
    with st.container(border=True):
        with line():
            st.markdown(_words(doel), width="stretch")
            if open_it is not None:
                st.button("Openen", key=state.key("doel", doel.id, "openen"), on_click=open_it)
        st.caption(_facts(doel))
        if doel.activiteiten:
            st.markdown("\n".join(f"- {_one_line(activiteit_line(each))}" for each in doel.activiteiten))
        else:
            st.caption("Nog geen activiteiten.")


def doel_fields(asked: Questionnaire, pen: Pen) -> None:
    """The questions of one doel: its words beside each other, the short ones in one row."""
    _row(asked, "doel", pen, ["own_words", "result"])
    _row(asked, "doel", pen, ["baseline", "target", "owner"])


def activiteit_fields(asked: Questionnaire, pen: Pen) -> None:
    """The questions of one activiteit in three short rows."""
    _row(asked, "activiteit", pen, ["what", "provider"])
    _row(asked, "activiteit", pen, ["hours_per_week", "start", "until"])
    section(asked, "activiteit", pen, only=frozenset({"counts_for"}))


def offer(suggestions: Sequence[Suggestion], dossier_id: UUID, take: Callable[[Suggestion], None]) -> None:
    """What the brede intake suggests and is not in the plan yet; drawn only while it is open."""
    if not suggestions:
        return
    label = f"{several(len(suggestions), 'voorstel', 'voorstellen')} uit de brede intake"
    box = st.expander(
        label, icon=":material/lightbulb:", key=state.key("voorstellen", dossier_id, "open"), on_change="rerun"
    )
    if not box.open:
        return
    with box:
        st.caption("Neem over wat past. Daarna kunt u alles veranderen. Wat niet past, laat u staan.")
        for each in suggestions:
            with line():
                st.markdown(
                    f"**{LEEFGEBIEDEN[each.area]}.** {plain(each.because)}  \n{plain(each.result)}  \n"
                    f":small[:gray[{plain(each.activity)}]]",
                    width="stretch",
                )
                st.button("Overnemen", key=state.key("voorstel", dossier_id, each.code), on_click=take, args=(each,))


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


def removed(doelen: "Sequence[DoelView]", dossier_id: UUID, put_back: Deed) -> None:
    """Doelen that were taken out, with the way back; drawn only while it is open."""
    if not doelen:
        return
    box = st.expander(f"Weggehaald ({len(doelen)})", key=state.key("weggehaald", dossier_id, "open"), on_change="rerun")
    if not box.open:
        return
    with box:
        for each in doelen:
            name = each.values["own_words"] or each.values["result"] or "Doel zonder tekst"
            with line():
                st.markdown(f"**{LEEFGEBIEDEN[each.area]}.** {_one_line(name)}", width="stretch")
                st.button("Terugzetten", key=state.key("doel", each.id, "terug"), on_click=put_back, args=(each.id,))


def summary(values: Mapping[str, str | None]) -> str:
    """An activiteit in a few words, for where it is folded away."""
    parts = [values["what"] or "Activiteit zonder tekst", values["provider"] or ""]
    return _one_line(" · ".join(filter(None, parts)))


def line() -> DeltaGenerator:
    """A line of words with a button at its end, which is as wide as its words on any screen."""
    return st.container(horizontal=True, vertical_alignment="center")


def _row(asked: Questionnaire, section_id: str, pen: Pen, questions: list[str]) -> None:
    for place, question_id in zip(st.columns(len(questions)), questions, strict=True):
        with place:
            section(asked, section_id, pen, only=frozenset({question_id}))


def _words(doel: Doel) -> str:
    if doel.own_words:
        return f"**“{_one_line(doel.own_words)}”**"
    return f"**{_one_line(doel.result)}**" if doel.result else "**Nog zonder eigen woorden**"


def _facts(doel: Doel) -> str:
    parts = [
        doel.result if doel.own_words else "",
        f"klaar op {long_date(doel.target)}" if doel.target else "nog geen datum",
        doel.owner or "nog niemand die ervoor zorgt",
    ]
    return _one_line(" · ".join(filter(None, parts)))


def _one_line(text: str) -> str:
    return plain(" ".join(text.split()))

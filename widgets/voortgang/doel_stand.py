"""How one doel stands in a talk: its words, the status of it, and what was said; the words when they are opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.schema import Questionnaire
from forms.voortgang.progress import STAND
from rules.law.terms import DoelStatus
from rules.pip.document import PlanDoel
from texts.wording.formats import long_date
from texts.wording.labels import DOEL_STATUSSEN, LEEFGEBIEDEN
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_history import earlier
from widgets.answering.questionnaire import section
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.voortgang.view import StandView

_WORDS = ("went_well", "obstacle", "change")


def doel(
    each: PlanDoel, questionnaire: Questionnaire, editor: FieldEditor, *, opened: bool, turn: Callable[[], None]
) -> None:
    """One doel with its status; `turn` opens or folds what was said of it."""
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch", gap=None):
            st.markdown(f"**{_name(each)}**")
            st.caption(plain(" · ".join(_facts(each, has_text=editor.store.locked))))
        if not editor.store.locked:
            label = "Inklappen" if opened else _label(editor)
            st.button(label, key=state.key("stand", editor.store.name, "open"), on_click=turn)
    if editor.store.locked:
        section(questionnaire, STAND, editor)
        return
    section(questionnaire, STAND, editor, only=frozenset({"status"}))
    if not opened:
        return
    for name in (field for field in _WORDS if field in {each.id for each in questionnaire.section(STAND).questions}):
        section(questionnaire, STAND, editor, only=frozenset({name}))
    earlier(questionnaire, STAND, editor)


def is_empty(stand: "StandView") -> bool:
    """Whether nothing was said of a doel in this talk."""
    return not any(stand.values.values())


def _label(editor: FieldEditor) -> str:
    written = any(field in editor.store.answers and editor.store.stored(field).answer.value for field in _WORDS)
    return "Lezen en aanvullen" if written else "Opschrijven"


def _name(each: PlanDoel) -> str:
    return plain(" ".join((each.own_words or each.result or "Doel zonder tekst").split()))


def _facts(each: PlanDoel, *, has_text: bool) -> list[str]:
    """Its area and day, and how it stood before; not in a talk that was closed, which tells how it stood itself."""
    last = [f"stond op: {DOEL_STATUSSEN[DoelStatus(each.status)].lower()}"] if each.status and not has_text else []
    target = [f"klaar op {long_date(each.target)}"] if each.target else []
    return [LEEFGEBIEDEN[each.area], *target, *last]

"""How each doel of the plan stands in one talk."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

import streamlit as st

from forms.voortgang.progress import VoortgangKind
from pages.voortgang.stores import stand_store
from queries.voortgang.view import StandView, TalkView
from widgets.answering.field_editor import FieldEditor
from widgets.kit import session_state as state
from widgets.voortgang import doel_stand
from widgets.voortgang.progress_context import ProgressContext


def editors(context: ProgressContext, view: TalkView, *, locked: bool) -> dict[UUID, FieldEditor]:
    """An editor for each doel of the plan, and for those that were taken out but discussed in this talk."""
    doelen = [each for each in context.pip.doelen if not each.removed or each.id in view.stands]
    return {
        each.id: FieldEditor(
            store=stand_store(context, view, each.id, locked=locked),
            on=context.visit.today,
            details=False,
            marks=False,
        )
        for each in doelen
    }


def render(
    context: ProgressContext, view: TalkView, editors: Mapping[UUID, FieldEditor], talk_editor: FieldEditor
) -> None:
    """Draw the doelen with their status; one of them, named in the address, is open to write in."""
    st.subheader("Doelen", anchor=False)
    if view.line.kind is VoortgangKind.PIP_TEAM:
        st.caption("Het verslag per doel: wat is er besproken, en wat verandert er?")
    if not editors:
        st.info("Er zijn nog geen doelen in het PIP.", icon=":material/flag:")
        return
    if "stand" not in {each.id for each in view.questionnaire.sections}:
        return
    opened = state.address("doel")
    for each in context.pip.plan.doelen:
        editor = editors.get(UUID(each.id))
        if editor is None or (editor.store.locked and doel_stand.is_empty(view.stands.get(UUID(each.id), StandView()))):
            continue
        with st.container(border=True, key=state.key("stand", view.line.id, each.id)):
            is_open = each.id == opened
            doel_stand.doel(
                each, view.questionnaire, editor, opened=is_open, turn=partial(_turn, "" if is_open else each.id)
            )
        talk_editor.include(editor)
    if editors and all(editor.store.locked for editor in editors.values()) and not view.stands:
        st.caption("In dit gesprek is over geen doel iets opgeschreven.")


def _turn(doel_id: str) -> None:
    state.set_address(doel=doel_id)

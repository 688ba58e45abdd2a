"""The doelen of the plan: suggestions to take over, cards to read, and one doel that is open to write in."""

from functools import partial
from uuid import UUID, uuid4

import streamlit as st

from actions.pip.doelen import (
    NewDoel,
    add_doel,
    put_back_activiteit,
    put_back_doel,
    remove_activiteit,
    remove_doel,
)
from pages.pip import offers
from pages.pip.new_items import new_activiteit, new_doel, show
from pages.pip.stores import item_store
from queries.pip.types import ActiviteitView, Authors, DoelView
from queries.pip.view import field_authors
from rules.intake.suggestions import Suggestion
from rules.law.terms import Leefgebied
from rules.pip.document import PlanDoel
from rules.pip.doel_templates import DoelTemplate
from texts.intake.ending import evidence
from texts.wording.labels import LEEFGEBIEDEN
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_history import earlier
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import doelen as doelen_widgets
from widgets.pip import first_part, proposals
from widgets.pip.activiteit import activiteit_fields
from widgets.pip.plan_context import PlanContext


def doelen(context: PlanContext) -> None:
    """Draw the doelen per area; one of them, named in the address, is open."""
    st.header("Doelen", anchor=False)
    plan = context.view.plan
    if context.view.first_part:
        first_part.first_part()
    if context.writes:
        _offers(context)
    if not plan.doelen:
        st.info("Nog geen doelen. Begin met wat deze persoon zelf zegt.", icon=":material/flag:")
    views = {str(each.id): each for each in context.view.doelen}
    for area in Leefgebied:
        area_doelen = [each for each in plan.doelen if each.area is area]
        if area_doelen:
            st.subheader(LEEFGEBIEDEN[area], anchor=False)
        for each in area_doelen:
            _one(context, each, views[each.id])
    if context.writes:
        # made while drawing, not while clicking: a double click carries the same id twice
        fresh = state.deed_id(state.key("doel", context.pip_id, len(views)))
        doelen_widgets.new_doel(context.view.head.id, lambda chosen: new_doel(context, chosen, fresh))
        removed = [each for each in context.view.doelen if each.removed]
        doelen_widgets.removed(removed, context.view.head.id, lambda doel_id: _put_back(context, doel_id))


def _one(context: PlanContext, each: PlanDoel, view: DoelView) -> None:
    if context.writes and each.id == state.address("doel"):
        _open(context, view, each)
    else:
        doelen_widgets.card(each, partial(state.set_address, doel=each.id) if context.writes else None)


def _offers(context: PlanContext) -> None:
    view = context.view
    intake_questionnaire = view.intake_questionnaire
    proposals.suggested(
        view.suggestions,
        view.head.id,
        lambda each: evidence(intake_questionnaire, view.intake_answers, each) if intake_questionnaire else [],
        lambda each: _take(context, each),
    )
    taken_codes = {each.suggested_by for each in view.doelen if not each.removed}
    proposals.examples(
        view.head.id, view.plan.leerroute, view.head.doelgroep, taken_codes, lambda each: _take_example(context, each)
    )


def _open(context: PlanContext, doel: DoelView, written: PlanDoel) -> None:
    with context.visit.open_session() as session:
        authors = field_authors(session, context.view, doel)
    with st.container(border=True, key=state.key("doel", doel.id, "open")):
        editor = _editor(context, doel, authors)
        doelen_widgets.doel_fields(context.questionnaire, editor, written)
        _written_in(context, doel, authors)
        earlier(context.questionnaire, "doel", editor)
        context.editor.include(editor)
        activiteiten = [each for each in doel.activiteiten if not each.removed]
        unfolded = activiteiten if len(activiteiten) <= doelen_widgets.MOST_OPEN else activiteiten[-1:]
        for number, each in enumerate(activiteiten, start=1):
            _activiteit(context, each, number, authors, unfolded=each in unfolded)
        _deeds(context, doel)


def _activiteit(context: PlanContext, each: ActiviteitView, number: int, authors: Authors, *, unfolded: bool) -> None:
    with doelen_widgets.row_with_button():
        st.markdown(doelen_widgets.name(number, each.values, folded=not unfolded), width="stretch")
        st.button(
            "Weghalen",
            key=state.key("activiteit", each.id, "weg"),
            on_click=_remove_activiteit,
            args=(context, each.id),
        )
    # A key: without one, a line that comes above moves this block, and what is being typed in it would be gone.
    # One label for ever: an expander named after its activiteit would close while somebody types that name.
    container = st.container(key=state.key("activiteit", each.id, "velden")) if unfolded else st.expander(
        "Bekijken en wijzigen", key=state.key("activiteit", each.id, "open"), on_change="rerun"
    )  # fmt: skip
    if unfolded or container.open:  # type: ignore[attr-defined]
        with container:
            offers.choose(context, each)
            editor = _editor(context, each, authors)
            activiteit_fields(context.questionnaire, editor)
            earlier(context.questionnaire, "activiteit", editor)
            context.editor.include(editor)


def _deeds(context: PlanContext, doel: DoelView) -> None:
    with st.container(horizontal=True):
        st.button(
            "Activiteit toevoegen",
            icon=":material/add:",
            key=state.key("doel", doel.id, "activiteit"),
            on_click=new_activiteit,
            args=(context, doel.id, state.deed_id(state.key(doel.id, len(doel.activiteiten)))),
        )
        st.button("Sluiten", key=state.key("doel", doel.id, "sluiten"), on_click=state.set_address, kwargs={"doel": ""})
        st.button("Doel weghalen", key=state.key("doel", doel.id, "weg"), on_click=_remove, args=(context, doel.id))
    for each in doel.activiteiten:
        if each.removed:
            st.button(
                f"Zet terug: {doelen_widgets.summary(each.values)}",
                key=state.key("activiteit", each.id, "terug"),
                type="tertiary",
                icon=":material/undo:",
                on_click=_put_back_activiteit,
                args=(context, each.id),
            )


def _editor(context: PlanContext, item: DoelView | ActiviteitView, authors: Authors) -> FieldEditor:
    store = item_store(context.visit, context.view, item, authors, locked=not context.writes)
    return FieldEditor(store=store, on=context.visit.today, details=False)


def _written_in(context: PlanContext, doel: DoelView, authors: Authors) -> None:
    """Say when the words of a doel were written in the azc."""
    author = authors.get((doel.id, "own_words"))
    if author is not None and context.view.in_azc(author.at):
        first_part.written_in_azc(author.at)


def _take(context: PlanContext, each: Suggestion) -> None:
    with Deed() as deed, context.visit.open_session() as session:
        doel_id = add_doel(
            session,
            pip_id=context.pip_id,
            doel_id=uuid4(),
            doel=NewDoel(area=each.area, result=each.result, activity=each.activity, suggested_by=each.code),
            by=context.visit.user,
            at=context.visit.now(),
        )
    if deed.done:
        show(doel_id)


def _take_example(context: PlanContext, each: DoelTemplate) -> None:
    with Deed() as deed, context.visit.open_session() as session:
        doel_id = add_doel(
            session,
            pip_id=context.pip_id,
            doel_id=uuid4(),
            doel=NewDoel(
                area=each.area,
                result=each.result,
                horizon=each.horizon,
                activities=each.activities,
                suggested_by=each.code,
            ),
            by=context.visit.user,
            at=context.visit.now(),
        )
    if deed.done:
        show(doel_id)


def _remove(context: PlanContext, doel_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        remove_doel(session, doel_id=doel_id, by=context.visit.user, at=context.visit.now())
    state.set_address(doel="")


def _put_back(context: PlanContext, doel_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        put_back_doel(session, doel_id=doel_id, by=context.visit.user, at=context.visit.now())


def _remove_activiteit(context: PlanContext, activiteit_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        remove_activiteit(session, activiteit_id=activiteit_id, by=context.visit.user, at=context.visit.now())


def _put_back_activiteit(context: PlanContext, activiteit_id: UUID) -> None:
    with Deed(), context.visit.open_session() as session:
        put_back_activiteit(session, activiteit_id=activiteit_id, by=context.visit.user, at=context.visit.now())

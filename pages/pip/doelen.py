"""The doelen of the plan: suggestions to take over, cards to read, and one doel that is open to write in."""

from functools import partial
from uuid import UUID, uuid4

import streamlit as st

from actions.pip.doelen import (
    add_doel,
    put_back_activiteit,
    put_back_doel,
    remove_activiteit,
    remove_doel,
)
from pages.pip import offers
from pages.pip.adding import new_activiteit, new_doel, show
from pages.pip.stores import item_store
from queries.pip.types import ActiviteitView, Authors, DoelView
from queries.pip.view import field_authors
from rules.intake.suggestions import Suggestion
from rules.law.terms import Leefgebied
from rules.pip.document import Doel
from rules.pip.doel_templates import DoelTemplate
from texts.intake.ending import evidence
from texts.wording.labels import LEEFGEBIEDEN
from widgets.answering.field_editor import Pen
from widgets.answering.field_history import earlier
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import doelen as goals
from widgets.pip import first_part, proposals
from widgets.pip.activiteit import activiteit_fields
from widgets.pip.plan_context import Desk


def doelen(desk: Desk) -> None:
    """Draw the doelen per area; one of them, named in the address, is open."""
    st.header("Doelen", anchor=False)
    plan = desk.view.plan
    if desk.view.first_part:
        first_part.first_part()
    if desk.writes:
        _offers(desk)
    if not plan.doelen:
        st.info("Nog geen doelen. Begin met wat deze persoon zelf zegt.", icon=":material/flag:")
    views = {str(each.id): each for each in desk.view.doelen}
    for area in Leefgebied:
        here = [each for each in plan.doelen if each.area is area]
        if here:
            st.subheader(LEEFGEBIEDEN[area], anchor=False)
        for each in here:
            _one(desk, each, views[each.id])
    if desk.writes:
        # made while drawing, not while clicking: a double click carries the same id twice
        fresh = state.once(state.key("doel", desk.pip_id, len(views)))
        goals.new_doel(desk.view.head.id, lambda chosen: new_doel(desk, chosen, fresh))
        gone = [each for each in desk.view.doelen if each.removed]
        goals.removed(gone, desk.view.head.id, lambda doel_id: _put_back(desk, doel_id))


def _one(desk: Desk, each: Doel, view: DoelView) -> None:
    if desk.writes and each.id == state.address("doel"):
        _open(desk, view, each)
    else:
        goals.card(each, partial(state.set_address, doel=each.id) if desk.writes else None)


def _offers(desk: Desk) -> None:
    view = desk.view
    asked = view.intake_asked
    proposals.suggested(
        view.suggestions,
        view.head.id,
        lambda each: evidence(asked, view.intake_answers, each) if asked else [],
        lambda each: _take(desk, each),
    )
    taken = {each.suggested_by for each in view.doelen if not each.removed}
    proposals.examples(
        view.head.id, view.plan.leerroute, view.head.doelgroep, taken, lambda each: _take_example(desk, each)
    )


def _open(desk: Desk, doel: DoelView, written: Doel) -> None:
    with desk.visit.open_session() as session:
        authors = field_authors(session, desk.view, doel)
    with st.container(border=True, key=state.key("doel", doel.id, "open")):
        pen = _pen(desk, doel, authors)
        goals.doel_fields(desk.asked, pen, written)
        _written_in(desk, doel, authors)
        earlier(desk.asked, "doel", pen)
        _note(desk, pen)
        there = [each for each in doel.activiteiten if not each.removed]
        unfolded = there if len(there) <= goals.MOST_OPEN else there[-1:]
        for number, each in enumerate(there, start=1):
            _activiteit(desk, each, number, authors, unfolded=each in unfolded)
        _deeds(desk, doel)


def _activiteit(desk: Desk, each: ActiviteitView, number: int, authors: Authors, *, unfolded: bool) -> None:
    with goals.line():
        st.markdown(goals.name(number, each.values, folded=not unfolded), width="stretch")
        st.button(
            "Weghalen",
            key=state.key("activiteit", each.id, "weg"),
            on_click=_remove_activiteit,
            args=(desk, each.id),
        )
    # A key: without one, a line that comes above moves this block, and what is being typed in it would be gone.
    # One label for ever: a fold that takes the name of its activiteit would close while somebody types that name.
    box = st.container(key=state.key("activiteit", each.id, "velden")) if unfolded else st.expander(
        "Bekijken en wijzigen", key=state.key("activiteit", each.id, "open"), on_change="rerun"
    )  # fmt: skip
    if unfolded or box.open:  # type: ignore[attr-defined]
        with box:
            offers.choose(desk, each)
            pen = _pen(desk, each, authors)
            activiteit_fields(desk.asked, pen)
            earlier(desk.asked, "activiteit", pen)
            _note(desk, pen)


def _deeds(desk: Desk, doel: DoelView) -> None:
    with st.container(horizontal=True):
        st.button(
            "Activiteit toevoegen",
            icon=":material/add:",
            key=state.key("doel", doel.id, "activiteit"),
            on_click=new_activiteit,
            args=(desk, doel.id, state.once(state.key(doel.id, len(doel.activiteiten)))),
        )
        st.button("Sluiten", key=state.key("doel", doel.id, "sluiten"), on_click=state.set_address, kwargs={"doel": ""})
        st.button("Doel weghalen", key=state.key("doel", doel.id, "weg"), on_click=_remove, args=(desk, doel.id))
    for each in doel.activiteiten:
        if each.removed:
            st.button(
                f"Zet terug: {goals.summary(each.values)}",
                key=state.key("activiteit", each.id, "terug"),
                type="tertiary",
                icon=":material/undo:",
                on_click=_put_back_activiteit,
                args=(desk, each.id),
            )


def _pen(desk: Desk, item: DoelView | ActiviteitView, authors: Authors) -> Pen:
    store = item_store(desk.visit, desk.view, item, authors, locked=not desk.writes)
    return Pen(store=store, on=desk.visit.today, details=False)


def _written_in(desk: Desk, doel: DoelView, authors: Authors) -> None:
    """Say when the words of a doel were written in the azc."""
    author = authors.get((doel.id, "own_words"))
    if author is not None and desk.view.in_azc(author.at):
        first_part.written_in_azc(author.at)


def _note(desk: Desk, pen: Pen) -> None:
    """The saved line of the screen speaks for every pen."""
    desk.pen.saved_at = pen.saved_at or desk.pen.saved_at
    desk.pen.failed = pen.failed or desk.pen.failed


def _take(desk: Desk, each: Suggestion) -> None:
    with Deed() as deed, desk.visit.open_session() as session:
        doel_id = add_doel(
            session,
            pip_id=desk.pip_id,
            doel_id=uuid4(),
            area=each.area,
            result=each.result,
            activity=each.activity,
            suggested_by=each.code,
            by=desk.visit.user,
            at=desk.visit.now(),
        )
    if deed.done:
        show(doel_id)


def _take_example(desk: Desk, each: DoelTemplate) -> None:
    with Deed() as deed, desk.visit.open_session() as session:
        doel_id = add_doel(
            session,
            pip_id=desk.pip_id,
            doel_id=uuid4(),
            area=each.area,
            result=each.result,
            horizon=each.horizon,
            activities=each.activities,
            suggested_by=each.code,
            by=desk.visit.user,
            at=desk.visit.now(),
        )
    if deed.done:
        show(doel_id)


def _remove(desk: Desk, doel_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        remove_doel(session, doel_id=doel_id, by=desk.visit.user, at=desk.visit.now())
    state.set_address(doel="")


def _put_back(desk: Desk, doel_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        put_back_doel(session, doel_id=doel_id, by=desk.visit.user, at=desk.visit.now())


def _remove_activiteit(desk: Desk, activiteit_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        remove_activiteit(session, activiteit_id=activiteit_id, by=desk.visit.user, at=desk.visit.now())


def _put_back_activiteit(desk: Desk, activiteit_id: UUID) -> None:
    with Deed(), desk.visit.open_session() as session:
        put_back_activiteit(session, activiteit_id=activiteit_id, by=desk.visit.user, at=desk.visit.now())

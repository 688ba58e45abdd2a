"""A new doel or activiteit; while an empty one stands there, that one is shown instead of a second one."""

from uuid import UUID

from actions.pip.doelen import NewDoel, add_activiteit, add_doel
from queries.pip.types import DoelView
from queries.pip.view import pip_view
from rules.law.terms import Leefgebied
from widgets.frame.refusal_guard import Deed
from widgets.kit import session_state as state
from widgets.pip import doelen
from widgets.pip.plan_context import PlanContext


def new_doel(context: PlanContext, area: Leefgebied, doel_id: UUID) -> None:
    """Add a doel to an area and open it. A second press (of a double click too) finds the empty one of the first."""
    empty = next((each.id for each in _now(context) if each.area is area and each.is_empty), None)
    if empty is not None:
        show(empty)
        return
    visit = context.visit
    with Deed() as deed, visit.open_session() as session:
        new_id = add_doel(
            session, pip_id=context.pip_id, doel_id=doel_id, doel=NewDoel(area=area), by=visit.user, at=visit.now()
        )
    if deed.done:
        show(new_id)


def new_activiteit(context: PlanContext, doel_id: UUID, activiteit_id: UUID) -> None:
    """Add an activiteit to a doel, unless there is an empty one already."""
    activiteiten = [one for each in _now(context) if each.id == doel_id for one in each.activiteiten if not one.removed]
    if any(each.is_empty for each in activiteiten):
        doelen.empty_already()
        return
    visit = context.visit
    with Deed(), visit.open_session() as session:
        add_activiteit(session, doel_id=doel_id, activiteit_id=activiteit_id, by=visit.user, at=visit.now())


def show(doel_id: UUID) -> None:
    """Open a doel."""
    state.set_address(doel=str(doel_id))


def _now(context: PlanContext) -> list[DoelView]:
    """The doelen as stored at this click: the view that the screen was drawn from may be older."""
    visit = context.visit
    with visit.open_session() as session:
        view = pip_view(session, context.view.head.id, seen_by=visit.user, on=visit.today, at=visit.now())
    return [each for each in view.doelen if not each.removed]

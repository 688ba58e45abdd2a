"""The children, as the intake tells of them: why the plan speaks of vve and opvang."""

from widgets.pip import children
from widgets.pip.plan_context import Desk


def about(desk: Desk) -> None:
    """Draw what the intake says about the children, as far as this user may see it; nothing without children."""
    children.about(desk.view.facts, desk.visit.today)

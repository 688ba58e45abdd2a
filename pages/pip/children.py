"""What the intake says about the children: why the plan asks about vve and opvang."""

from widgets.pip import children
from widgets.pip.plan_context import PlanContext


def about(context: PlanContext) -> None:
    """Draw what the intake says about the children, as far as this user may see it; nothing without children."""
    children.about(context.view.facts, context.visit.today)

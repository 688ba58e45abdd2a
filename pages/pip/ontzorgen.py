"""Ontzorgen in the plan: fixed costs, the check in month four, prolonging."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw the ontzorgen of this person."""

"""The week of the plan: days and times, clashes, hours against what the law asks."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw the week and the hours."""

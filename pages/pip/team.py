"""The PIP-team around this person."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw the team."""

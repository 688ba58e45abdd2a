"""What this person needs and is not to be had."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw what is missing, and note it."""

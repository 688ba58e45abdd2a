"""The agreements of both sides, each with owner and day."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw the agreements."""

"""What follows a vaststelling: sent, signed, objected to."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw what follows the version in force."""

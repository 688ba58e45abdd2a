"""The second pair of eyes: ask for it, give it, send the plan back."""

from widgets.desk import Desk


def render(desk: Desk) -> None:
    """Draw where the approval stands."""

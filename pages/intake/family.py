"""The household: facts entered once for the whole family, and the profile of the gezin."""

from queries.intake import IntakeView
from widgets.visit import Visit


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""

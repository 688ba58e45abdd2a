"""The talks of this intake, and what changed between them."""

from queries.intake import IntakeView
from widgets.visit import Visit


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""

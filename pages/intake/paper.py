"""The intake on paper and offline: blank or filled PDF, a workbook to fill in and read back."""

from queries.intake import IntakeView
from widgets.visit import Visit


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""

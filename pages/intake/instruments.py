"""What other instruments measured: leerbaarheidstoets, PPS-V, ZRM, COA and the startklas."""

from queries.intake import IntakeView
from widgets.visit import Visit


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""

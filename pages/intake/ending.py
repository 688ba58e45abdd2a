"""How the intake ends: aandachtspunten, what is missing and why, accord, referrals, warm hand-over."""

from queries.intake import IntakeView
from widgets.visit import Visit


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""

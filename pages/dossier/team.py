"""On the dossier screen: the PIP-team, and what is shared with a partner."""

from queries.dossier import DossierView
from widgets.visit import Visit


def team(visit: Visit, view: DossierView) -> None:
    """Draw who is around this person."""

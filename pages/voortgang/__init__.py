"""Does the chosen way still fit? The talks about the progress of one dossier."""

from actions.audit import record_view
from queries.head import dossier_head
from widgets import head, state
from widgets.visit import Visit


def render(visit: Visit) -> None:
    """Draw the progress of the dossier in the address."""
    with visit.open_session() as session:
        found = dossier_head(session, state.dossier_in_address(), seen_by=visit.user)
        if state.is_new("viewed", f"voortgang:{found.id}"):
            record_view(session, dossier_id=found.id, screen="voortgang", by=visit.user, at=visit.now())
    head.dossier_head(visit, found, "voortgang")

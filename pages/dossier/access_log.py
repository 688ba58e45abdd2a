"""Who did and saw what in this dossier, and the list of it that the inburgeraar may ask for."""

import streamlit as st

from access import Permission
from actions.deed.audit import record_export
from exports.dossier.access_log_pdf import looks_pdf
from exports.typesetting.typefaces import unprintable
from queries.beheer.people import gemeente
from queries.dossier.access_log import access_log
from queries.dossier.view import DossierView
from widgets.dossier import audit_trail
from widgets.frame.visit import Visit
from widgets.kit import downloads
from widgets.kit import session_state as state


def render(visit: Visit, view: DossierView) -> None:
    """Draw the newest lines of the trail, with the whole list of who looked as a letter (PDF)."""
    with st.expander("Wie keek in dit dossier", icon=":material/visibility:"):
        audit_trail.lines(view.trail, most=10)
        if visit.may(Permission.EXPORT):
            st.caption("De inburgeraar mag vragen wie heeft gekeken. Geef dan deze lijst, met alles vanaf het begin.")
            _download(visit, view)


def _download(visit: Visit, view: DossierView) -> None:
    def make() -> bytes:
        with visit.open_session() as session:
            log = access_log(session, view.head.id, seen_by=visit.user)
            gemeente_view = gemeente(session, seen_by=visit.user)
            record_export(session, document="inzage", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id)
        return looks_pdf(log, gemeente_view, visit.today)

    downloads.offer(
        "Lijst voor de inburgeraar (PDF)",
        make,
        file_name=f"wie-keek-{view.head.number}.pdf",
        mime="application/pdf",
        key=state.key("dossier", view.head.id, "inzage"),
        unprintable=unprintable(view.head.name),
    )

"""The coming appointments of this dossier, as a file for the calendar of the caseworker."""

from access import Permission
from actions.deed.audit import record_export
from exports.dossier.calendar import calendar as ics
from queries.dossier.view import DossierView
from queries.vandaag.appointments import appointments_of
from widgets.dossier import calendar
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit, view: DossierView) -> None:
    """Draw the button for the file; nothing for who may not export."""

    def make(names: bool) -> bytes:
        with visit.open_session() as session:
            coming = appointments_of(session, view.head.id, seen_by=visit.user, on=visit.today)
            record_export(session, document="agenda", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id)
        return ics(coming, visit.now(), names=names)

    if visit.may(Permission.EXPORT) and view.head.is_open:
        calendar.offer(state.key("dossier", view.head.id), f"agenda-{view.head.number}.ics", make)

"""Screen Vandaag: what this user must do today and this week."""

from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from access import Permission
from actions.deed.audit import record_export
from actions.dossier.assigning import note_seen
from actions.duo.inbox import handle_notification
from exports.dossier.calendar import calendar as ics
from queries.caseload.caseload import PAGE
from queries.dossier.search import found_dossiers
from queries.duo.inbox import strangers
from queries.vandaag.agenda import FIRST_LINES, Tasks, changes, talks, tasks
from queries.vandaag.appointments import my_appointments
from queries.vandaag.reminders import reminders
from texts.wording.formats import long_date, several
from widgets.caseload import tasks as tasks_widgets
from widgets.dossier import calendar
from widgets.dossier.registration import new_dossier_button
from widgets.duo import inbox
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import referrals
from widgets.kit import session_state as state


def render(visit: Visit) -> None:
    """Draw the search box on top, the tasks on the left, and reminders, talks and changes on the right."""
    typed, results_container = _top(visit)
    # Not columns: these two go below each other when there is no room, so that nothing is cut off.
    with st.container(horizontal=True, gap="medium"):
        left, right = st.container(key="koers-taken"), st.container(width=290)
    page = _page()
    with visit.open_session() as session:
        to_do = tasks(session, seen_by=visit.user, on=visit.today, page=page)
        this_week = talks(session, seen_by=visit.user, on=visit.today)
        not_forgotten = reminders(session, seen_by=visit.user, on=visit.today)
        news = changes(session, seen_by=visit.user, at=visit.now())
        results = found_dossiers(session, typed, seen_by=visit.user) if typed else None
    with left:
        _lines(visit, to_do, page)
    with results_container:
        if results:
            tasks_widgets.search_results(visit, results)
    with right:
        referrals.reminders(visit, not_forgotten)
        _strangers(visit)
        tasks_widgets.talks(visit, this_week)
        if visit.may(Permission.EXPORT):
            calendar.offer("vandaag", "koers-agenda.ics", partial(_calendar, visit))
        if tasks_widgets.changes(visit, news):
            _note_changes_seen(visit)


class _TopOfPage(NamedTuple):
    typed: str
    place: DeltaGenerator


def _top(visit: Visit) -> _TopOfPage:
    """Draw the day, the button for a new dossier and the search box; gives what was typed and a place for the
    results.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        with st.container():
            st.title("Vandaag", anchor=False)
            st.caption(long_date(visit.today).capitalize())
        new_dossier_button(visit)
        with st.container(width=290):
            typed = tasks_widgets.search_box().strip()
    return _TopOfPage(typed, st.container())


def _calendar(visit: Visit, names: bool) -> bytes:
    with visit.open_session() as session:
        coming = my_appointments(session, seen_by=visit.user, on=visit.today)
        record_export(session, document="agenda", rows=len(coming), by=visit.user, at=visit.now())
    return ics(coming, visit.now(), names=names)


def _page() -> int | None:
    """Which page of all lines the address asks for; None for the first few."""
    number = state.address("pagina")
    return max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else None


def _lines(visit: Visit, to_do: Tasks, page: int | None) -> None:
    for line in to_do.tasks:
        tasks_widgets.task(visit, line)
    if not to_do.tasks:
        st.info("Niets te doen: er zijn geen open dossiers op deze plek.", icon=":material/task_alt:")
    if page is None:
        if to_do.total > FIRST_LINES:
            st.button(f"Toon alles ({to_do.total})", icon=":material/expand_more:", on_click=_turn, args=(1,))
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        first = (page - 1) * PAGE + 1
        st.markdown(f"{first}–{first - 1 + len(to_do.tasks)} van {several(to_do.total, 'regel', 'regels')}")
        st.button("Vorige", disabled=page == 1, on_click=_turn, args=(page - 1,))
        st.button("Volgende", disabled=page * PAGE >= to_do.total, on_click=_turn, args=(page + 1,))
        st.button(f"Toon de eerste {FIRST_LINES}", on_click=_turn, args=(0,))


def _turn(page: int) -> None:
    state.set_address(pagina=str(page) if page else "")


def _note_changes_seen(visit: Visit) -> None:
    with Deed() as deed, visit.open_session() as session:
        note_seen(session, by=visit.user, at=visit.now())
    if deed.done:
        st.rerun()


def _strangers(visit: Visit) -> None:
    """What DUO told about people without a dossier, for who oversees the gemeente."""
    if not visit.may(Permission.OVERSEE):
        return
    with visit.open_session() as session:
        unknown = strangers(session, seen_by=visit.user)
    for each in inbox.strangers(unknown):
        with Deed() as deed, visit.open_session() as session:
            handle_notification(session, notificatie_id=each.id, note="", by=visit.user, at=visit.now())
        if deed.done:
            st.rerun()

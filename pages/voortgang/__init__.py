"""Screen Voortgang: the talks about the progress of one dossier, its exams and its hours."""

from collections.abc import Callable

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from pages.voortgang import exams, followed_hours, talk, talks
from queries.pip.view import pip_view
from queries.voortgang.view import progress
from widgets.frame import dossier_head
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.voortgang.progress_context import ProgressContext


def render(visit: Visit) -> None:
    """Draw the progress of the dossier in the address; `deel` names the part, `gesprek` the talk that is open."""
    with visit.open_session() as session:
        pip = pip_view(session, state.dossier_in_address(), seen_by=visit.user, on=visit.today, at=visit.now())
        view = progress(session, pip.head.id, seen_by=visit.user)
        if state.is_new("viewed", f"voortgang:{pip.head.id}"):
            record_view(session, dossier_id=pip.head.id, screen="voortgang", by=visit.user, at=visit.now())
    writes = pip.head.is_open and visit.may(Permission.EDIT_PROGRESS)
    context = ProgressContext(visit=visit, pip=pip, view=view, writes=writes)
    dossier_head.dossier_head(visit, pip.head, "voortgang")
    if not pip.head.is_open:
        st.info("Dit dossier is gesloten. U kunt de voortgang lezen, niet wijzigen.", icon=":material/lock:")
    if state.address("gesprek"):
        talk.render(context)
        return
    parts = _parts()
    chosen_part = _chosen_part(context, list(parts))
    parts[chosen_part][1](context)


def _parts() -> dict[str, tuple[str, Callable[[ProgressContext], None]]]:
    return {
        "gesprekken": ("Gesprekken en overleg", talks.render),
        "uren": ("Gevolgde uren", followed_hours.render),
        "examens": ("Examens", exams.render),
    }


def _chosen_part(context: ProgressContext, codes: list[str]) -> str:
    """The choice of part, which stands in the address."""
    address_part = state.address("deel")
    chosen = address_part if address_part in codes else codes[0]
    key = state.key("voortgang", context.dossier_id, "deel")
    if state.widget_value(key) != (True, chosen):
        state.set_widget_value(key, chosen)
    names = _parts()
    st.segmented_control(
        "Deel van de voortgang",
        codes,
        required=True,
        format_func=lambda code: names[code][0],
        key=key,
        on_change=_go,
        args=(key,),
        label_visibility="collapsed",
    )
    return chosen


def _go(key: str) -> None:
    _, chosen = state.widget_value(key)
    state.set_address(deel=str(chosen))

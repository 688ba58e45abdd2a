"""All PIPs of the filters as one zip: made a few at a time, while the rest of the screen can be used."""

from uuid import UUID

import streamlit as st

from actions.dossier.zip import authorize_zip
from exports.pip.zip import MOST, Batch, Gone
from exports.pip.zip_store import ZIP_STORE
from queries.caseload.filters import Filters
from queries.caseload.zip import in_force, versies_in_force
from queries.pip.versions import logo, version
from refusals import Refusal, Unavailable
from widgets.caseload import zip as zip_widgets
from widgets.frame import notices
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def zip_button(visit: Visit, filters: Filters) -> None:
    """The button; pressing it again while a zip is being made begins no second one."""
    if zip_widgets.ask_button() and zip_widgets.token() is None:
        state.session_set("caseload:zip_gezegd", _begin(visit, filters))


def zip_progress(visit: Visit) -> None:
    """Draw how far the zip is that was asked for, and work on it every second until it is ready."""
    outcome = state.session_get("caseload:zip_gezegd")
    if zip_widgets.token() is not None:
        with st.container(border=True):
            st.fragment(_progress, run_every=1.0)(visit)
    elif outcome:
        {"leeg": zip_widgets.nothing_to_print, "weg": zip_widgets.gone}.get(
            str(outcome), lambda: zip_widgets.too_many(MOST)
        )()
        state.session_forget("caseload:zip_gezegd")


def _begin(visit: Visit, filters: Filters) -> str:
    """Begin a zip; gives "veel" or "leeg" when there are too many PIPs or none, else an empty text."""
    with Deed() as deed, visit.open_session() as session:
        authorize_zip(session, by=visit.user, at=visit.now())
        versie_ids = versies_in_force(session, seen_by=visit.user, on=visit.today, filters=filters, most=MOST + 1)
    if not deed.done:
        return ""
    if not 0 < len(versie_ids) <= MOST:
        return "veel" if versie_ids else "leeg"
    token = state.deed_id(zip_widgets.STATE_NAME)
    ZIP_STORE.put(token, lambda: Batch(token, visit.user.login_id, versie_ids, visit.today))
    return ""


def _progress(visit: Visit) -> None:
    token = zip_widgets.token()
    batch = ZIP_STORE.of(token, visit.user.login_id) if token else None
    if token is None or batch is None:
        _over(token)
        return
    try:
        if not batch.finished:
            _work(visit, batch)
    except Gone:
        _over(token)
    except Unavailable as refused:
        notices.refusal(refused)  # the next second tries again
    except Refusal as refused:
        ZIP_STORE.drop(token)
        notices.refusal(refused)
        return
    _show(batch)


def _show(batch: Batch) -> None:
    if batch.finished:
        zip_widgets.ready(
            batch.token, len(batch.dossier_ids), len(batch.failed), batch.size, lambda: _drop(batch.token)
        )
    else:
        zip_widgets.making(batch.done, batch.total, lambda: _drop(batch.token))


def _work(visit: Visit, batch: Batch) -> None:
    with visit.open_session() as session:
        authorize_zip(session, by=visit.user, at=visit.now())
        batch.work(
            lambda ids: in_force(session, ids, seen_by=visit.user),
            lambda versie_id: version(session, versie_id, seen_by=visit.user),
            logo(session, seen_by=visit.user),
            seconds=0.6,
        )


def _over(token: UUID | None) -> None:
    """Draw the whole page again: the zip was stopped, fetched, or was not fetched in time."""
    if token is not None:
        state.session_set("caseload:zip_gezegd", "weg")
    state.session_forget(zip_widgets.STATE_NAME)
    st.rerun()


def _drop(token: UUID) -> None:
    ZIP_STORE.drop(token)
    state.session_forget(zip_widgets.STATE_NAME)

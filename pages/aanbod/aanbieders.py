"""The providers (aanbieders) of this gemeente, on the screen Aanbod."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.aanbod.catalogue import add_aanbieder, put_back_aanbieder, remove_aanbieder, revise_aanbieder
from pages.aanbod.catalogue_form import saving, submitted
from queries.aanbod.catalogue import Catalogue
from widgets.aanbod import catalogue
from widgets.aanbod.aanbieder_form import AanbiederForm
from widgets.aanbod.catalogue_form import NEW, edit, editing
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def providers(visit: Visit, catalogue_view: Catalogue) -> None:
    """Draw the providers, with the form to add or change one."""
    if editing("aanbieder") == NEW:
        _save(visit, AanbiederForm(None))
    else:
        st.button(
            "Aanbieder toevoegen",
            icon=":material/add:",
            key=state.key("aanbieder", NEW),
            on_click=edit,
            args=("aanbieder", NEW),
        )
    present = [each for each in catalogue_view.providers if not each.removed]
    if not present:
        st.caption("Nog geen aanbieders.")
    for each in present:
        if editing("aanbieder") == str(each.id):
            _save(visit, AanbiederForm(each))
        else:
            catalogue.provider(each, partial(edit, "aanbieder"))
    removed = {each.id: each.name for each in catalogue_view.providers if each.removed}
    catalogue.removed(removed, "aanbieder", partial(_put_back, visit))


def _save(visit: Visit, form: AanbiederForm) -> None:
    if not submitted(form):
        return
    row_id, typed, by, at = form.row_id, form.typed, visit.user, visit.now()
    with saving(visit, form) as session:
        if row_id is None:
            add_aanbieder(session, aanbieder_id=form.new_id, typed=typed, by=by, at=at)
        elif form.removed:
            remove_aanbieder(session, aanbieder_id=row_id, by=by, at=at)
        else:
            shown_version = form.seen_version
            revise_aanbieder(session, aanbieder_id=row_id, typed=typed, seen_version=shown_version, by=by, at=at)


def _put_back(visit: Visit, aanbieder_id: UUID) -> None:
    with Deed(), visit.open_session() as session:
        put_back_aanbieder(session, aanbieder_id=aanbieder_id, by=visit.user, at=visit.now())

"""Who offers something in this gemeente."""

from functools import partial

import streamlit as st

from actions.catalogue import add_aanbieder, put_back_aanbieder, remove_aanbieder, revise_aanbieder
from pages.aanbod.keeping import deed, keep
from queries.catalogue import Catalogue
from widgets import catalogue as drawn
from widgets import state
from widgets.aanbieder_form import AanbiederForm
from widgets.catalogue_form import NEW, edit, editing
from widgets.visit import Visit


def providers(visit: Visit, known: Catalogue) -> None:
    """Draw the providers, with the form to add or change one."""
    if editing("aanbieder") == NEW:
        _kept(visit, AanbiederForm(None))
    else:
        st.button(
            "Aanbieder toevoegen",
            icon=":material/add:",
            key=state.key("aanbieder", NEW),
            on_click=edit,
            args=("aanbieder", NEW),
        )
    there = [each for each in known.providers if not each.removed]
    if not there:
        st.caption("Nog geen aanbieders.")
    for each in there:
        if editing("aanbieder") == str(each.id):
            _kept(visit, AanbiederForm(each))
        else:
            drawn.provider(each, partial(edit, "aanbieder"))
    gone = {each.id: each.name for each in known.providers if each.removed}
    drawn.removed(gone, "aanbieder", partial(deed, visit, put_back_aanbieder, "aanbieder_id"))


def _kept(visit: Visit, form: AanbiederForm) -> None:
    if form.removed:
        keep(visit, form, remove_aanbieder, aanbieder_id=form.row_id)
    elif form.row_id is None:
        keep(visit, form, add_aanbieder, aanbieder_id=form.new_id, typed=form.typed)
    else:
        keep(
            visit,
            form,
            revise_aanbieder,
            aanbieder_id=form.row_id,
            typed=form.typed,
            seen_version=form.seen_version,
        )

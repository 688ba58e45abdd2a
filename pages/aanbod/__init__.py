"""Screen Aanbod: what people in this gemeente can choose from, and what is missing."""

from functools import partial
from uuid import UUID

import streamlit as st

from actions.aanbod.catalogue import add_aanbod, confirm_aanbod, put_back_aanbod, remove_aanbod, revise_aanbod
from pages.aanbod.aanbieders import providers
from pages.aanbod.catalogue_form import saving, submitted
from queries.aanbod.catalogue import Catalogue, beginnings, catalogue
from queries.pip.missing_supply import gap_counts, waiting_for
from widgets.aanbod import catalogue as catalogue_widgets
from widgets.aanbod.aanbod_form import AanbodForm
from widgets.aanbod.catalogue_form import NEW, edit, editing
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.pip import missing_supply


def render(visit: Visit) -> None:
    """Draw one part of the catalogue; `deel` in the address names it."""
    st.title("Aanbod", anchor=False)
    with visit.open_session() as session:
        catalogue_view = catalogue(session, seen_by=visit.user, on=visit.today)
        missing = gap_counts(session, seen_by=visit.user, on=visit.today)
        waiting = waiting_for(session, seen_by=visit.user)
    part = catalogue_widgets.choose_part()
    if part == "startdata":
        catalogue_widgets.calendar(beginnings(catalogue_view.offers, visit.today, catalogue_widgets.MONTHS))
    elif part == "aanbieders":
        providers(visit, catalogue_view)
    elif part == "gemis":
        missing_supply.counts(missing)
    else:
        _offers(visit, catalogue_view, waiting)


def _offers(visit: Visit, catalogue_view: Catalogue, waiting: dict[UUID, int]) -> None:
    providers_there = [each for each in catalogue_view.providers if not each.removed]
    if not providers_there:
        st.info("Voeg eerst een aanbieder toe. Daarna kunt u opschrijven wat die aanbiedt.", icon=":material/store:")
        return
    _new(visit, catalogue_view)
    matches = catalogue_widgets.narrowed(catalogue_view.there)
    catalogue_widgets.how_many(len(matches), len(catalogue_view.there))
    for each in matches[: catalogue_widgets.MOST]:
        if editing("aanbod") == str(each.id):
            _save(visit, AanbodForm(each, providers_there))
        else:
            confirm = partial(_confirm, visit)
            catalogue_widgets.offer(each, visit.today, waiting.get(each.id, 0), partial(edit, "aanbod"), confirm)
    removed = [each for each in catalogue_view.offers if each.removed and not each.provider.removed]
    names = {each.id: f"{each.name} · {each.provider.name}" for each in removed}
    catalogue_widgets.removed(names, "aanbod", partial(_put_back, visit))


def _new(visit: Visit, catalogue_view: Catalogue) -> None:
    if editing("aanbod") == NEW:
        _save(visit, AanbodForm(None, [each for each in catalogue_view.providers if not each.removed]))
        return
    st.button(
        "Aanbod toevoegen", icon=":material/add:", key=state.key("aanbod", NEW), on_click=edit, args=("aanbod", NEW)
    )


def _save(visit: Visit, form: AanbodForm) -> None:
    if not submitted(form):
        return
    row_id, by, at, on = form.row_id, visit.user, visit.now(), visit.today
    typed = form.typed
    with saving(visit, form) as session:
        if row_id is None:
            add_aanbod(session, aanbod_id=form.new_id, typed=typed, by=by, at=at, on=on)
        elif form.removed:
            remove_aanbod(session, aanbod_id=row_id, by=by, at=at)
        else:
            revise_aanbod(
                session, aanbod_id=row_id, typed=typed, seen_version=form.seen_version,
                by=by, at=at, on=on,
            )  # fmt: skip


def _confirm(visit: Visit, aanbod_id: UUID) -> None:
    with Deed(), visit.open_session() as session:
        confirm_aanbod(session, aanbod_id=aanbod_id, by=visit.user, at=visit.now(), on=visit.today)


def _put_back(visit: Visit, aanbod_id: UUID) -> None:
    with Deed(), visit.open_session() as session:
        put_back_aanbod(session, aanbod_id=aanbod_id, by=visit.user, at=visit.now())

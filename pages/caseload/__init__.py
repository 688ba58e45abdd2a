"""Screen Caseload: how all dossiers within reach stand, and which are late."""

from dataclasses import fields, replace
from functools import partial
from itertools import count
from uuid import UUID

import streamlit as st

from access import Permission
from actions.deed.audit import record_export
from actions.dossier.assigning import MOST, assign_caseworker
from exports.dossier import tabular
from exports.dossier.columns import CASELOAD
from pages.caseload import zip_of_pips
from queries.caseload.caseload import CaseloadPage, caseload, whole_caseload
from queries.caseload.figures import Figures, figures
from queries.caseload.filters import NONE, Filters
from queries.caseload.locations import coa_locations
from queries.dossier.search import is_identifier
from texts.wording.formats import several
from widgets.caseload import figures as figures_widgets
from widgets.caseload import tables
from widgets.caseload.filters import filter_row, show_only, typed_search
from widgets.dossier.registration import new_dossier_button
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import downloads
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


def render(visit: Visit) -> None:
    """Draw the figures, the filters, the table with its deeds, and the charts."""
    st.title("Caseload", anchor=False)
    address_filters = _address_filters()
    filters = replace(address_filters, zoeken=typed_search() or address_filters.zoeken)
    with visit.open_session() as session:
        counted = figures(session, seen_by=visit.user, on=visit.today)
        locations = coa_locations(session, seen_by=visit.user)
        page = caseload(session, seen_by=visit.user, on=visit.today, filters=filters)
    figures_widgets.figures(counted)
    owners = {str(each.id) if each.id else NONE: each.name or "Niemand" for each in counted.load}
    filter_row(address_filters.address(), owners, locations, is_identifier, counted.soon_days)
    if page.rows:
        _list(visit, filters, page, counted)
    else:
        _nothing(visit, counted)
    if counted.open:
        figures_widgets.pictures(counted)


def _address_filters() -> Filters:
    """The filters in the address; for who comes back from a dossier the ones that were chosen before."""
    if state.address("dossier"):
        earlier = state.session_get("caseload:gevraagd")
        state.set_address(dossier="", **(earlier.address() if isinstance(earlier, Filters) else {}))
    filters = Filters.of_address({each.name: state.address(each.name) for each in fields(Filters)})
    state.session_set("caseload:gevraagd", filters)
    return filters


def _nothing(visit: Visit, counted: Figures) -> None:
    if counted.open:
        st.info("Geen dossier past bij deze keuze. Kies andere filters, of bekijk alles.", icon=":material/search_off:")
        st.button("Toon alle dossiers", icon=":material/filter_alt_off:", on_click=show_only, args=("",))
    else:
        st.info("Er zijn nog geen open dossiers. Begin met een nieuw dossier.", icon=":material/folder_open:")
        new_dossier_button(visit)


def _list(visit: Visit, filters: Filters, page: CaseloadPage, counted: Figures) -> None:
    choosing = bool(state.session_get("caseload:kiezen", False)) and visit.may(Permission.ASSIGN)
    shown_table = tables.table_key(state.digest(filters.address()), choosing, state.deed_id("caseload:tabel"))
    picked = tables.caseload(page.rows, visit.today, key=shown_table, choosing=choosing)
    with st.container(horizontal=True, vertical_alignment="center"):
        _paging(page)
        opened = tables.opener(page.rows, key=state.key("caseload", "open", state.digest(filters.address())))
        if visit.may(Permission.EXPORT):
            _downloads(visit, filters)
        if visit.may(Permission.EXPORT) and visit.may(Permission.VIEW_PIP):
            zip_of_pips.zip_button(visit, filters)
        if visit.may(Permission.ASSIGN):
            label = "Klaar" if choosing else "Overdragen"
            st.button(label, icon=":material/swap_horiz:", on_click=_choose, args=(not choosing,))
    zip_of_pips.zip_progress(visit)
    if choosing:
        _hand_over(visit, picked, counted)
    elif picked or opened:
        visit.go("dossier", dossier=str(opened or picked[0]))


def _paging(page: CaseloadPage) -> None:
    st.markdown(f"{page.first}–{page.last} van {page.total}", width="content")
    for label, number, icon in (
        ("Vorige", page.page - 1, ":material/chevron_left:"),
        ("Volgende", page.page + 1, ":material/chevron_right:"),
    ):
        if page.pages > 1:
            st.button(
                label, icon=icon, disabled=not 1 <= number <= page.pages, on_click=_turn, args=(number,),
                key=state.key("caseload", label),
            )  # fmt: skip


def _turn(number: int) -> None:
    state.set_address(pagina=str(number) if number > 1 else "")


def _choose(on: bool) -> None:
    state.session_set("caseload:kiezen", on)


def _downloads(visit: Visit, filters: Filters) -> None:
    for label, kind, mime in (("Excel", "xlsx", downloads.XLSX), ("CSV", "csv", downloads.CSV)):
        name = f"caseload-{visit.today.isoformat()}.{kind}"
        make = partial(_written, visit, filters, kind)
        downloads.offer(f"Downloaden: {label}", make, file_name=name, mime=mime, key=state.key("caseload", kind))


def _written(visit: Visit, filters: Filters, kind: str) -> bytes:
    counter = count()
    with visit.open_session() as session:
        dossiers = whole_caseload(session, seen_by=visit.user, on=visit.today, filters=filters)
        rows = (row for row, _ in zip(dossiers, counter, strict=False))
        content = tabular.csv(CASELOAD, rows) if kind == "csv" else tabular.xlsx(CASELOAD, rows, "Caseload")
        record_export(session, document="caseload", rows=next(counter), by=visit.user, at=visit.now())
    return content


def _hand_over(visit: Visit, picked: list[UUID], counted: Figures) -> None:
    names = {each.id: each.name for each in counted.load if each.id and each.active}
    if message := state.session_get("caseload:gedaan"):
        st.success(plain(str(message)), icon=":material/check:")
        state.session_forget("caseload:gedaan")
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(
            "Nieuwe regievoerder", list(names), index=None, format_func=names.__getitem__, placeholder="Kies …",
            width=260, key=state.key("caseload", "naar"),
        )  # fmt: skip
        label = f"{several(len(picked), 'dossier', 'dossiers')} overdragen"
        pressed = st.button(
            label, type="primary", disabled=not (picked and to), key=state.key("caseload", "overdragen")
        )
        st.caption(f"Kies rijen in de tabel, hoogstens {MOST}, en dan wie ze krijgt.", width="content")
    if not (pressed and to):
        return
    with Deed() as deed, visit.open_session() as session:
        moved = assign_caseworker(session, dossier_ids=picked, caseworker_id=to, by=visit.user, at=visit.now())
    if deed.done:
        state.session_forget("caseload:tabel")
        state.session_set("caseload:gedaan", f"{several(moved, 'dossier', 'dossiers')} overgedragen aan {names[to]}.")
        st.rerun()

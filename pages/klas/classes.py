"""The part for who makes classes: a class with its teacher, its participants, and how far the forms are."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import streamlit as st

from actions.klas.classes import (
    NewKlas,
    add_deelnemer,
    close_klas,
    hand_over_klas,
    open_klas,
    remove_deelnemer,
    reopen_klas,
)
from queries.klas.classes import candidates, docenten, klas_view, klassen
from queries.klas.types import Deelnemer, KlasLine, KlasView
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.klas import overview, startklas


def classes(visit: Visit) -> None:
    """Draw the classes of the gemeente, the one that was chosen, and the form for a new one."""
    with visit.open_session() as session:
        lines, teachers = klassen(session, seen_by=visit.user), docenten(session, seen_by=visit.user)
    making = state.key("klas", "maken")
    if state.session_get(making) is True:
        _make(visit, making, teachers)
    else:
        draft_form.open_button("Startklas maken", making, icon=":material/add:", key=state.key(making, "knop"))
    if not lines:
        st.info("Nog geen startklas. Maak er een, en plaats daarna de deelnemers.", icon=":material/co_present:")
        return
    line = startklas.choose_klas(lines)
    with visit.open_session() as session:
        view = klas_view(session, line.id, seen_by=visit.user)
    overview.heading(view.klas, teacher=False)
    _deeds(visit, view, teachers)
    _people(visit, view)


def _make(visit: Visit, making: str, teachers: Mapping[UUID, str]) -> None:
    klas_id = state.deed_id(state.key(making, "nieuw"))
    form = startklas.KlasForm(making, klas_id, visit.today, teachers)
    if not teachers:
        st.caption("Er is nog geen account met de rol docent. Vraag uw beheerder om er een te maken.")
    if form.pressed and not form.cancelled:
        new_klas = NewKlas(
            name=form.name,
            school=form.school,
            teacher_id=form.teacher_id,
            starts_on=form.starts_on,
            weeks=form.weeks,
        )
        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            open_klas(session, klas_id=klas_id, klas=new_klas, by=visit.user, at=visit.now(), on=visit.today)
        if not deed.done:
            return
        state.set_address(klas=str(klas_id))
    if form.pressed or form.cancelled:
        state.session_forget(making, state.key(making, "nieuw"))
        st.rerun()


def _deeds(visit: Visit, view: KlasView, teachers: Mapping[UUID, str]) -> None:
    line = view.klas
    with st.container(horizontal=True):
        if line.closed_at is not None:
            st.badge("Gesloten", icon=":material/lock:", color="gray")
            if st.button("Klas weer openen", icon=":material/lock_open:", key=state.key("klas", line.id, "heropen")):
                with _doing(visit) as session:
                    reopen_klas(session, klas_id=line.id, by=visit.user, at=visit.now())
            return
        _add(visit, view)
        _other_teacher(visit, line, teachers)
        _close(visit, line)


def _other_teacher(visit: Visit, line: KlasLine, teachers: Mapping[UUID, str]) -> None:
    key = state.key("klas", line.id, "wissel", line.teacher_id)
    popover = st.popover("Andere docent", icon=":material/swap_horiz:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        chosen = startklas.pick_teacher(state.key(key, "docent"), teachers, line.teacher_id)
        if st.button("Docent wisselen", key=state.key(key, "wisselen"), type="primary"):
            with _doing(visit) as session:
                hand_over_klas(session, klas_id=line.id, teacher_id=chosen, by=visit.user, at=visit.now())


def _close(visit: Visit, line: KlasLine) -> None:
    key = state.key("klas", line.id, "sluit")
    popover = st.popover("Klas sluiten …", icon=":material/lock:", key=key, on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.write("De docent ziet deze klas dan niet meer. Wat is ingevuld, blijft bij de dossiers staan.")
        if st.button("Klas sluiten", key=state.key(key, "sluiten"), type="primary"):
            with _doing(visit) as session:
                close_klas(session, klas_id=line.id, by=visit.user, at=visit.now())


def _add(visit: Visit, view: KlasView) -> None:
    line, participants = view.klas, sum(each.left_on is None for each in view.deelnemers)
    popover = st.popover(
        "Deelnemer toevoegen", icon=":material/person_add:", key=state.key("klas", line.id, "erbij", participants),
        on_change="rerun",
    )  # fmt: skip
    if not popover.open:
        return
    with popover:
        st.write("De docent ziet de voornaam en de achternaam, en verder niets uit het dossier.")
        with visit.open_session() as session:
            candidate_names = candidates(session, line.id, seen_by=visit.user)
        chosen = st.selectbox(
            "Wie?", list(candidate_names), index=None, format_func=candidate_names.__getitem__, placeholder="Kies …",
            key=state.key("klas", line.id, "wie", participants),
        )  # fmt: skip
        pressed = st.button("Plaatsen", key=state.key("klas", line.id, "plaatsen"), type="primary")
        if pressed and chosen is not None:
            with _doing(visit) as session:
                add_deelnemer(session, klas_id=line.id, dossier_id=chosen, by=visit.user, at=visit.now())
        elif pressed:
            st.error("Kies eerst wie u wilt plaatsen.", icon=":material/edit:")


def _people(visit: Visit, view: KlasView) -> None:
    if not view.deelnemers:
        st.caption("Nog geen deelnemers die u mag zien.")
    for each in view.deelnemers:
        _person(visit, view, each)
    if view.hidden:
        st.caption(f"In deze klas zitten nog {view.hidden} mensen met een dossier dat u niet mag zien.")


def _person(visit: Visit, view: KlasView, person: Deelnemer) -> None:
    with st.container(border=True, horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(person.name)}**")
            st.caption(f"{plain(person.number)} · {overview.weeks_filled(person)}")
        visit.link(
            "Instrumenten", "intake", icon=":material/insights:", dossier=str(person.dossier_id), domein="instrumenten"
        )
        if person.left_on is None and view.klas.closed_at is None:
            _leave(visit, view, person)


def _leave(visit: Visit, view: KlasView, person: Deelnemer) -> None:
    key = state.key("klas", view.klas.id, person.id)
    popover = st.popover("Uit de klas halen …", type="tertiary", key=state.key(key, "weg"), on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.write("De docent ziet deze persoon dan niet meer. Wat is ingevuld, blijft bij het dossier.")
        if st.button("Uit de klas halen", key=state.key(key, "weghalen")) and person.dossier_id is not None:
            with _doing(visit) as session:
                remove_deelnemer(
                    session,
                    klas_id=view.klas.id,
                    dossier_id=person.dossier_id,
                    by=visit.user,
                    at=visit.now(),
                    on=visit.today,
                )


@contextmanager
def _doing(visit: Visit) -> Iterator[Any]:
    """A session for a deed with a class; draws the screen again when it is done, and says why when it is refused."""
    with Deed(wrong=startklas.say_wrong) as deed, visit.open_session() as session:
        yield session
    if deed.done:
        st.rerun()

"""What other instruments measured: leerbaarheidstoets, PPS-V, ZRM, COA and the startklas."""

import streamlit as st

from access import Level, Permission
from actions.intake.instruments import MetingFacts, add_meting, remove_meting
from forms.intake.instruments import GUARD, InstrumentKind
from queries.intake.instruments import InstrumentsView, MetingLine, instruments
from queries.intake.view import IntakeView
from texts.intake.instruments import INSTRUMENTS, SHORT
from widgets.answering import read_only
from widgets.frame import draft_form
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.intake import instruments as instruments_widgets
from widgets.intake import learnability
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.klas import overview


def render(visit: Visit, view: IntakeView) -> None:
    """Draw this part of the intake."""
    with visit.open_session() as session:
        instruments_view = instruments(session, view, seen_by=visit.user)
    st.header("Instrumenten", anchor=False)
    learnability.learnability(instruments_view.signals, state.key("instrumenten", view.head.id))
    _toets(view, instruments_view)
    if instruments_view.level is Level.NONE:
        _closed(view, instruments_view)
    else:
        for kind in InstrumentKind:
            _instrument(visit, view, instruments_view, kind)
    _startklas(visit, instruments_view)


def _toets(view: IntakeView, instruments_view: InstrumentsView) -> None:
    """What the intake says of the leerbaarheidstoets, to read; it is asked in its own domein."""
    if instruments_view.toets is None or view.questionnaire is None:
        return
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader("Leerbaarheidstoets", anchor=False)
            st.button(
                f"Naar {plain(view.questionnaire.section(instruments_view.toets.section_id).title)}",
                icon=":material/edit_note:",
                key=state.key("instrumenten", view.head.id, "toets"),
                on_click=state.set_address,
                kwargs={"domein": instruments_view.toets.section_id},
            )
        read_only.questions(instruments_view.toets.questions, view.stored_answers)


def _closed(view: IntakeView, instruments_view: InstrumentsView) -> None:
    with st.container(border=True):
        st.subheader("PPS-V, ZRM en COA", anchor=False)
        st.caption(f"De uitkomsten horen bij het domein {GUARD.title}. Dat is nu voor u gesloten.")
        if instruments_view.may_open:
            st.button(
                f"Naar {GUARD.title}",
                icon=":material/lock_open:",
                key=state.key("instrumenten", view.head.id, "openen"),
                on_click=state.set_address,
                kwargs={"domein": GUARD.id},
            )


def _instrument(visit: Visit, view: IntakeView, instruments_view: InstrumentsView, kind: InstrumentKind) -> None:
    key, results = state.key("instrumenten", view.head.id, kind), instruments_view.metingen[kind]
    writes = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and instruments_view.level is Level.WRITE
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.subheader(INSTRUMENTS[kind], anchor=False)
            if writes and state.session_get(key) is not True:
                draft_form.open_button(
                    f"{SHORT[kind]} vastleggen", key, icon=":material/add:", key=state.key(key, "erbij")
                )
        if writes and state.session_get(key) is True:
            _write(visit, view, kind, key, results[0] if results else None)
        elif results:
            _show(visit, view, instruments_view, kind, writes=writes)
        else:
            st.caption("Nog geen uitkomst vastgelegd.")


def _write(visit: Visit, view: IntakeView, kind: InstrumentKind, key: str, before: MetingLine | None) -> None:
    meting_id = state.deed_id(state.key(key, "nieuw"))
    form = instruments_widgets.MetingForm(key, meting_id, kind, visit.today, before)
    if not (form.pressed or form.cancelled):
        return
    if not form.cancelled:
        with Deed(wrong=form.say_wrong) as deed, visit.open_session() as session:
            add_meting(
                session,
                meting_id=meting_id,
                dossier_id=view.head.id,
                facts=MetingFacts(kind=kind, taken_on=form.taken_on, values=form.values, edition=form.edition),
                by=visit.user,
                at=visit.now(),
                on=visit.today,
            )
        if not deed.done:
            return
    state.session_forget(key, state.key(key, "nieuw"))
    st.rerun()


def _show(
    visit: Visit, view: IntakeView, instruments_view: InstrumentsView, kind: InstrumentKind, *, writes: bool
) -> None:
    key = state.key("instrumenten", view.head.id, kind)
    meting, before = instruments_widgets.choose(instruments_view.metingen[kind], key)
    st.caption(instruments_widgets.summary(meting))
    instruments_widgets.result(meting, before)
    if not writes:
        return
    popover = st.popover("Weghalen …", type="tertiary", key=state.key(key, meting.id, "weg"), on_change="rerun")
    if not popover.open:
        return
    with popover:
        st.write("Is deze uitkomst verkeerd ingevuld? Haal hem weg. In het logboek blijft staan dat u dit deed.")
        if st.button("Uitkomst weghalen", key=state.key(key, meting.id, "weghalen")):
            with Deed() as deed, visit.open_session() as session:
                remove_meting(session, dossier_id=view.head.id, meting_id=meting.id, by=visit.user, at=visit.now())
            if deed.done:
                st.rerun()


def _startklas(visit: Visit, instruments_view: InstrumentsView) -> None:
    with st.container(border=True):
        st.subheader("Startklas", anchor=False)
        for klas, person in instruments_view.startklassen:
            overview.of_one(klas, person)
            if visit.may(Permission.MANAGE_KLAS):
                visit.link("Naar de startklas", "klas", icon=":material/co_present:", klas=str(klas.id))
        if not instruments_view.startklassen:
            st.caption("Deze persoon zit niet in een startklas.")

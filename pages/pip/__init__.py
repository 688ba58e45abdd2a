"""Screen PIP: the plan of one dossier, one part at a time."""

from collections.abc import Callable

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from actions.pip.draft import draft_pip
from pages.pip import (
    agreements,
    change,
    check,
    documents,
    doelen,
    duo,
    missing_supply,
    ontzorgen,
    parts,
    pip_team,
    week,
)
from pages.pip.stores import plan_store
from queries.pip.types import PipView
from queries.pip.view import pip_view
from rules.law.terms import PipStatus
from texts.wording.formats import long_date
from texts.wording.labels import PIP_STATUSSEN, WIJZIGINGEN
from widgets.answering import flush_on_leave
from widgets.answering.field_editor import FieldEditor
from widgets.answering.questionnaire import saved_line
from widgets.frame import dossier_head
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.pip.change_form import in_short
from widgets.pip.plan_context import PlanContext


def render(visit: Visit) -> None:
    """Draw the PIP of the dossier in the address; `deel` names the part."""
    with visit.open_session() as session:
        view = pip_view(session, state.dossier_in_address(), seen_by=visit.user, on=visit.today, at=visit.now())
        if state.is_new("viewed", f"pip:{view.head.id}"):
            record_view(session, dossier_id=view.head.id, screen="pip", by=visit.user, at=visit.now())
    dossier_head.dossier_head(visit, view.head, "pip")
    if view.pip_id is None or view.questionnaire is None:
        _begin(visit, view)
        return
    writes = view.being_written and visit.may(Permission.EDIT_PIP)
    editor = FieldEditor(store=plan_store(visit, view, locked=not writes), on=visit.today, marks=False)
    context = PlanContext(
        visit=visit, view=view, questionnaire=view.questionnaire, pip_id=view.pip_id, editor=editor, writes=writes
    )
    _status(context)
    chosen_part = _chosen_part(view)
    flush_on_leave.keep(context.questionnaire, editor, chosen_part)
    _, draw = _parts()[chosen_part]
    draw(context)
    saved_line(editor)


def _begin(visit: Visit, view: PipView) -> None:
    st.info("Nog geen PIP. Begin met wat deze persoon zelf wil bereiken.", icon=":material/route:")
    if view.ten_weeks is not None:
        st.caption(f"{plain(view.ten_weeks.explanation)} ({plain(view.ten_weeks.article)})")
    if not (visit.may(Permission.EDIT_PIP) and view.head.is_open):
        return
    if st.button("PIP beginnen", type="primary", key=state.key("pip", view.head.id, "begin")):
        with Deed() as deed, visit.open_session() as session:
            draft_pip(session, dossier_id=view.head.id, by=visit.user, at=visit.now(), on=visit.today)
        if deed.done:
            st.rerun()


def _status(context: PlanContext) -> None:
    """The status of the plan, and what can be done with it as a whole."""
    view = context.view
    with st.container(horizontal=True, vertical_alignment="center"):
        if view.status is not None:
            colour = "green" if view.status is PipStatus.VASTGESTELD else "orange"
            st.badge(PIP_STATUSSEN[view.status], color=colour)  # type: ignore[arg-type]
        if view.situation is not None and view.situation.previous_dagtekening is not None:
            dated = long_date(view.situation.previous_dagtekening)
            st.caption(f"Versie {view.last_version} geldt, met dagtekening {dated}.", width="content")
        if view.status is PipStatus.IN_WIJZIGING:
            kind = WIJZIGINGEN[view.situation.change_kind] if view.situation and view.situation.change_kind else ""
            reason = in_short(view.change_reason)
            explanation = f"{kind}: {reason}" if kind else f"Reden van de wijziging: {reason}"
            st.caption(plain(explanation), width="content")
        documents.download_plan(context)
        change.button(context)
    change.panel(context)


def _parts() -> dict[str, tuple[str, Callable[[PlanContext], None]]]:
    return {
        "wens": ("Wat wil ik bereiken?", parts.wish),
        "leerroute": ("Leerroute", parts.leerroute),
        "doelen": ("Doelen", doelen.doelen),
        "uren": ("Week en uren", _week),
        "ondersteuning": ("PVT, MAP en ondersteuning", _support),
        "afspraken": ("Afspraken", _agreements),
        "team": ("PIP-team", pip_team.render),
        "duo": ("DUO-controle", duo.render),
        "controle": ("Controle en vaststellen", check.check),
        "versies": ("Versies", documents.versions_of),
    }


def _week(context: PlanContext) -> None:
    week.render(context)
    parts.hours(context)


def _support(context: PlanContext) -> None:
    parts.support(context)
    ontzorgen.render(context)
    missing_supply.render(context)


def _agreements(context: PlanContext) -> None:
    parts.agreements(context)
    agreements.render(context)


def _chosen_part(view: PipView) -> str:
    """The choice of part, which stands in the address; the first part when it names none."""
    parts = _parts()
    codes = [code for code in parts if code != "versies" or view.last_version]
    address_part = state.address("deel")
    chosen = address_part if address_part in codes else codes[0]
    key = state.key("pip", view.head.id, "deel")
    moved = state.widget_value(key) != (True, chosen)
    if moved:
        state.set_widget_value(key, chosen)
    with st.container(key="koers-deel"):
        st.segmented_control(
            "Deel van het plan",
            codes,
            # What the browser draws anew begins with this, and would else send the first part as chosen.
            default=None if moved else chosen,
            required=True,
            format_func=lambda code: parts[code][0],
            key=key,
            on_change=_go,
            args=(key,),
            label_visibility="collapsed",
        )
    return chosen


def _go(key: str) -> None:
    _, chosen = state.widget_value(key)
    state.set_address(deel=str(chosen), doel="")

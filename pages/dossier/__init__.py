"""Who is this, where are we, what is next and by when?"""

from typing import NamedTuple

import streamlit as st

from access import Permission
from actions.deed.audit import record_view
from pages.dossier import access_log, calendar, closing, contacts, duo_inbox, household, joining, particulars, pip_team
from queries.dossier.view import DossierView, dossier
from queries.vandaag.decision_due import DecisionDue, DecisionStep, decision_due
from queries.voortgang.meetings import with_meetings
from rules.law.status import NextStep
from texts.pip.steps import NEXT_STEPS, decision_steps
from texts.wording.formats import long_date
from widgets.answering.questionnaire import saved_line
from widgets.dossier import timeline
from widgets.frame import dossier_head
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.plain_text import plain


def render(visit: Visit) -> None:
    """Draw the dossier in the address; a partner sees what its team shares, and nothing else."""
    if visit.may(Permission.VIEW_SHARED):
        pip_team.render_shared(visit)
        return
    with visit.open_session() as session:
        view = dossier(session, state.dossier_in_address(), seen_by=visit.user)
        points = with_meetings(session, view.head.id, view.timeline, seen_by=visit.user, on=visit.today)
        follows = decision_due(session, view.head.id, seen_by=visit.user)
        if state.is_new("viewed", f"dossier:{view.head.id}"):
            record_view(session, dossier_id=view.head.id, screen="dossier", by=visit.user, at=visit.now())
    dossier_head.dossier_head(visit, view.head, "dossier")
    if joining.side_by_side(visit, view):
        return
    if view.head.is_open:
        _next_step(visit, view)
        if follows is not None:
            _after_decision(visit, view, follows)
    else:
        closing.closed(visit, view)
    joining.past(visit, view)
    duo_inbox.render(visit, view)
    with st.container(border=True):
        timeline.timeline(points, visit.today, closed=not view.head.is_open)
        calendar.render(visit, view)
    if view.head.joined_into is None:  # else all the rest went along to the dossier that this one points to
        pip_team.render(visit, view)
        if visit.may(Permission.VIEW_PARTICULARS):
            _particulars(visit, view)


def _particulars(visit: Visit, view: DossierView) -> None:
    """Draw what is about the person, and the deeds that end a dossier."""
    editor = particulars.render(visit, view)
    household.render(visit, view)
    contacts.render(visit, view)
    access_log.render(visit, view)
    if view.head.is_open and visit.may(Permission.EDIT_DOSSIER):
        closing.close(visit, view)
    joining.render(visit, view)
    saved_line(editor)
    if editor.saved_at is not None:
        st.rerun()  # what stands above follows from the fact that was just kept


def _next_step(visit: Visit, view: DossierView) -> None:
    step = view.traject_status
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            by_when = f" · uiterlijk {long_date(step.due)}" if step.due else ""
            st.markdown(f"**Nu: {NEXT_STEPS[step.next_step]}**{plain(by_when)}", width="content")
            if step.due:
                urgency.badge(step.due, visit.today)
        st.caption(plain(f"{step.why} ({step.article})" if step.article else step.why))
        path, query = _place_of(step.next_step)
        if path and st.button("Aan de slag", type="primary", key=state.key("dossier", view.head.id, "stap")):
            visit.go(path, dossier=str(view.head.id), **query)


def _after_decision(visit: Visit, view: DossierView, follows: DecisionDue) -> None:
    """What must follow the vaststelling, until it is done."""
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**PIP is vastgesteld: {decision_steps(follows.steps)}**", width="content")
            urgency.badge(follows.due, visit.today)
        st.caption(
            f"Het besluit geldt pas als het bekend is gemaakt (Awb art. 3:40). Dagtekening: {long_date(follows.due)}."
        )
        duo_only = follows.steps == (DecisionStep.TELL_DUO,)
        if st.button("Vastleggen", key=state.key("dossier", view.head.id, "besluit")):
            visit.go("pip", dossier=str(view.head.id), deel="duo" if duo_only else "versies")


class _PlaceOfStep(NamedTuple):
    screen: str
    query: dict[str, str]


def _place_of(step: NextStep) -> _PlaceOfStep:
    if step is NextStep.ONTZORGEN_EVALUEREN:
        return _PlaceOfStep("pip", {"deel": "ondersteuning"})
    return _PlaceOfStep(_screen_of(step), {})


def _screen_of(step: NextStep) -> str:
    if step in (NextStep.INTAKE_STARTEN, NextStep.INTAKE_AFRONDEN):
        return "intake"
    if step in (NextStep.VOORTGANGSGESPREK, NextStep.VOORTGANGSGESPREK_PLANNEN):
        return "voortgang"
    return "pip" if step in (NextStep.PIP_OPSTELLEN, NextStep.PIP_VASTSTELLEN, NextStep.WIJZIGING_VASTSTELLEN) else ""

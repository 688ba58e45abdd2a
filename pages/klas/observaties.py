"""The teacher's part: the own class, the names of its participants, and the forms. Nothing else of a dossier."""

from contextlib import suppress
from uuid import UUID

import streamlit as st

from actions.answering.field_kind import Fields
from actions.klas.observatie_fields import EINDRAPPORT, OBSERVATIE
from actions.klas.observaties import record_look
from forms.klas.startklas import FORM, REPORT
from pages.fields import field_store
from queries.klas.classes import klas_view, klassen
from queries.klas.types import Deelnemer, KlasView
from refusals import Refusal
from texts.klas.startklas import OBSERVATIE_PROBLEMS
from texts.wording.formats import long_date
from widgets.answering import flush_on_leave
from widgets.answering.field_editor import FieldEditor
from widgets.answering.field_store import FieldStore
from widgets.answering.questionnaire import saved_line
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.klas import overview, startklas


def own_class(visit: Visit) -> None:
    """Draw the class that was chosen, and the form of one participant in one week."""
    with visit.open_session() as session:
        lines = klassen(session, seen_by=visit.user)
        view = klas_view(session, startklas.choose_klas(lines).id, seen_by=visit.user) if lines else None
    if view is None:
        st.info("U heeft nu geen startklas. De gemeente maakt een klas voor u aan.", icon=":material/co_present:")
        return
    overview.heading(view.klas, teacher=True)
    if not view.klas.weeks_begun(visit.today):
        st.info(f"De klas begint op {long_date(view.klas.starts_on)}. Vanaf die dag kunt u hier invullen.")
    elif not view.deelnemers:
        st.info("Er zijn nog geen deelnemers. De gemeente plaatst mensen in uw klas.", icon=":material/group:")
    else:
        _fill_in(visit, view)


def _fill_in(visit: Visit, view: KlasView) -> None:
    person = startklas.choose_person(view)
    part = startklas.choose_part(view.klas, visit.today)
    _save_left_form(visit, view, person, part)
    if state.is_new("klas:viewed", str(person.id)):
        with visit.open_session() as session:
            record_look(session, deelnemer_id=person.id, by=visit.user, at=visit.now())
    editor = _editor(visit, person, part)
    flush_on_leave.keep(FORM, editor, editor.store.name)
    with st.container(border=True):
        startklas.form(view.klas, person, part, editor)
    expander = st.expander("Overzicht van de klas", key=state.key("klas", view.klas.id, "overzicht"), on_change="rerun")
    if expander.open:
        with expander:
            overview.progress(view)
    saved_line(editor)


def _save_left_form(visit: Visit, view: KlasView, person: Deelnemer, part: str) -> None:
    """Save what was typed last in the form of another participant or week, when that was left by choosing this one."""
    current, earlier = (view.klas.id, person.id, part), state.session_get("klas:here")
    state.session_set("klas:here", current)
    if not isinstance(earlier, tuple) or earlier == current:
        return
    klas_id, left_person, left_part = earlier
    with suppress(Refusal):
        former = view if klas_id == view.klas.id else _other(visit, klas_id)
        for each in former.deelnemers:
            if each.id == left_person:
                flush_on_leave.keep(FORM, _editor(visit, each, left_part), str(current))


def _other(visit: Visit, klas_id: UUID) -> KlasView:
    with visit.open_session() as session:
        return klas_view(session, klas_id, seen_by=visit.user)


def _editor(visit: Visit, person: Deelnemer, part: str) -> FieldEditor:
    return FieldEditor(
        store=_store(visit, person, part), on=visit.today, details=False, marks=False, own=OBSERVATIE_PROBLEMS
    )


def _store(visit: Visit, person: Deelnemer, part: str) -> FieldStore:
    if part == REPORT:
        stored_answers, fields = person.report, Fields(kind=EINDRAPPORT, key={"deelnemer": person.id})
    else:
        week = int(part)
        stored_answers = person.weeks.get(week, {})
        fields = Fields(kind=OBSERVATIE, key={"deelnemer": person.id, "week": week})
    return field_store(visit, fields, name=f"klas:{person.id}:{part}", stored_answers=stored_answers)

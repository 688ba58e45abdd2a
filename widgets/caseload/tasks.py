"""What is on Vandaag: a line for each task, and the small lists next to them."""

from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from rules.law.status import NextStep
from texts.pip.steps import NEXT_STEPS
from texts.wording.events import deed
from texts.wording.formats import long_date, moment, short_date
from widgets.frame.visit import Visit
from widgets.kit import session_state as state
from widgets.kit import urgency_badge as urgency
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.search import FoundDossiers
    from queries.vandaag.agenda import ColleagueChange, PlannedTalk, Task

_INTAKE = (NextStep.INTAKE_STARTEN, NextStep.INTAKE_AFRONDEN)
_TALK = (NextStep.VOORTGANGSGESPREK, NextStep.VOORTGANGSGESPREK_PLANNEN)
_PIP = (NextStep.PIP_OPSTELLEN, NextStep.PIP_VASTSTELLEN, NextStep.WIJZIGING_VASTSTELLEN)


def task(visit: Visit, next_task: "Task") -> None:
    """One line: the deed and the name, why, how near the day is, and a link to where to do it."""
    path, label, query = _place(next_task.step)
    with st.container(border=True, horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None):
            st.markdown(f"**{NEXT_STEPS[next_task.step]}** · {plain(next_task.name)}")
            st.caption(plain(_why(next_task)))
        with st.container(width=165, gap=None):
            urgency.badge(next_task.due, visit.today)
            visit.link(label, path, icon=":material/arrow_forward:", dossier=str(next_task.dossier_id), **query)


def _why(next_task: "Task") -> str:
    day = long_date(next_task.due)
    by = f"Uiterlijk {day}. " if day and day not in next_task.why else ""
    return f"{next_task.number} · {by}{next_task.why}"


class _PlaceOfTask(NamedTuple):
    screen: str
    label: str
    query: dict[str, str]


def _place(step: NextStep) -> _PlaceOfTask:
    if step in _INTAKE:
        return _PlaceOfTask("intake", "Naar de intake", {})
    if step in _TALK:
        return _PlaceOfTask("voortgang", "Naar de voortgang", {})
    if step is NextStep.ONTZORGEN_EVALUEREN:
        return _PlaceOfTask("pip", "Naar het ontzorgen", {"deel": "ondersteuning"})
    return _PlaceOfTask("pip", "Naar het PIP", {}) if step in _PIP else _PlaceOfTask("dossier", "Naar het dossier", {})


def talks(visit: Visit, planned: "list[PlannedTalk]") -> None:
    """The appointments of this week."""
    st.subheader("Gesprekken deze week", anchor=False)
    if not planned:
        st.caption("Geen gesprekken deze week.")
    for each in planned:
        when = "vandaag" if each.on == visit.today else short_date(each.on)
        visit.link(plain(f"{when} · {each.name}"), "dossier", icon=":material/event:", dossier=str(each.dossier_id))


def changes(visit: Visit, changes_by_others: "list[ColleagueChange]") -> bool:
    """What colleagues changed, by dossier; True when the user says that it was seen."""
    st.subheader("Gewijzigd door anderen", anchor=False)
    if not changes_by_others:
        st.caption("Niets nieuws sinds u hier het laatst “Gezien” koos.")
        return False
    for each in changes_by_others:
        visit.link(plain(each.name), "dossier", icon=":material/folder:", dossier=str(each.dossier_id))
        st.caption(plain(f"{moment(each.at)} · {each.by} {deed(each.event, {}, each.times)}"))
    return st.button("Gezien", icon=":material/done_all:", key=state.key("vandaag", "gezien"))


def search_box() -> str:
    """Zoek dossier. What was typed (it may be a BSN) stays in the widget and never reaches the address."""
    return st.text_input(
        "Zoek dossier", placeholder="Naam, V-nummer, telefoon …", max_chars=100, key=state.key("vandaag", "zoek"),
        icon=":material/search:",
    )  # fmt: skip


def search_results(visit: Visit, results: "FoundDossiers") -> None:
    """The dossiers that match the search, as links."""
    if not results.dossiers:
        st.caption("Niets gevonden. Probeer een deel van de naam, of het nummer.")
    for each in results.dossiers:
        closed = "" if each.is_open else " · gesloten"
        label = plain(f"{each.name} · {each.number}{closed}")
        visit.link(label, "dossier", icon=":material/folder:", dossier=str(each.id))
    if results.more:
        st.caption("Er zijn er meer. Typ nog een woord erbij.")

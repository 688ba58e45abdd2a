"""The plan on paper: download it, read former versions as they were frozen, and see what changed."""

import streamlit as st

from access import Permission
from pages.pip import after_decision, downloads
from queries.pip.version_differences import compared
from queries.pip.versions import VersionLine, version, versions
from texts.pip.plan import PlanLine, plan_lines
from texts.wording.formats import long_date, moment
from texts.wording.labels import LEERROUTES
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain
from widgets.pip import version_differences
from widgets.pip.plan_context import PlanContext


def download_plan(context: PlanContext) -> None:
    """**Download PIP**, beschikking and samenvatting: of the draft while the plan is being written, else in force."""
    if context.visit.may(Permission.EXPORT):
        downloads.current(context)


def versions_of(context: PlanContext) -> None:
    """The versions, newest first; the chosen one as it was frozen, what followed it, and what differs from another."""
    st.header("Versies", anchor=False)
    with context.visit.open_session() as session:
        known_versions = versions(session, context.view.head.id, seen_by=context.visit.user)
    if not known_versions:
        st.info("Nog geen vastgestelde versie.", icon=":material/history:")
        return
    numbers = {each.number: each for each in known_versions}
    chosen = st.selectbox(
        "Welke versie wilt u lezen?",
        list(numbers),
        format_func=lambda number: f"Versie {number}, dagtekening {long_date(numbers[number].dagtekening)}",
        key=state.key("pip", context.pip_id, "versie"),
    )
    line = numbers[chosen]
    _heading(context, line)
    after_decision.render(context, line)
    other = version_differences.other_version(
        state.key("pip", context.pip_id, "vergelijk", line.number), known_versions, line
    )
    with context.visit.open_session() as session:
        plan, differs = compared(session, line, other, seen_by=context.visit.user)
    if other is not None and differs is not None:
        version_differences.draw(version_differences.between(line, other), differs)
    _lines(plan_lines(plan))


def _heading(context: PlanContext, line: VersionLine) -> None:
    st.markdown(f"**Versie {line.number}** · {LEERROUTES[line.leerroute]} · dagtekening {long_date(line.dagtekening)}")
    if line.reason:
        st.markdown(f"Reden van de wijziging: {plain(line.reason)}")
    with context.visit.open_session() as session:
        document = version(session, line.id, seen_by=context.visit.user)
    approved = f" Akkoord gegeven door {plain(document.approved_by)}." if document.approved_by else ""
    st.caption(f"Vastgesteld door {plain(line.by)}, {moment(line.at)}.{approved} Controlegetal {line.sha256[:12]}.")
    if context.visit.may(Permission.EXPORT):
        downloads.of_version(context, line)
    downloads.what_stands_where(document)


def _lines(lines: list[PlanLine]) -> None:
    for part in dict.fromkeys(line.part for line in lines):
        st.subheader(plain(part), anchor=False)
        rows = [f"| {_cell(line.label)} | {_cell(line.text)} |" for line in lines if line.part == part]
        st.markdown("\n".join(["| Onderdeel | Tekst |", "|---|---|", *rows]))


def _cell(text: str) -> str:
    return plain(" ".join(text.split())) or "(leeg)"

"""The plan on paper: download it, read former versions as they were frozen, and see what changed."""

from uuid import UUID

import streamlit as st

from access import Permission
from actions.audit import record_export
from exports.pip_pdf import pip_pdf
from queries.pip_versions import VersionLine, draft_document, logo, version, versions
from rules.plan import PipDocument, Plan
from texts.formats import long_date, moment
from texts.labels import LEERROUTES
from texts.plan import PlanLine, plan_changes, plan_lines
from widgets import state
from widgets.desk import Desk
from widgets.plain import plain


def download_plan(desk: Desk) -> None:
    """**Download PIP**: the draft while the plan is being written, else the version in force. Made only on a click."""
    if desk.visit.may(Permission.EXPORT):
        _button(desk, "Download PIP", None, desk.view.last_version)


def versions_of(desk: Desk) -> None:
    """The versions, newest first; the chosen one as it was frozen, with what changed since the one before."""
    st.header("Versies", anchor=False)
    with desk.visit.open_session() as session:
        found = versions(session, desk.view.head.id, seen_by=desk.visit.user)
    if not found:
        st.info("Nog geen vastgestelde versie.", icon=":material/history:")
        return
    numbers = {each.number: each for each in found}
    chosen = st.selectbox(
        "Welke versie wilt u lezen?",
        list(numbers),
        format_func=lambda number: f"Versie {number}, dagtekening {long_date(numbers[number].dagtekening)}",
        key=state.key("pip", desk.pip_id, "versie"),
    )
    line = numbers[chosen]
    before = numbers.get(line.number - 1)
    with desk.visit.open_session() as session:
        paper = version(session, line.id, seen_by=desk.visit.user)
        earlier = version(session, before.id, seen_by=desk.visit.user) if before else None
    _heading(desk, line)
    if earlier is not None:
        _changes(earlier.plan, paper.plan, line.number - 1)
    _lines(plan_lines(paper.plan))


def _heading(desk: Desk, line: VersionLine) -> None:
    st.markdown(f"**Versie {line.number}** · {LEERROUTES[line.leerroute]} · dagtekening {long_date(line.dagtekening)}")
    if line.reason:
        st.markdown(f"Reden van de wijziging: {plain(line.reason)}")
    st.caption(f"Vastgesteld door {plain(line.by)}, {moment(line.at)}. Controlegetal {line.sha256[:12]}.")
    if desk.visit.may(Permission.EXPORT):
        _button(desk, f"Download PIP versie {line.number}", line.id, line.number)


def _changes(before: Plan, after: Plan, number: int) -> None:
    found = plan_changes(before, after)
    with st.container(border=True):
        if not found:
            st.markdown(f"Geen verschil met versie {number}.")
            return
        st.markdown(f"**Wat is anders dan in versie {number}?**")
        rows = [f"| {_cell(each.label)} | {_cell(each.before)} | {_cell(each.after)} |" for each in found]
        st.markdown("\n".join(["| | Eerst | Nu |", "|---|---|---|", *rows]))


def _lines(lines: list[PlanLine]) -> None:
    for part in dict.fromkeys(line.part for line in lines):
        st.subheader(plain(part), anchor=False)
        rows = [f"| {_cell(line.label)} | {_cell(line.text)} |" for line in lines if line.part == part]
        st.markdown("\n".join(["| Onderdeel | Tekst |", "|---|---|", *rows]))


def _cell(text: str) -> str:
    return plain(" ".join(text.split())) or "(leeg)"


def _button(desk: Desk, label: str, versie_id: UUID | None, number: int) -> None:
    visit, view = desk.visit, desk.view

    def make() -> bytes:
        with visit.open_session() as session:
            paper = _paper(desk, session, versie_id)
            picture = logo(session, seen_by=visit.user)
            record_export(session, document="pip", rows=1, by=visit.user, at=visit.now(), dossier_id=view.head.id)
        return pip_pdf(paper, visit.today, picture)

    draft = versie_id is None and view.being_written
    st.download_button(
        label,
        make,
        file_name=f"pip-{view.head.number}-{'concept' if draft else f'versie-{number}'}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        key=state.key("pip", desk.pip_id, "pdf", versie_id or "nu"),
        on_click="ignore",
    )


def _paper(desk: Desk, session: object, versie_id: UUID | None) -> PipDocument:
    seen_by = desk.visit.user
    if versie_id is not None:
        return version(session, versie_id, seen_by=seen_by)  # type: ignore[arg-type]
    if desk.view.being_written:
        return draft_document(session, desk.view.head.id, seen_by=seen_by, on=desk.visit.today)  # type: ignore[arg-type]
    newest = versions(session, desk.view.head.id, seen_by=seen_by)[0]  # type: ignore[arg-type]
    return version(session, newest.id, seen_by=seen_by)  # type: ignore[arg-type]

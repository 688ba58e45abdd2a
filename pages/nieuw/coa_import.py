"""Take in a list from COA: read it, say what every column means, look what would happen, and only then do it."""

from collections.abc import Container, Mapping

import streamlit as st

from actions.dossier.coa import import_rows, plan_import, remember_mapping, remembered_mapping
from forms.engine.tables import Table, UnreadableTable, table_from_file, table_from_text
from forms.intake.coa import Row, Target, guess, plain_heading, read_rows
from forms.intake.coa_rows import Planned, RowChoice, RowFate
from texts.wording.formats import several
from widgets.dossier import coa_import, coa_rows
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit) -> None:
    """Draw the steps; nothing is kept before the last button."""
    table = _table()
    if table is None:
        return
    with visit.open_session() as session:
        before = remembered_mapping(session, by=visit.user)
    mapped = coa_import.choose_columns(table, guess(table.headings, before))
    rows, unreadable = read_rows(table, mapped)
    digest = state.digest(table.rows)
    st.subheader("Dit gaat er gebeuren", anchor=False)
    left_out = coa_rows.leave_out({row.number: coa_rows.name_of(row) for row in rows}, digest)
    choices = coa_rows.choices(digest, left_out)
    unreadable = [each for each in unreadable if each.row not in left_out]
    faulty = {each.row for each in unreadable}
    readable = [row for row in rows if row.number not in faulty and _is_whole(row, left_out)]
    with Deed() as deed, visit.open_session() as session:
        plans, problems = plan_import(session, readable, choices, by=visit.user, at=visit.now(), on=visit.today)
    if not deed.done:
        return
    problems = [*unreadable, *coa_import.by_heading(problems, mapped)]
    coa_import.faults(problems)
    if problems:
        coa_rows.leave_out_button(sorted({each.row for each in problems if each.row is not None}), digest)
    coa_rows.questions(visit, plans, digest)
    if plans:
        coa_rows.summary(plans)
        coa_rows.all_rows(plans)
    headings = {plain_heading(each): mapped.get(each, "") for each in table.headings}
    if not problems:
        _import(visit, readable, choices, plans, headings, digest)


def _is_whole(row: Row, left_out: Container[int]) -> bool:
    """Whether a row can be planned at all: one that is left out may be no person."""
    return row.number not in left_out or bool(row.values.get(Target.BIRTH_DATE))


def _table() -> Table | None:
    try:
        pasted = coa_import.give_list()
        if pasted is None:
            return None
        name, content = pasted
        return table_from_text(content) if isinstance(content, str) else table_from_file(name, content)
    except UnreadableTable as refused:
        coa_import.unreadable(refused)
        return None


def _import(
    visit: Visit,
    rows: list[Row],
    choices: Mapping[int, RowChoice],
    plans: list[Planned],
    headings: dict[str, str],
    digest: str,
) -> None:
    todo = [each for each in plans if each.fate in (RowFate.NEW, RowFate.COMPLETE)]
    if not todo or any(each.fate is RowFate.ASK for each in plans):
        return
    label = f"{several(len(todo), 'persoon', 'personen')} inlezen"
    if not st.button(label, type="primary", key=state.key("coa", "inlezen", digest)):
        return
    with Deed(wrong=_changed) as deed:
        with visit.open_session() as session:
            count = import_rows(session, rows, choices, by=visit.user, at=visit.now(), on=visit.today)
        with visit.open_session() as session:
            remember_mapping(session, columns=headings, by=visit.user, at=visit.now())
    if deed.done:
        coa_import.done(count.new, count.completed)


def _changed(_: object) -> None:
    st.error("Er is net iets veranderd. Kijk de lijst hierboven nog eens na. Er is niets ingelezen.")

"""Take in a list from COA: read it, say what every column means, look what would happen, and only then do it."""

import streamlit as st

from actions.dossier.coa import import_rows, plan_import, remember_mapping, remembered_mapping
from actions.dossier.coa_plan import Planned
from forms.engine.tables import Table, UnreadableTable, table_from_file, table_from_text
from forms.intake.coa import Row, guess, plain_heading, read_rows
from rules.problems import Problem
from texts.wording.formats import several
from widgets.dossier import coa_import
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
    readable = _readable(rows, unreadable)
    with Deed() as deed, visit.open_session() as session:
        plans, plan_problems = plan_import(session, readable, by=visit.user, at=visit.now(), on=visit.today)
    if not deed.done:
        return
    all_problems = [*unreadable, *coa_import.by_heading(plan_problems, mapped)]
    coa_import.dry_run(plans, all_problems)
    _import(
        visit, table, rows, plans, all_problems, {plain_heading(each): mapped.get(each, "") for each in table.headings}
    )


def _readable(rows: list[Row], unreadable: list[Problem]) -> list[Row]:
    faulty_rows = {each.row for each in unreadable}
    return [row for row in rows if row.number not in faulty_rows]


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
    table: Table,
    rows: list[Row],
    plans: list[Planned],
    all_problems: list[Problem],
    mapping: dict[str, str],
) -> None:
    todo = [each for each in plans if not each.out_of_reach and (each.dossier_id is None or each.fills or each.profile)]
    if all_problems or not todo:
        return
    label = f"{several(len(todo), 'persoon', 'personen')} inlezen"
    if not st.button(label, type="primary", key=state.key("coa", "inlezen", state.digest(table.rows))):
        return
    with Deed(wrong=_changed) as deed:
        with visit.open_session() as session:
            new, completed = import_rows(session, rows, by=visit.user, at=visit.now(), on=visit.today)
        with visit.open_session() as session:
            remember_mapping(session, columns=mapping, by=visit.user, at=visit.now())
    if deed.done:
        coa_import.done(new, completed)


def _changed(_: object) -> None:
    st.error("Er is net iets veranderd. Kijk de lijst hierboven nog eens na. Er is niets ingelezen.")

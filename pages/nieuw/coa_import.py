"""Take in a list from COA: read it, say what every column means, look what would happen, and only then do it."""

import zlib
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from actions.dossier.coa import batches, import_rows, plan_import, remember_mapping, remembered_mapping
from actions.dossier.coa_plan import Planned, without_field
from forms.intake.coa import Row, may_stay_empty, read_rows, without_cells, without_person
from forms.intake.coa_columns import Mapped, guess, heading_is_known, plain_heading
from forms.spreadsheet.files import pasted, spreadsheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.table import Table, found_headings, likely_sheet, table
from pages.nieuw import coa_taken_in as outcome
from rules.problems import Problem
from texts.wording.formats import several
from widgets.dossier import coa_file, coa_import, coa_taken_in
from widgets.frame.refusal_guard import Deed
from widgets.frame.visit import Visit
from widgets.kit import session_state as state


def render(visit: Visit) -> None:
    """Draw the steps; nothing is kept before the last button. After it, what came of the list."""
    if outcome.render(visit):
        return
    content = coa_file.give_list()
    if content is None:
        return
    mark = f"{zlib.crc32(content.encode() if isinstance(content, str) else content):08x}"
    with visit.open_session() as session:
        before = remembered_mapping(session, by=visit.user)
    try:
        rows_table = _table(content, before, mark)
    except UnreadableSpreadsheet as refused:
        coa_file.unreadable(refused)
        return
    if rows_table is not None:
        _columns(visit, rows_table, before, mark)


def _table(content: str | bytes, before: dict[str, str], mark: str) -> Table | None:
    """The rows of the list that are meant; None while something is asked. Raises UnreadableSpreadsheet."""
    book, known = pasted(content) if isinstance(content, str) else spreadsheet(content), heading_is_known(before)
    sheet = coa_file.choose_sheet(book, likely_sheet(book, known), mark)
    heading_row = coa_file.choose_headings(sheet, found_headings(sheet, known), mark)
    rows_table = table(sheet, heading_row, from_1904=book.from_1904)
    hidden = [each.number for each in rows_table.rows if each.hidden]
    if hidden:
        with_hidden = coa_file.with_hidden_rows(hidden, mark)
        if with_hidden is None:
            return None
        rows_table = rows_table if with_hidden else _without(rows_table, hidden)
    no_person = without_person(rows_table)
    return _without(rows_table, coa_file.left_out(no_person, mark)) if no_person else rows_table


def _without(rows_table: Table, numbers: Sequence[int]) -> Table:
    return replace(rows_table, rows=tuple(each for each in rows_table.rows if each.number not in set(numbers)))


def _columns(visit: Visit, rows_table: Table, before: dict[str, str], mark: str) -> None:
    mapped = coa_import.choose_columns(rows_table, guess(rows_table.headings, before), mark)
    coa_import.not_kept(without_field(mapped))
    rows, wrong = read_rows(rows_table, mapped)
    planned = _planned(visit, rows, wrong, mapped)
    if planned is None:
        return
    plans, wrong = planned
    optional = [each for each in wrong if may_stay_empty(each, mapped)]
    if coa_import.leave_empty(optional, mark):
        rows = without_cells(rows, optional, mapped)
        planned = _planned(visit, rows, [each for each in wrong if each not in optional], mapped)
        if planned is None:
            return
        plans, wrong = planned
    coa_import.say_problems(wrong)
    coa_import.dry_run(plans)
    if not wrong:
        _import(visit, rows, plans, {plain_heading(each): mapped.get(each, "") for each in rows_table.headings})


def _planned(
    visit: Visit, rows: list[Row], wrong: list[Problem], mapped: Mapped
) -> tuple[list[Planned], list[Problem]] | None:
    """What would happen to the rows in which nothing is `wrong`, and all that is wrong; None after a refusal."""
    faulty = {each.row for each in wrong}
    readable = [row for row in rows if row.number not in faulty]
    with Deed() as deed, visit.open_session() as session:
        plans, problems = plan_import(session, readable, by=visit.user, at=visit.now(), on=visit.today)
    if not deed.done:
        return None
    return plans, list(dict.fromkeys([*wrong, *coa_import.by_heading(problems, mapped)]))


def _import(visit: Visit, rows: list[Row], plans: list[Planned], mapping: dict[str, str]) -> None:
    todo = [each for each in plans if each.does_something]
    if not todo:
        return
    label = f"{several(len(todo), 'persoon', 'personen')} inlezen"
    if not st.button(label, type="primary", key=state.key("coa", "inlezen")):
        return
    numbers = {each.row.number for each in todo}
    if not _take_in(visit, [each for each in rows if each.number in numbers]):
        return
    with Deed() as deed, visit.open_session() as session:
        remember_mapping(session, columns=mapping, by=visit.user, at=visit.now())
    if deed.done:
        coa_taken_in.finish()
        st.rerun()


def _take_in(visit: Visit, rows: list[Row]) -> bool:
    """Take in the rows, some at a time, and show how far it is; False when it stopped before the end."""
    progress, done = st.progress(0.0), 0
    for some in batches(rows):
        with Deed(wrong=_changed) as deed, visit.open_session() as session:
            count = import_rows(session, some, by=visit.user, at=visit.now(), on=visit.today)
            coa_taken_in.note(count.opened, count.completed)
        if not deed.done:
            coa_import.cut_off(done, len(rows))
            return False
        done += len(some)
        progress.progress(done / len(rows), f"{done} van {several(len(rows), 'persoon', 'personen')} ingelezen")
    return True


def _changed(_: object) -> None:
    st.error("Er is net iets veranderd. Kijk de lijst hierboven nog eens na.")

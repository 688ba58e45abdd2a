"""Take in a list from COA: read it, say what every column means, look what would happen, and only then do it."""

import zlib
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from actions.dossier.coa import (
    ImportPlan,
    after_opening,
    batches,
    import_rows,
    plan_import,
    remember_mapping,
    remembered_mapping,
)
from actions.dossier.coa_plan import without_field
from forms.engine.typed_names import plain_name
from forms.intake.coa import Row, may_stay_empty, read_rows, without_cells, without_person
from forms.intake.coa_columns import Target, guess, heading_is_known
from forms.intake.coa_rows import Planned, RowChoice, RowFate
from forms.spreadsheet.files import pasted, spreadsheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.table import Table, found_headings, likely_sheet, table
from pages.nieuw import coa_taken_in as outcome
from texts.wording.formats import several
from widgets.dossier import coa_file, coa_import, coa_rows, coa_taken_in
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
    digest = f"{zlib.crc32(content.encode() if isinstance(content, str) else content):08x}"
    with visit.open_session() as session:
        before = remembered_mapping(session, by=visit.user)
    try:
        rows_table = _table(content, before, digest)
    except UnreadableSpreadsheet as refused:
        coa_file.unreadable(refused)
        return
    if rows_table is not None:
        _rows(visit, rows_table, before, digest)


def _table(content: str | bytes, before: dict[str, str], digest: str) -> Table | None:
    """The rows of the list that are meant; None while something is asked. Raises UnreadableSpreadsheet."""
    book, known = pasted(content) if isinstance(content, str) else spreadsheet(content), heading_is_known(before)
    sheet = coa_file.choose_sheet(book, likely_sheet(book, known), digest)
    heading_row = coa_file.choose_headings(sheet, found_headings(sheet, known), digest)
    rows_table = table(sheet, heading_row, from_1904=book.from_1904)
    hidden = [each.number for each in rows_table.rows if each.hidden]
    if not hidden:
        return rows_table
    with_hidden = coa_file.with_hidden_rows(hidden, digest)
    if with_hidden is None:
        return None
    visible = tuple(each for each in rows_table.rows if with_hidden or not each.hidden)
    return replace(rows_table, rows=visible)


def _rows(visit: Visit, rows_table: Table, before: dict[str, str], digest: str) -> None:
    mapped = coa_import.choose_columns(rows_table, guess(rows_table.headings, before), digest)
    coa_import.not_kept(without_field(mapped))
    rows, unreadable = read_rows(rows_table, mapped)
    st.subheader("Dit gaat er gebeuren", anchor=False)
    no_person = without_person(rows_table)
    lines = {row.number: coa_rows.name_of(row) for row in rows} | no_person
    left_out = coa_rows.leave_out(lines, no_person, digest)
    choices = coa_rows.choices(digest, left_out)
    unreadable = [each for each in unreadable if each.row not in left_out]
    optional = [each for each in unreadable if may_stay_empty(each, mapped)]
    if coa_import.leave_empty(optional, digest):
        rows = without_cells(rows, optional, mapped)
        unreadable = [each for each in unreadable if each not in optional]
    faulty = {each.row for each in unreadable}
    readable = [row for row in rows if row.number not in faulty and _is_whole(row, left_out)]
    plan = _plan(visit, readable, choices)
    if plan is None:
        return
    problems = [*unreadable, *coa_import.by_heading(plan.problems, mapped)]
    coa_import.say_problems(problems)
    if problems:
        coa_rows.leave_out_button(sorted({each.row for each in problems if each.row is not None}), digest)
    coa_rows.questions(visit, plan.people, digest)
    if plan.people:
        coa_rows.summary(plan.people)
        coa_rows.all_rows(plan.people)
    if not problems and _import(visit, readable, choices, plan.people, digest):
        _remember(visit, {plain_name(each): mapped.get(each, "") for each in rows_table.headings})


def _is_whole(row: Row, left_out: Container[int]) -> bool:
    """Whether a row can be planned at all: one that is left out may be no person."""
    return row.number not in left_out or bool(row.values.get(Target.BIRTH_DATE))


def _plan(visit: Visit, rows: Sequence[Row], choices: Mapping[int, RowChoice]) -> ImportPlan | None:
    """What would happen; None after a refusal, which was said."""
    with Deed() as deed, visit.open_session() as session:
        plan = plan_import(session, rows, choices, by=visit.user, at=visit.now(), on=visit.today)
    return plan if deed.done else None


def _import(
    visit: Visit, rows: Sequence[Row], choices: Mapping[int, RowChoice], plans: Sequence[Planned], digest: str
) -> bool:
    """Take in on a press what there is to take in; whether all of it was."""
    todo = {each.row.number for each in plans if each.fate in (RowFate.NEW, RowFate.COMPLETE)}
    if not todo or any(each.fate is RowFate.ASK for each in plans):
        return False
    label = f"{several(len(todo), 'persoon', 'personen')} inlezen"
    if not st.button(label, type="primary", key=state.key("coa", "inlezen", digest)):
        return False
    return _take_in(visit, [each for each in rows if each.number in todo], choices)


def _take_in(visit: Visit, rows: Sequence[Row], choices: Mapping[int, RowChoice]) -> bool:
    """Take in the rows, some at a time, and show how far it is; False when it stopped before the end."""
    progress, done = st.progress(0.0), 0
    for some in batches(rows):
        with Deed(wrong=_changed) as deed, visit.open_session() as session:
            count = import_rows(session, some, choices, by=visit.user, at=visit.now(), on=visit.today)
            coa_taken_in.note(list(count.opened.values()), count.completed)
            choices = after_opening(choices, count.opened)
        if not deed.done:
            coa_import.cut_off(done, len(rows))
            return False
        done += len(some)
        progress.progress(done / len(rows), f"{done} van {several(len(rows), 'persoon', 'personen')} ingelezen")
    return True


def _remember(visit: Visit, headings: dict[str, str]) -> None:
    with Deed() as deed, visit.open_session() as session:
        remember_mapping(session, columns=headings, by=visit.user, at=visit.now())
    if deed.done:
        coa_taken_in.finish()
        st.rerun()


def _changed(_: object) -> None:
    st.error("Er is net iets veranderd. Kijk de lijst hierboven nog eens na.")

"""Taking in a list from COA: what its columns mean, what would happen to each person, and how far it is."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from forms.intake.coa_columns import Mapped, Target
from forms.spreadsheet.table import Table
from rules.problems import Problem
from texts.dossier.coa import CELL_PROBLEMS, TARGETS
from texts.wording.formats import several
from texts.wording.problems import problem_sentence
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

ONE, LIST = "een", "lijst"
MOST_SHOWN = 30


def choose_way() -> str:
    """Whether one person is entered, or a list is taken in."""
    labels = {ONE: "Eén persoon", LIST: "Lijst van het COA"}
    chosen = st.segmented_control(
        "Hoe wilt u invoeren?",
        list(labels),
        default=ONE,
        format_func=labels.__getitem__,
        key=state.key("nieuw", "manier"),
        label_visibility="collapsed",
    )
    return chosen or ONE


def choose_columns(table: Table, guessed: Mapped, mark: str) -> dict[str, Target]:
    """What each column means, to begin with as guessed; columns without a meaning are left out."""
    st.subheader("Wat betekent elke kolom?", anchor=False)
    if table.hidden:
        st.caption(f"Verborgen in Excel: {plain(', '.join(table.hidden))}.")
    chosen: dict[str, Target] = {}
    columns = st.columns(3)
    for number, heading in enumerate(table.headings):
        with columns[number % 3]:
            options = ["", *Target]
            picked = st.selectbox(
                plain(heading),
                options,
                index=options.index(guessed.get(heading, "")),
                format_func=lambda each: TARGETS[Target(each)] if each else "Niet inlezen",
                key=state.key("coa", "kolom", mark, heading),
            )
        if picked and picked not in chosen.values():
            chosen[heading] = Target(picked)
        elif picked:
            st.warning(f"{TARGETS[Target(picked)]} is al gekozen. De kolom {plain(heading)} telt niet mee.")
    return chosen


def not_kept(targets: Sequence[Target]) -> None:
    """Say which facts of the list have no place in a dossier."""
    if targets:
        names = ", ".join(TARGETS[each] for each in targets)
        st.info(f"Koers bewaart dit niet bij het dossier: {names}.", icon=":material/info:")


def by_heading(problems: Sequence[Problem], mapped: Mapped) -> list[Problem]:
    """Problems that name a fact, named by the column from which the fact came."""
    columns = {target.value: heading for heading, target in mapped.items()}
    return [replace(each, field=columns.get(each.field, each.field)) for each in problems]


def say_problems(problems: Sequence[Problem]) -> None:
    """Every cell that stands in the way, with the row as Excel shows it."""
    if not problems:
        return
    st.error(
        f"{several(len(problems), 'vak klopt', 'vakken kloppen')} nog niet. Verbeter ze in de lijst en kies die "
        "opnieuw, lees de kolom niet in, of sla de regel over. Er wordt niets ingelezen zolang er iets niet klopt.",
        icon=":material/block:",
    )
    lines = [f"| {each.row} | {plain(each.field) or '–'} | {_of_cell(each)} |" for each in problems[:MOST_SHOWN]]
    _table("| Regel | Kolom | Wat er niet klopt |", lines, len(problems), "fout")


def leave_empty(problems: Sequence[Problem], mark: str) -> bool:
    """Whether cells that are not needed and cannot be read stay empty, so that the rows are taken in without them."""
    many = several(len(problems), "vak dat niet klopt", "vakken die niet kloppen")
    return bool(problems) and st.checkbox(
        f"De regels toch inlezen, zonder {many} (zoals land, taal of telefoon)", key=state.key("coa", "zonder", mark)
    )


def _table(head: str, lines: Sequence[str], count: int, name: str) -> None:
    with st.container(key=f"koers-lijst-{name}"):
        st.markdown("\n".join([head, "|---|---|---|", *lines]))
    if count > MOST_SHOWN:
        st.caption(f"En nog {several(count - MOST_SHOWN, 'regel', 'regels')}.")


def _of_cell(problem: Problem) -> str:
    text = plain(problem_sentence(replace(problem, row=None), CELL_PROBLEMS))  # the row has a column of its own
    cell = str(problem.details.get("given", ""))
    return f"“{plain(' '.join(cell.split()))}”: {text}" if cell else text


def cut_off(done: int, total: int) -> None:
    """Say that not the whole list was taken in, and what to do."""
    st.error(
        f"{done} van {several(total, 'regel', 'regels')} van de lijst zijn ingelezen. Wat is ingelezen, blijft. "
        "Druk nog een keer op Inlezen voor de rest: niemand komt er dubbel in.",
        icon=":material/sync_problem:",
    )

"""Taking in a list from COA: where it is pasted, what its columns mean, and what would happen to each person."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from forms.engine.tables import Table, UnreadableTable
from forms.intake.coa import Target
from rules.problems import Problem
from texts.dossier.coa import CELL_PROBLEMS, LIST_PROBLEMS, TARGETS
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


def give_list() -> tuple[str, str | bytes] | None:
    """What was pasted or uploaded, with the name of the file; None as long as there is nothing."""
    st.caption(
        "Plak een lijst uit TVS of Excel, of kies een bestand. De eerste regel zegt wat elke kolom is. "
        "U ziet eerst wat er gaat gebeuren. Wat u plakt, bewaart Koers pas als u het inleest."
    )
    left, right = st.columns(2)
    with left:
        pasted = st.text_area("Lijst plakken", key=state.key("coa", "geplakt"), height=160)
    with right:
        file = st.file_uploader("Bestand (Excel of CSV)", type=["xlsx", "csv", "txt"], key=state.key("coa", "bestand"))
    if file is not None:
        return file.name, file.getvalue()
    return ("", pasted) if pasted.strip() else None


def unreadable(refused: UnreadableTable) -> None:
    """Say why this is no list that can be read."""
    st.error(plain(problem_sentence(refused.problem, LIST_PROBLEMS)), icon=":material/block:")


def choose_columns(table: Table, guessed: Mapping[str, Target]) -> dict[str, Target]:
    """What each column means, to begin with as guessed; columns without a meaning are left out."""
    st.subheader("Wat betekent elke kolom?", anchor=False)
    chosen: dict[str, Target] = {}
    columns = st.columns(3)
    for number, heading in enumerate(table.headings):
        if not heading:
            continue
        with columns[number % 3]:
            options = ["", *Target]
            picked = st.selectbox(
                plain(heading),
                options,
                index=options.index(guessed.get(heading, "")),
                format_func=lambda each: TARGETS[Target(each)] if each else "Niet inlezen",
                key=state.key("coa", "kolom", heading),
            )
        if picked and picked not in chosen.values():
            chosen[heading] = Target(picked)
        elif picked:
            st.warning(f"{TARGETS[Target(picked)]} is al gekozen. De kolom {plain(heading)} telt niet mee.")
    return chosen


def by_heading(problems: Sequence[Problem], mapped: Mapping[str, Target]) -> list[Problem]:
    """Problems that name a fact, named by the column from which the fact came."""
    columns = {target.value: heading for heading, target in mapped.items()}
    return [replace(each, field=columns.get(each.field, each.field)) for each in problems]


def faults(problems: Sequence[Problem]) -> None:
    """Every cell that stands in the way."""
    if not problems:
        return
    st.error(
        f"{several(len(problems), 'vak klopt', 'vakken kloppen')} nog niet. Verbeter ze in de lijst en plak die "
        "opnieuw, lees de kolom niet in, of sla de regel over. Er wordt niets ingelezen zolang er iets niet klopt.",
        icon=":material/block:",
    )
    lines = [f"| {each.row} | {plain(each.field) or '–'} | {_of_cell(each)} |" for each in problems[:MOST_SHOWN]]
    st.markdown("\n".join(["| Regel | Kolom | Wat er niet klopt |", "|---|---|---|", *lines]))
    if len(problems) > MOST_SHOWN:
        st.caption(f"En nog {len(problems) - MOST_SHOWN} vakken.")


def _of_cell(problem: Problem) -> str:
    return problem_sentence(replace(problem, row=None), CELL_PROBLEMS)  # the row has a column of its own


def done(new: int, completed: int) -> None:
    """Say what was taken in."""
    st.success(
        f"Ingelezen: {several(new, 'nieuw dossier', 'nieuwe dossiers')}, {completed} aangevuld. "
        "De betekenis van de kolommen is onthouden voor de volgende lijst.",
        icon=":material/task_alt:",
    )

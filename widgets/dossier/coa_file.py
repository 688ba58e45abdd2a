"""A list from COA comes in: where it is given, and which sheet, headings and rows of it are meant."""

from collections.abc import Sequence

import streamlit as st

from forms.spreadsheet.files import LIST_LIMITS
from forms.spreadsheet.grid import GridSheet, Spreadsheet
from forms.spreadsheet.limits import UnreadableSpreadsheet
from forms.spreadsheet.table import filled_rows
from texts.dossier.coa import LIST_PROBLEMS, row_ranges
from texts.wording.problems import problem_sentence
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

UPLOAD = "coa:bestand"  # under which the id of this upload is kept: another id empties both fields
_LONGEST = 80  # characters of a row that is shown to choose


def give_list() -> str | bytes | None:
    """What was pasted or uploaded; None as long as there is nothing."""
    st.caption(
        "Plak een lijst uit TVS of Excel, of kies een bestand. Titels boven de lijst en meer bladen mogen. "
        "U ziet eerst wat er gaat gebeuren. Wat u plakt, bewaart Koers pas als u het inleest."
    )
    upload, (left, right) = state.deed_id(UPLOAD), st.columns(2)
    with left:
        pasted = st.text_area("Lijst plakken", key=state.key("coa", "geplakt", upload), height=160)
    with right:
        file = st.file_uploader(
            "Bestand (Excel of CSV)",
            type=["xlsx", "csv", "txt"],
            max_upload_size=LIST_LIMITS.bytes // 1_000_000,
            key=state.key("coa", "bestand", upload),
        )
    if file is not None:
        return file.getvalue()
    return pasted if pasted.strip() else None


def unreadable(refused: UnreadableSpreadsheet) -> None:
    """Say why this is no list that can be read."""
    st.error(plain(problem_sentence(refused.problem, LIST_PROBLEMS)), icon=":material/block:")


def choose_sheet(book: Spreadsheet, likely: str, mark: str) -> GridSheet:
    """The sheet with the list: asked when there is more than one with something in it. `mark` is of this file."""
    sheets = [each for each in book.sheets.values() if each.cells or each.name == likely]
    if len(sheets) == 1 and not sheets[0].hidden:
        return sheets[0]
    names = [each.name for each in sheets]
    labels = {each.name: f"{each.name} (verborgen)" if each.hidden else each.name for each in sheets}
    chosen = st.selectbox(
        "Op welk blad staat de lijst?",
        names,
        index=names.index(likely),
        format_func=labels.__getitem__,
        key=state.key("coa", "blad", mark),
    )
    if hidden := [each.name for each in sheets if each.hidden]:
        st.caption(f"Verborgen in Excel: {plain(', '.join(hidden))}.")
    return book.sheets[chosen]


def choose_headings(sheet: GridSheet, heading_row: int | None, mark: str) -> int:
    """The row, from 0, with the headings: as it was found, or the first one with something in it."""
    rows = filled_rows(sheet)
    if len(rows) < 2:
        return next(iter(rows), 0)
    if heading_row is None:
        st.warning(
            "Koers herkent de koppen van de kolommen niet. Kies de regel waarin ze staan.", icon=":material/table_rows:"
        )
    return st.selectbox(
        "In welke regel staan de koppen?",
        list(rows),
        index=list(rows).index(heading_row) if heading_row in rows else 0,
        format_func=lambda row: f"Regel {row + 1}: {_shortened(rows[row])}",
        key=state.key("coa", "koppen", mark, sheet.name),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} …"


def with_hidden_rows(numbers: Sequence[int], mark: str) -> bool | None:
    """Whether hidden rows are taken in too; None as long as nobody chose."""
    many = "is 1 regel" if len(numbers) == 1 else f"zijn {len(numbers)} regels"
    answers = {False: "Nee, alleen wat zichtbaar is", True: "Ja, ook de verborgen regels"}
    return st.radio(
        f"In dit blad {many} verborgen, bijvoorbeeld door een filter: {row_ranges(numbers)}. Ook inlezen?",
        list(answers),
        index=None,
        format_func=answers.__getitem__,
        horizontal=True,
        key=state.key("coa", "verborgen", mark),
    )

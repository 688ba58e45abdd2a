"""A workbook that is read back: the upload field, what is wrong with it, and what happened to its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import streamlit as st

from forms.engine.schema import Questionnaire
from forms.workbook.differences import WorkbookDifference, WorkbookDifferences
from forms.workbook.faults import WrongWorkbook
from texts.intake.workbook import fault_sentence
from texts.wording.formats import several
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain


@dataclass(frozen=True)
class WorkbookOutcome:
    """How many answers were taken over or left, and why others were refused: by question, without the answers."""

    stored: int
    left: int
    refused: Mapping[str, str]


def upload(dossier_id: UUID) -> bytes | None:
    """Draw the upload field; gives the content, held by this session until it was read back. None without a file."""
    uploaded = st.file_uploader(
        "Ingevuld werkblad",
        type=["xlsx"],
        max_upload_size=2,
        key=state.key("papier", dossier_id, "bestand", state.deed_id(_file(dossier_id))),
    )
    return uploaded.getvalue() if uploaded is not None else None


def forget_file(dossier_id: UUID) -> None:
    """Empty the upload field: the file is no longer held."""
    state.session_forget(_file(dossier_id))


def outcome(dossier_id: UUID, questionnaire: Questionnaire) -> None:
    """Say once how many chosen answers were taken over, kept or refused."""
    outcome = state.session_get(state.key(_file(dossier_id), "uitkomst"))
    if not isinstance(outcome, WorkbookOutcome):
        return
    state.session_forget(state.key(_file(dossier_id), "uitkomst"))
    sentences = [
        f"{several(count, 'antwoord', 'antwoorden')} {verb}."
        for count, verb in ((outcome.stored, "overgenomen"), (outcome.left, "gelaten zoals het in Koers stond"))
        if count
    ]
    if sentences:
        st.success(" ".join(sentences), icon=":material/task_alt:")
    for question_id, reason in outcome.refused.items():
        st.error(
            f"Niet overgenomen: {plain(questionnaire.question(question_id).text)} {plain(reason)}",
            icon=":material/block:",
        )


def note_outcome(dossier_id: UUID, outcome: WorkbookOutcome) -> None:
    """Remember this outcome for the next run."""
    state.session_set(state.key(_file(dossier_id), "uitkomst"), outcome)


def left_unchanged(name: str) -> frozenset[tuple[str, int]]:
    """What was left as it is of one workbook: question ids with the version that was stored then."""
    stored = state.session_get(state.key(name, "houden"))
    return stored if isinstance(stored, frozenset) else frozenset()


def leave_unchanged(name: str, differences: Sequence[WorkbookDifference]) -> None:
    """Remember that somebody chose to keep what is stored."""
    chosen = frozenset((each.question.id, each.stored.version) for each in differences)
    state.session_set(state.key(name, "houden"), left_unchanged(name) | chosen)


def nothing_to_change() -> None:
    """Say that a workbook changes nothing."""
    st.success("Dit werkblad verandert niets meer in Koers.", icon=":material/task_alt:")


def _file(dossier_id: UUID) -> str:
    return state.key("papier", dossier_id, "teruglezen")


def refused(workbook_refusal: WrongWorkbook) -> None:
    """Say why a workbook was not read back, with every sheet and cell."""
    st.error("Dit werkblad is niet teruggelezen. Er is niets veranderd in Koers.", icon=":material/block:")
    st.markdown("\n".join(f"- {plain(fault_sentence(each))}" for each in workbook_refusal.faults))


def unchanged(differences: WorkbookDifferences) -> None:
    """Say what of a workbook changes nothing, or is left in it."""
    if differences.same:
        st.caption(f"{several(differences.same, 'antwoord staat', 'antwoorden staan')} al zo in Koers.")
    if differences.closed:
        st.caption(
            f"{several(len(differences.closed), 'antwoord hoort', 'antwoorden horen')} bij een domein dat nu voor u "
            "dicht is, of dat u niet mag invullen. Die blijven in het werkblad staan."
        )

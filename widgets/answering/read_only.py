"""The same questionnaire, to read: what was answered, with its source when the person did not tell it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from forms.engine.answers import Answer, Source, is_given, is_hearsay
from forms.engine.schema import Question
from forms.engine.stored_answer import NEVER, StoredAnswer
from texts.wording.answers import shown, shown_source
from texts.wording.forms import SOURCES
from widgets.kit.plain_text import plain

DOUBTED = ":orange-badge[:material/flag: Opnieuw vragen]"
HEARSAY = ":material/hearing:"  # the sign beside what somebody else told


def legend(stored_answers: Mapping[str, StoredAnswer]) -> None:
    """What the sign beside some of these answers means; nothing when none has it."""
    if any(is_hearsay(each.answer.source) and is_given(each.answer) for each in stored_answers.values()):
        st.caption(f"{HEARSAY} = van horen zeggen: niet de inburgeraar zelf, maar iemand anders vertelde dit.")


def questions(to_show: Sequence[Question], stored_answers: Mapping[str, StoredAnswer]) -> None:
    """The given answers of these questions as a list of two columns."""
    pairs = [(question, stored_answers.get(question.id, NEVER)) for question in to_show]
    lines = [
        f"| {_cell(question.text)} | {_cell(shown(question, each.answer))}{said_by(each.answer)}{_doubt(each)} |"
        for question, each in pairs
        if is_given(each.answer)
    ]
    if lines:
        st.markdown("\n".join(["| Vraag | Antwoord |", "|---|---|", *lines]))
    else:
        st.caption("Nog niets ingevuld.")


def _cell(text: str) -> str:
    return plain(text).replace("  \n", " · ")


def said_by(answer: Answer) -> str:
    """Where an answer comes from when the inburgeraar did not tell it; hearsay has a sign and is in italics."""
    if is_hearsay(answer.source):
        return f" {HEARSAY} *{plain(shown_source(answer))}*"
    return f" ({plain(SOURCES[answer.source])})" if answer.source and answer.source is not Source.INBURGERAAR else ""


def _doubt(stored: StoredAnswer) -> str:
    return f" {DOUBTED}" if stored.ask_again else ""

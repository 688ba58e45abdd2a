"""The same questionnaire, to read: what was answered, with its source when the person did not tell it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from forms.answers import Source, is_given
from forms.flow import visible
from forms.kept import NEVER, Kept
from forms.schema import Question, Questionnaire
from texts.answers import shown
from texts.forms import SOURCES
from widgets.plain import plain


def sheet(asked: Questionnaire, kept: Mapping[str, Kept]) -> None:
    """All given answers, one block a domain; domains without an answer say so."""
    answers = {question_id: each.answer for question_id, each in kept.items()}
    for section in asked.sections:
        st.subheader(plain(section.title), anchor=False)
        questions(visible(asked, answers, section.id), kept)


def questions(asked: Sequence[Question], kept: Mapping[str, Kept]) -> None:
    """The given answers of these questions as a list of two columns."""
    given = [(question, kept.get(question.id, NEVER)) for question in asked]
    lines = [
        f"| {_cell(question.text)} | {_cell(shown(question, each.answer))}{_source(each)} |"
        for question, each in given
        if is_given(each.answer)
    ]
    if lines:
        st.markdown("\n".join(["| Vraag | Antwoord |", "|---|---|", *lines]))
    else:
        st.caption("Nog niets ingevuld.")


def _cell(text: str) -> str:
    return plain(text).replace("  \n", " · ")


def _source(kept: Kept) -> str:
    source = kept.answer.source
    return f" *(bron: {plain(SOURCES[source].lower())})*" if source and source is not Source.INBURGERAAR else ""

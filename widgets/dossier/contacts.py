"""Contact moments: the form, and what was written down before."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from rules.problems import Problem
from texts.dossier.registration import PROBLEMS
from texts.wording.formats import long_date, short_date
from texts.wording.labels import CONTACT_KINDS
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.dossier.view import ContactLine

LONGEST_NOTE = 3000
_HAPPENED = Question.model_validate(
    {"id": "happened_on", "type": QuestionType.DATE, "text": "Datum", "not_future": True}
)


class ContactForm:
    """The form of one contact moment: what was typed, and where to say what is wrong."""

    def __init__(self, key: str, today: date) -> None:
        with DraftForm(state.key(key, "form")) as draft:
            kind = st.pills(
                "Soort contact",
                list(CONTACT_KINDS),
                format_func=CONTACT_KINDS.__getitem__,
                default="gesprek",
                key=state.key(key, "soort"),
            )
            day = st.text_input(
                "Datum", value=short_date(today), placeholder="dd-mm-jjjj", key=state.key(key, "dag"), width=200
            )
            note = st.text_area(
                "Wat is er besproken?",
                key=state.key(key, "notitie"),
                max_chars=LONGEST_NOTE,
                placeholder="Alleen wat nodig is voor de begeleiding.",
            )
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        parsed = parse(_HAPPENED, day, today)
        if submitted and isinstance(parsed, Problem):
            self._place.error(plain(problem_sentence(parsed)), icon=":material/edit:")
        self.pressed = submitted and not isinstance(parsed, Problem)
        self.kind, self.note = kind or "", note
        self.happened_on = date.fromisoformat(parsed) if isinstance(parsed, str) else None
        self.fingerprint = state.digest([kind, day, note])

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names = {"kind": "Soort contact", "happened_on": "Datum", "note": "Wat is er besproken?"}
        for each in problems:
            self._place.error(plain(f"{names[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:")


def lines(contacts: "Sequence[ContactLine]") -> None:
    """What was written down, newest first."""
    if not contacts:
        st.caption("Nog geen contact vastgelegd.")
    for each in contacts:
        kind = CONTACT_KINDS.get(each.kind, each.kind)
        st.markdown(f"**{plain(long_date(each.happened_on))}** · {kind} · {plain(each.by)}")
        st.markdown(plain(each.note))

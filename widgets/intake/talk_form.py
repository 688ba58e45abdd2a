"""The form of one talk: what was typed, and where to say what is wrong. Nothing typed is lost when it is refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import streamlit as st

from forms.engine.names import languages
from forms.engine.schema import Question, QuestionType
from forms.engine.talks import (
    LONGEST_NOTE,
    LONGEST_WORD,
    MOST_MINUTES,
    Attendee,
    Interpreter,
    TalkFacts,
    TalkKind,
    TalkPlace,
)
from forms.engine.validation import format_raw, parse
from rules.problems import Problem
from texts.intake.talks import ATTENDEES, FIELDS, INTERPRETERS, PLACES, PROBLEMS, TALK_KINDS
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

_DAY = Question.model_validate({"id": "held_on", "type": QuestionType.DATE, "text": FIELDS["held_on"]})
_MINUTES = Question.model_validate(
    {"id": "minutes", "type": QuestionType.NUMBER, "text": FIELDS["minutes"], "min": 1, "max": MOST_MINUTES}
)


class _TalkNotes(NamedTuple):
    interpreter: str
    note: str


class _TalkTime(NamedTuple):
    day: str
    minutes: str


class TalkForm:
    """One talk on the screen, beginning with `facts`. After drawing: what was pressed, and what then stands in it."""

    def __init__(self, key: str, today: date, facts: TalkFacts) -> None:
        self._key, self._begin = key, facts
        with DraftForm(state.key(key, "form")) as draft:
            day, minutes = self._when()
            chosen = self._who()
            words = self._words()
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        typed = {"held_on": parse(_DAY, day, today), "minutes": parse(_MINUTES, minutes, today)}
        problems = {field: each for field, each in typed.items() if isinstance(each, Problem)}
        self.pressed = submitted and not problems
        for field, each in problems.items() if submitted else ():
            self._place.error(plain(f"{FIELDS[field]}: {problem_sentence(each)}"), icon=":material/edit:")
        held_on, spent = typed["held_on"], typed["minutes"]
        self.facts = replace(
            chosen,
            held_on=date.fromisoformat(held_on) if isinstance(held_on, str) else None,
            minutes=int(spent) if isinstance(spent, str) else None,
            interpreter_note=words[0],
            note=words[1],
        )
        self.fingerprint = state.digest(repr(self.facts))

    def _when(self) -> _TalkTime:
        begin = self._begin
        self._kind = st.pills(
            FIELDS["kind"],
            list(TalkKind),
            format_func=TALK_KINDS.__getitem__,
            default=TalkKind(begin.kind) if begin.kind else None,
            key=state.key(self._key, "soort"),
        )
        with st.container(horizontal=True):
            stored = begin.held_on.isoformat() if begin.held_on else None
            day = st.text_input(
                FIELDS["held_on"],
                value=format_raw(_DAY, stored),
                placeholder="dd-mm-jjjj",
                key=state.key(self._key, "dag"),
                width=160,
            )
            minutes = st.text_input(
                FIELDS["minutes"],
                value=str(begin.minutes or ""),
                placeholder="Bijvoorbeeld 60",
                key=state.key(self._key, "minuten"),
                width=160,
            )
            tongues = dict(languages())
            self._language = st.selectbox(
                FIELDS["language"],
                list(tongues),
                index=list(tongues).index(begin.language) if begin.language in tongues else None,
                format_func=tongues.__getitem__,
                placeholder="Kies …",
                key=state.key(self._key, "taal"),
                width=260,
            )
        return _TalkTime(day, minutes)

    def _who(self) -> TalkFacts:
        begin = self._begin
        place = st.pills(
            FIELDS["place"],
            list(TalkPlace),
            format_func=PLACES.__getitem__,
            default=TalkPlace(begin.place) if begin.place else None,
            key=state.key(self._key, "plaats"),
        )
        attendees = st.pills(
            FIELDS["attendees"],
            list(Attendee),
            selection_mode="multi",
            format_func=ATTENDEES.__getitem__,
            default=[Attendee(each) for each in begin.attendees],
            key=state.key(self._key, "erbij"),
            help="Is de partner erbij? Dan wachten de vragen die u alleen met de inburgeraar bespreekt.",
        )
        interpreter = st.pills(
            FIELDS["interpreter"],
            list(Interpreter),
            format_func=INTERPRETERS.__getitem__,
            default=Interpreter(begin.interpreter) if begin.interpreter else None,
            key=state.key(self._key, "tolk"),
        )
        return TalkFacts(
            kind=self._kind or "",
            place=place or "",
            attendees=tuple(attendees),
            language=self._language or "",
            interpreter=interpreter or "",
        )

    def _words(self) -> _TalkNotes:
        interpreter = st.text_input(
            FIELDS["interpreter_note"],
            value=self._begin.interpreter_note,
            key=state.key(self._key, "tolk-hoe"),
            max_chars=LONGEST_WORD,
        )
        note = st.text_area(
            FIELDS["note"],
            value=self._begin.note,
            key=state.key(self._key, "notitie"),
            max_chars=LONGEST_NOTE,
            placeholder="Alleen wat nodig is voor de begeleiding.",
        )
        return _TalkNotes(interpreter, note)

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        for each in problems:
            self._place.error(
                plain(f"{FIELDS[each.field]}: {problem_sentence(each, PROBLEMS)}"), icon=":material/edit:"
            )

    def say(self, sentence: str) -> None:
        """Say in the form why it was not kept."""
        self._place.warning(sentence, icon=":material/sync_problem:")

"""The results of instruments: what was measured, compared with the time before, and the form for a new one."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple
from uuid import UUID

import streamlit as st

from forms.engine.schema import Question, QuestionType
from forms.engine.validation import parse
from forms.intake.instruments import (
    FIVE,
    LONGEST_EDITION,
    LONGEST_TEXT,
    TOPICS,
    InstrumentKind,
    Topic,
    TopicResult,
    average,
    scales,
    scores,
)
from rules.problems import Problem
from texts.intake.instruments import (
    ABOUT,
    FIVE_WORDS,
    LANGUAGE_WORDS,
    PROBLEMS,
    REASON,
    TOPIC_HELP,
    TOPIC_NAMES,
    level,
    moved,
    scored,
)
from texts.wording.formats import long_date, short_date
from texts.wording.problems import problem_sentence
from widgets.frame.draft_form import DraftForm
from widgets.kit import session_state as state
from widgets.kit.plain_text import plain

if TYPE_CHECKING:
    from queries.intake.instruments import MetingLine

_MOVES = {
    "up": ":green[:material/arrow_upward: hoger]",
    "down": ":orange[:material/arrow_downward: lager]",
    "same": ":material/equal: gelijk",
}
_DAY = Question.model_validate({"id": "taken_on", "type": QuestionType.DATE, "text": "Datum", "not_future": True})


def choose(results: "Sequence[MetingLine]", key: str) -> "tuple[MetingLine, MetingLine | None]":
    """Which result to show when there are several (the newest first), and the one before it."""
    chosen = 0
    if len(results) > 1:
        picked = st.pills(
            "Uitkomst van",
            range(len(results)),
            default=0,
            required=True,
            format_func=lambda index: plain(short_date(results[index].taken_on)),
            key=state.key(key, "welke", len(results)),
        )
        chosen = picked or 0
    return results[chosen], results[chosen + 1] if chosen + 1 < len(results) else None


def summary(result: "MetingLine") -> str:
    """One line about a result: when, what it comes down to, by whom it was written down."""
    mean, edition = "", f"versie {result.edition}" if result.edition else ""
    if result.kind is InstrumentKind.ZRM:
        count = len(scores(result.kind, result.values))
        mean = scored(average(result.kind, result.values), count, scales(result.kind))
    parts = [long_date(result.taken_on), mean, edition, f"vastgelegd door {result.by}"]
    return plain(" · ".join(part for part in parts if part))


def result(meting: "MetingLine", before: "MetingLine | None") -> None:
    """All topics of one result; with the score of the time before when there was one."""
    names, reason = TOPIC_NAMES[meting.kind], REASON[meting.kind]
    if meting.kind is not InstrumentKind.PPS_V:
        st.caption(_steps(meting.kind))
    head = f"| Onderwerp | Uitkomst | {'Vorige keer | ' if before else ''}{reason} |"
    lines = [head, "|---|---|---|---|" if before else "|---|---|---|"]
    for topic in TOPICS[meting.kind]:
        current = meting.values.get(topic.id, TopicResult())
        earlier = before.values.get(topic.id, TopicResult()) if before else TopicResult()
        if current == earlier == TopicResult():
            continue
        cells = [names[topic.id], _level(meting.kind, current.level)]
        cells += (
            [f"{_level(meting.kind, earlier.level)} {moved(current.level, earlier.level, _MOVES)}"] if before else []
        )
        lines.append(f"| {' | '.join([*cells, plain(current.text).replace('  ' + chr(10), ' · ')])} |")
    st.markdown("\n".join(lines))


def _level(kind: InstrumentKind, code: str) -> str:
    """A level in a cell; where the words are long they stand above the table."""
    return plain(level(kind, code) if kind is InstrumentKind.PPS_V else code)


class _TakenWhen(NamedTuple):
    day: str
    edition: str


class MetingForm:
    """The form of one result: what was filled in, and where to say what is wrong. `before` is shown next to each
    score.
    """

    def __init__(
        self, place: str, meting_id: UUID, kind: InstrumentKind, today: date, before: "MetingLine | None"
    ) -> None:
        self._kind, self._before = kind, before
        key = state.key(place, meting_id)
        with DraftForm(state.key(place, "form"), lead=key) as draft:
            st.markdown(_legend(kind))
            day, self.edition = self._when(key, today)
            self.values = {each.id: self._topic(key, each) for each in TOPICS[kind]}
            self._place = st.container()
            with st.container(horizontal=True):
                submitted = draft.button("Opslaan", type="primary")
                self.cancelled = draft.button("Annuleren", ends=True)
        parsed = parse(_DAY, day, today)
        if submitted and isinstance(parsed, Problem):
            self._place.error(f"Datum: {plain(problem_sentence(parsed))}", icon=":material/edit:")
        self.pressed = submitted and not isinstance(parsed, Problem)
        self.taken_on = date.fromisoformat(parsed) if isinstance(parsed, str) else None

    def say_wrong(self, problems: Sequence[Problem]) -> None:
        """Say in the form what is wrong."""
        names: Mapping[str, str] = {"taken_on": "Datum", "edition": "Versie"} | TOPIC_NAMES[self._kind]
        for each in problems:
            text = problem_sentence(each, PROBLEMS)
            text = f"{names[each.field]}: {text}" if each.field in names else text
            self._place.error(plain(text), icon=":material/edit:")

    def _when(self, key: str, today: date) -> _TakenWhen:
        left, right = st.columns(2)
        day = left.text_input(
            "Datum van de uitkomst", value=short_date(today), placeholder="dd-mm-jjjj", key=state.key(key, "dag")
        )
        if self._kind is InstrumentKind.COA:
            return _TakenWhen(day, "")
        edition = right.text_input(
            "Versie van het instrument",
            max_chars=LONGEST_EDITION,
            placeholder="Bijvoorbeeld 2017" if self._kind is InstrumentKind.ZRM else "",
            key=state.key(key, "versie"),
        )
        return _TakenWhen(day, edition)

    def _topic(self, key: str, topic: Topic) -> TopicResult:
        name, more = TOPIC_NAMES[self._kind][topic.id], TOPIC_HELP.get((self._kind, topic.id))
        if not topic.levels:
            return TopicResult(
                "", st.text_area(name, height=68, max_chars=LONGEST_TEXT, help=more, key=state.key(key, topic.id))
            )
        left, right = st.columns(2, vertical_alignment="bottom")
        with left:
            chosen = self._level(state.key(key, topic.id, "niveau"), topic, name)
        reason = right.text_input(
            f"{REASON[self._kind]} bij {name}",
            max_chars=LONGEST_TEXT,
            placeholder=REASON[self._kind],
            label_visibility="collapsed",
            key=state.key(key, topic.id),
        )
        return TopicResult(chosen, reason)

    def _level(self, key: str, topic: Topic, name: str) -> str:
        before = self._before.values.get(topic.id, TopicResult()).level if self._before else ""
        label = plain(f"{name} · vorige keer {LANGUAGE_WORDS.get(before, before)}" if before else name)
        if topic.levels == FIVE:
            return st.segmented_control(label, topic.levels, key=key) or ""
        return (
            st.selectbox(
                label, topic.levels, index=None, format_func=LANGUAGE_WORDS.__getitem__, placeholder="Kies …", key=key
            )
            or ""
        )


def _legend(kind: InstrumentKind) -> str:
    return f"{plain(ABOUT[kind])}  \n{_steps(kind)}"


def _steps(kind: InstrumentKind) -> str:
    return plain(" · ".join(f"{code} {word}" for code, word in FIVE_WORDS[kind].items() if word))

"""The talks have all their words, and the sentences are complete."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from uuid import uuid4

import pytest

from forms.engine.answers import Answer, Source
from forms.engine.stored_answer import StoredAnswer
from forms.engine.talks import Attendee, Interpreter, Talk, TalkInterval, TalkKind, TalkPlace
from texts.intake.talks import (
    ATTENDEES,
    IN_A_SENTENCE,
    INTERPRETERS,
    PLACES,
    TALK_KINDS,
    duration,
    gap_sentence,
    label,
    said_when,
)

MARCH, JULY = date(2026, 3, 3), date(2026, 7, 5)


def a_talk(kind: TalkKind, held_on: date = MARCH, removed: bool = False) -> Talk:
    return Talk(id=uuid4(), kind=kind, held_on=held_on, created_at=datetime(2026, 1, 1, tzinfo=UTC), removed=removed)


@pytest.mark.parametrize(
    ("labels", "kind"),
    [
        (TALK_KINDS, TalkKind),
        (IN_A_SENTENCE, TalkKind),
        (PLACES, TalkPlace),
        (ATTENDEES, Attendee),
        (INTERPRETERS, Interpreter),
    ],
)
def test_every_member_has_words(labels: Mapping[StrEnum, str], kind: type[StrEnum]) -> None:
    assert set(labels) == set(kind)
    assert all(labels.values())


@pytest.mark.parametrize(
    ("talk", "named"),
    [
        (a_talk(TalkKind.DEEL_A), "deel A, 3 maart 2026"),
        (a_talk(TalkKind.PIP_GESPREK), "PIP-gesprek, 3 maart 2026"),
        (a_talk(TalkKind.VERVOLG, removed=True), "vervolggesprek, 3 maart 2026 (weggehaald)"),
    ],
)
def test_a_talk_is_named_by_kind_and_day(talk: Talk, named: str) -> None:
    assert label(talk) == named


A, B = a_talk(TalkKind.DEEL_A), a_talk(TalkKind.DEEL_B, JULY)


@pytest.mark.parametrize(
    ("stored_answer", "sentence"),
    [
        (StoredAnswer(Answer("x"), 1, talk=A), "Gezegd in deel A op 3 maart 2026"),
        (StoredAnswer(Answer("x"), 1), "Gezegd op 1 februari 2026"),
        (StoredAnswer(Answer("x", source=Source.COA), 1, talk=A), "Gezegd in deel A op 3 maart 2026, volgens het COA"),
        (
            StoredAnswer(Answer("x"), 1, talk=A, checked=B),
            "Gezegd in deel A op 3 maart 2026, klopte nog in deel B op 5 juli 2026",
        ),
    ],
)
def test_an_answer_says_in_which_talk_it_was_given(stored_answer: StoredAnswer, sentence: str) -> None:
    assert said_when(stored_answer, date(2026, 2, 1)) == sentence


@pytest.mark.parametrize(
    ("interval", "sentence"),
    [
        (
            TalkInterval(since=A, until=B, months=4, contacts=2),
            "Tussen deel A en deel B zitten 4 maanden; in die tijd 2 contacten.",
        ),
        (
            TalkInterval(since=A, until=B, months=1, contacts=1),
            "Tussen deel A en deel B zit 1 maand; in die tijd 1 contact.",
        ),
        (
            TalkInterval(since=A, until=None, months=3, contacts=0),
            "Sinds deel A zijn 3 maanden voorbij; in die tijd geen contact.",
        ),
    ],
)
def test_the_interval_between_talks_is_stated_with_its_contacts(interval: TalkInterval, sentence: str) -> None:
    assert gap_sentence(interval) == sentence


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [(45, "45 minuten"), (60, "1 uur"), (61, "1 uur en 1 minuut"), (320, "5 uur en 20 minuten")],
)
def test_minutes_add_up_to_hours(minutes: int, sentence: str) -> None:
    assert duration(minutes) == sentence

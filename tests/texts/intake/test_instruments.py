"""Every instrument, topic, level and signal has Dutch words."""

from datetime import date
from decimal import Decimal

import pytest

from forms.intake.instruments import FIVE, LANGUAGE, TOPICS, InstrumentKind
from forms.intake.signals import Signal, SignalKind
from texts.intake.instruments import (
    ABOUT,
    FIVE_WORDS,
    INSTRUMENTS,
    LANGUAGE_WORDS,
    REASON,
    SHORT,
    SIGNALS,
    TOPIC_NAMES,
    level,
    moved,
    outcome,
    short_outcome,
)

WORDS = {"up": "hoger", "down": "lager", "same": "gelijk"}


def test_every_instrument_topic_level_and_signal_has_words() -> None:
    for texts in (ABOUT, FIVE_WORDS, INSTRUMENTS, REASON, SHORT, TOPIC_NAMES):
        assert set(texts) == set(InstrumentKind)
    for kind, topics in TOPICS.items():
        assert [each.id for each in topics] == list(TOPIC_NAMES[kind])
        assert tuple(FIVE_WORDS[kind]) == FIVE
    assert tuple(LANGUAGE_WORDS) == LANGUAGE
    assert set(SIGNALS) == set(SignalKind)


def test_the_zrm_comes_with_labels_and_without_criteria() -> None:
    assert all(len(word) <= 25 for word in FIVE_WORDS[InstrumentKind.ZRM].values())
    assert "zie uw ZRM-handleiding" in ABOUT[InstrumentKind.ZRM]


@pytest.mark.parametrize(
    ("kind", "code", "sentence"),
    [
        (InstrumentKind.ZRM, "3", "3 (beperkt zelfredzaam)"),
        (InstrumentKind.COA, "3", "3"),
        (InstrumentKind.PPS_V, "onder_a1", "onder A1"),
        (InstrumentKind.PPS_V, "", ""),
    ],
)
def test_a_level_is_shown_in_words(kind: InstrumentKind, code: str, sentence: str) -> None:
    assert level(kind, code) == sentence


@pytest.mark.parametrize(
    ("now", "before", "sentence"),
    [("4", "3", "hoger"), ("2", "3", "lager"), ("3", "3", "gelijk"), ("3", "", ""), ("", "3", ""), ("a2", "a1", "")],
)
def test_a_rise_or_fall_has_a_word(now: str, before: str, sentence: str) -> None:
    assert moved(now, before, WORDS) == sentence


@pytest.mark.parametrize(
    ("signal", "sentence", "short"),
    [
        (Signal(kind=SignalKind.TAAL, on=None, score=Decimal(3)), "3 van 5", "3"),
        (Signal(kind=SignalKind.ZRM, on=date(2026, 11, 1), score=Decimal("3.4")), "3,4 van 5", "3,4"),
        (
            Signal(kind=SignalKind.LEERBAARHEIDSTOETS, on=None, outcome="b1_niet_haalbaar"),
            "B1-route niet haalbaar",
            "B1 niet haalbaar",
        ),
        (Signal(kind=SignalKind.EINDRAPPORT, on=None, outcome="Z"), "Z-route", "Z-route"),
        (Signal(kind=SignalKind.EINDRAPPORT, on=None), "geschreven", "geschreven"),
    ],
)
def test_a_signal_states_its_outcome(signal: Signal, sentence: str, short: str) -> None:
    assert outcome(signal) == sentence
    assert short_outcome(signal) == short

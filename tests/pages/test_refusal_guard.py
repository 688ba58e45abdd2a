"""What a page shows when an action is refused, and which errors it does not catch."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from streamlit.runtime.scriptrunner import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from refusals import AlreadyDone, Incomplete, Invalid, Refusal, Stale, Unavailable
from rules.problems import Problem, ProblemCode
from texts.wording.refusals import sentence
from widgets.frame.refusal_guard import Deed

INVALID = Invalid(Problem("hours", ProblemCode.MISSING))
STALE = Stale("hours", 3, 2, "Karim", None)
INCOMPLETE = Incomplete(["wens"])


class ShownMessages:
    """All places where a page can show a message, and the messages shown there."""

    def __init__(self) -> None:
        self.words: list[tuple[str, object]] = []

    def deed(self) -> Deed:
        """A `Deed` with a place for every kind of message."""
        return Deed(
            wrong=lambda problems: self.words.append(("wrong", problems)),
            late=lambda stale: self.words.append(("late", stale)),
            lacking=lambda shortcomings: self.words.append(("lacking", shortcomings)),
        )

    @contextmanager
    def open_session(self) -> Iterator[str]:
        """A session that records when it is closed."""
        try:
            yield "session"
        finally:
            self.words.append(("session", "closed"))


def _out_of_reach() -> AbstractContextManager[str]:
    raise Unavailable


def _screen(deed: "Any", refused: "Any") -> None:
    import streamlit as st

    with deed:
        raise refused
    st.caption("Verder" if not deed.done else "Gedaan")


def _drawn(deed: Deed, refused: Refusal) -> AppTest:
    screen = AppTest.from_function(_screen, kwargs={"deed": deed, "refused": refused}).run()
    assert not screen.exception
    return screen


def test_an_action_that_succeeded_shows_no_message() -> None:
    sayings = ShownMessages()

    with sayings.deed() as deed, sayings.open_session() as session:
        results = [session]

    assert deed.done
    assert results == ["session"]
    assert sayings.words == [("session", "closed")]


@pytest.mark.parametrize(
    ("refused", "place", "words"),
    [
        (INVALID, "wrong", INVALID.problems),
        (STALE, "late", STALE),
        (INCOMPLETE, "lacking", INCOMPLETE.shortcomings),
    ],
    ids=["wrong", "late", "lacking"],
)
def test_a_refusal_is_shown_at_its_place_after_the_session_is_closed(
    refused: Refusal, place: str, words: object
) -> None:
    sayings = ShownMessages()

    with sayings.deed() as deed, sayings.open_session():
        raise refused

    assert not deed.done
    assert sayings.words == [("session", "closed"), (place, words)]


@pytest.mark.parametrize("refused", [INVALID, STALE, INCOMPLETE], ids=["wrong", "late", "lacking"])
def test_a_refusal_without_a_place_is_a_notice_and_the_page_continues(refused: Refusal) -> None:
    screen = _drawn(Deed(), refused)

    assert [each.value for each in screen.error] == [sentence(refused)]
    assert [each.value for each in screen.caption] == ["Verder"]


def test_a_refusal_of_another_kind_is_shown_as_a_notice() -> None:
    sayings = ShownMessages()

    screen = _drawn(sayings.deed(), AlreadyDone())

    assert [each.value for each in screen.error] == [sentence(AlreadyDone())]
    assert sayings.words == []


def test_a_database_that_cannot_be_opened_is_reported_too() -> None:
    deed = Deed()

    with deed, _out_of_reach():
        raise AssertionError("there is no session to do anything in")

    assert not deed.done


@pytest.mark.parametrize(
    "leaving",
    [ValueError("a fault"), RerunException(RerunData()), StopException(), KeyboardInterrupt()],
    ids=lambda leaving: type(leaving).__name__,
)
def test_an_error_that_is_not_a_refusal_is_raised_further(leaving: BaseException) -> None:
    sayings = ShownMessages()

    with pytest.raises(type(leaving)) as passed, sayings.deed() as deed, sayings.open_session():
        raise leaving

    assert passed.value is leaving
    assert not deed.done
    assert sayings.words == [("session", "closed")]


def test_an_action_that_failed_halfway_does_not_count_as_done() -> None:
    sayings, results = ShownMessages(), []

    with sayings.deed() as deed:
        for number in range(3):
            with sayings.open_session():
                if number == 1:
                    raise INVALID
                results.append(number)

    assert results == [0]
    assert not deed.done

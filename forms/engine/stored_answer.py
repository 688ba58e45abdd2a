"""A stored answer with its version, author, moment and talk; and the changes in its history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forms.engine.answers import Answer, Mark, is_given
from forms.engine.schema import Question
from forms.engine.talks import Talk
from rules.law.dutch_time import day_of

NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """What is stored for one question. Version 0: never answered. `at` is an aware UTC moment.

    `talk` is the one in which it was given, `checked` a later one in which it was found still true; `ask_again`:
    somebody doubts it, until a new answer is given or it is found still true.
    """

    answer: Answer = NOTHING
    version: int = 0
    by: str = ""
    by_id: UUID | None = None
    at: datetime | None = None
    talk: Talk | None = None
    checked: Talk | None = None
    ask_again: bool = False


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One line of the history of an answer; `kind` is a code of `widgets.answering.answer_details.KINDS`."""

    kind: str
    old: Answer
    new: Answer
    by: str
    at: datetime
    talk: Talk | None = None


NEVER = StoredAnswer()


def given_before(stored: StoredAnswer, now: Talk) -> bool:
    """Whether an answer was given before this talk: in an earlier one, or without any on an earlier day."""
    if stored.talk is not None:
        return stored.talk.before(now)
    return stored.at is not None and day_of(stored.at) < now.held_on


def is_checked(stored: StoredAnswer, now: Talk) -> bool:
    """Whether an answer was confirmed in this talk or in a later one."""
    return stored.checked is not None and not stored.checked.before(now) and not stored.ask_again


def needs_check(stored: StoredAnswer, now: Talk | None) -> bool:
    """Whether this answer still has to be confirmed in the current talk: it is older, and was not confirmed yet.

    A question that was marked as not discussed has no answer to confirm.
    """
    if now is None or not now.asks_again or not is_given(stored.answer) or stored.answer.mark is Mark.NIET_BESPROKEN:
        return False
    return stored.ask_again or (given_before(stored, now) and not is_checked(stored, now))


def to_check(
    questions: Iterable[Question], stored_answers: Mapping[str, StoredAnswer], now: Talk | None
) -> list[Question]:
    """The questions among these whose answer still has to be confirmed in the current talk (`now`)."""
    return [each for each in questions if needs_check(stored_answers.get(each.id, NEVER), now)]

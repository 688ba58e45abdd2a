"""An answer as it is kept: with its version, and who gave it when; and the changes that led to it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from forms.answers import Answer

NOTHING = Answer()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is stored for one question. Version 0: never answered. `at` is an aware UTC moment."""

    answer: Answer = NOTHING
    version: int = 0
    by: str = ""
    by_id: UUID | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history of an answer; `kind` is saved, put_back, or conflict (refused, somebody was first)."""

    kind: str
    old: Answer
    new: Answer
    by: str
    at: datetime


NEVER = Kept()

"""The fields behind one form on the screen: read once for a run, written one at a time. `pages.fields` makes them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from forms.engine.answers import Answer
from forms.engine.stored_answer import NEVER, AnswerChange, StoredAnswer
from forms.engine.talks import Talk


class Save(Protocol):
    """Keep one field, written at once; gives what is stored now. Raises a refusal.

    `kind` is the kind of the line in the history: "saved", "put_back".
    """

    def __call__(self, field: str, answer: Answer, seen_version: int, kind: str) -> StoredAnswer: ...


class Check(Protocol):
    """Note that an answer of an earlier talk is still true, or is to be asked `again`; gives the moment."""

    def __call__(self, field: str, seen_version: int, again: bool) -> datetime: ...


@dataclass(frozen=True, kw_only=True)
class FieldStore:
    """The answers of one sheet, or the fields of one row, as they were stored when this run began.

    `name` leads the widget keys and holds the id of the sheet or row, so that nothing of one dossier shows in another.
    `user_id` is who writes; `talk` is the talk that is held now, in which `check` asks after earlier answers.
    """

    name: str
    user_id: UUID
    answers: Mapping[str, StoredAnswer]
    save: Save
    history: Callable[[str], list[AnswerChange]]
    locked: bool = False
    talk: Talk | None = None
    check: Check | None = None

    def stored(self, field: str) -> StoredAnswer:
        """What is stored for a field."""
        return self.answers.get(field, NEVER)

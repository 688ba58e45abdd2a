"""What a kind of field is, and what somebody writes in one field. Every field that people fill in is of one kind.

`actions.answering.field_writer` writes a field of any kind; a kind says where it is kept and who may write it:
answers of a sheet in `actions.answering.answers`, columns of a row in `actions.answering.row_fields`.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, TypeAlias
from uuid import UUID

from sqlmodel import Session

from access import User
from events import Event
from forms.engine.answers import Json, Mark, Source, is_filled
from rules.law.dutch_time import day_of

Key: TypeAlias = Mapping[str, Any]  # which row, by the names of the bind parameters of its kind


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What somebody writes in one field, and the version of that field that they looked at (0: none yet).

    `value` has the JSON form of the type of its question, for a fact of a dossier the type of its column. `kind` is the
    kind of the line in the history (`models.AnswerHistory.kind`); `at` is an aware UTC moment.
    """

    field: str
    value: Any = None
    mark: Mark | None = None
    source: Source | None = None
    seen_version: int
    kind: str = "saved"
    talk_id: UUID | None = None
    by: User
    at: datetime
    on: date | None = None

    @property
    def day(self) -> date:
        """The day on which it is written: `on`, else the day of `at` in the Netherlands."""
        return self.on or day_of(self.at)

    @cached_property
    def text(self) -> str | None:
        """The value as JSON text; None when it says nothing."""
        return json_text(self.value)


@dataclass(frozen=True)
class Saved:
    """What is stored now: the version of the field and the (aware, UTC) moment."""

    version: int
    at: datetime


@dataclass(frozen=True, kw_only=True)
class OpenField:
    """One field that takes a value now, with what is kept of it; `version` 0: nothing was ever written in it.

    `row` is what was read of the row, as its kind needs it. The history of the field stands under `sheet_id` and
    `item_id`; without a sheet it has none. `secret`: it is encrypted where it is kept.
    """

    kind: "FieldKind"
    name: str
    row: Any
    dossier_id: UUID
    sheet_id: UUID | None
    item_id: UUID | None = None
    version: int
    value: Any = None
    mark: str | None = None
    source: str | None = None
    at: datetime | None = None
    secret: bool = False

    @cached_property
    def text(self) -> str | None:
        """The value as JSON text; None when it says nothing."""
        return json_text(self.value)


class FieldKind(ABC):
    """One kind of field. `keeps_refused`: a value that is refused because somebody was first goes into the history."""

    keeps_refused = True

    @abstractmethod
    def read(self, session: Session, key: Key, edit: Edit) -> OpenField:
        """The field, open for this edit: found, within reach, not closed; one statement when it can be done in one.

        Raises NotFound, NotAllowed, LoggedOut, RightsChanged, AlreadyDone (it is too late to write in it), Invalid
        (there is no such field).
        """

    @abstractmethod
    def accepted(self, session: Session, field: OpenField, edit: Edit) -> Edit:
        """The edit with its value in the one way in which it is kept. Raises Invalid when it may not be kept."""

    @abstractmethod
    def is_kept(self, field: OpenField, edit: Edit) -> bool:
        """Whether the field says this already: then nothing is written, whichever version was looked at."""

    @abstractmethod
    def put(self, session: Session, field: OpenField, edit: Edit) -> bool:
        """Write the value with the next version of the field; False when somebody wrote it since it was read."""

    @abstractmethod
    def event(self, field: OpenField, edit: Edit) -> Event:
        """What the edit did, for the audit trail; it made the next version of the field."""

    def follow(self, session: Session, field: OpenField, edit: Edit) -> None:  # noqa: B027  (most kinds move nothing)
        """Change what follows from the new value, in the same transaction."""


@dataclass(frozen=True, kw_only=True)
class Fields:
    """Which fields: those of this kind in the row or sheet that `key` names.

    Their history stands under a sheet and an item of it; without a sheet they have none. `as_kept` gives the value of
    an answer as the kind takes it, by the name of the field, where that is not the answer itself.
    """

    kind: FieldKind
    key: Key
    sheet_id: UUID | None = None
    item_id: UUID | None = None
    as_kept: Callable[[str, Json], Any] | None = None


def json_text(value: Any) -> str | None:
    """A value as JSON text; None when it says nothing."""
    return json.dumps(value, ensure_ascii=False) if is_filled(value) else None

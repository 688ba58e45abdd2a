"""Fields that are columns of one row: a doel, an agreement, the facts of a dossier. A kind of them is a declaration.

Each field has a version of its own, in a column of the row, so that two people only meet when they write the same
field. Another such kind costs a table with a column `field_versions`, and a `RowFields` in its subject.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from actions.answering.field_kind import Edit, FieldKind, Key, OpenField
from actions.answering.open_row import Guard, OpenRow, field_of, open_row
from events import Event
from models.guards.encryption import encrypted


@dataclass(frozen=True, kw_only=True, eq=False)
class RowFields(FieldKind):
    """One kind of row with fields.

    table: the rows; `versions` is its column with the version of each field.
    guard: who may write, and when it is too late.
    reads: which tables of the guard are read too. With `AnswerSheet` among them the fields have a history, in which
        the column `item` of the row says which row it was.
    make: a fresh row, for a table whose row comes with the first field that is written.
    values: what the row says, by field, readable. columns: the columns in which a value of a field is kept.
    accept: the value as it is kept. Raises Invalid when it may not be kept.
    sealed: the columns that are encrypted, with their place by the id of the row and the column
        (`models.guards.encryption`).
    announce: the event of a new version of a field.
    then: what a new value changes besides its own column.
    """

    table: type[SQLModel]
    versions: str = "field_versions"
    guard: Guard
    reads: tuple[type[SQLModel], ...] = ()
    item: str = "id"
    make: Callable[[OpenRow, Key, Edit], Any] | None = None
    values: Callable[[Session, Any], Mapping[str, Any]]
    columns: Callable[[str, Any], Mapping[str, object]]
    accept: Callable[[Session, OpenField, Edit], Any]
    encrypted: Mapping[str, Callable[[UUID, str], str]] = field(default_factory=dict)
    announce: Callable[[OpenField], Event]
    then: Callable[[Session, OpenField, Edit], None] = lambda _session, _field, _edit: None

    def read(self, session: Session, key: Key, edit: Edit) -> OpenField:
        """See `FieldKind.read`."""
        opened = open_row(session, self, key, by=edit.by, at=edit.at)
        if opened.row is None and self.make is not None:
            opened = replace(opened, row=self.make(opened, key, edit))
        return field_of(session, opened, edit.field)

    def accepted(self, session: Session, field: OpenField, edit: Edit) -> Edit:
        """See `FieldKind.accepted`."""
        return replace(edit, value=self.accept(session, field, edit))

    def is_kept(self, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.is_kept`; two ways to write one value are the same in its column."""
        return self.columns(field.name, field.value) == self.columns(field.name, edit.value)

    def put(self, session: Session, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.put`. Always True: the row was held when it was read."""
        row = field.row.row
        for name, content in self.columns(field.name, edit.value).items():
            setattr(row, name, self._as_kept(session, row.id, name, content))
        if sa.inspect(row).persistent:
            row.version += 1
        setattr(row, self.versions, {**getattr(row, self.versions), field.name: field.version + 1})
        session.add(row)
        return True

    def _as_kept(self, session: Session, row_id: UUID, column: str, content: Any) -> Any:
        return (
            encrypted(session, content, self.encrypted[column](row_id, column)) if column in self.encrypted else content
        )

    def event(self, field: OpenField, _edit: Edit) -> Event:
        """See `FieldKind.event`."""
        return self.announce(field)

    def follow(self, session: Session, field: OpenField, edit: Edit) -> None:
        """See `FieldKind.follow`."""
        self.then(session, field, edit)

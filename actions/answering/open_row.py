"""A row whose fields are written in a deed: found, within reach, not closed, and held for that deed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Mapped
from sqlmodel import Session, SQLModel, col

from access import Permission, Scope, User
from actions.answering.field_kind import Key, OpenField
from actions.deed.authorize import LOGIN_NOW, login_parameters, refuse_other, refuse_role
from forms.engine.library import questionnaire
from forms.engine.schema import Questionnaire
from models import AnswerSheet, Dossier
from models.guards.scope import within
from refusals import AlreadyDone, Invalid, NotFound
from rules.problems import Problem, ProblemCode

if TYPE_CHECKING:
    from actions.answering.row_fields import RowFields

Column: TypeAlias = sa.ColumnElement[Any] | Mapped[Any]

NEVER = sa.false()
_LOGIN = LOGIN_NOW.subquery("login")


@dataclass(frozen=True, kw_only=True)
class OpenRow:
    """A row whose fields can be written now; until the commit nobody else writes it or what its guard holds.

    `read` has the rows that were read with it, by their table; what was not there is None.
    """

    kind: "RowFields"
    row: Any
    read: Mapping[type[SQLModel], Any]
    dossier_id: UUID

    @property
    def sheet(self) -> AnswerSheet | None:
        """The sheet under which the history of the fields stands; None when they have no history."""
        return self.read.get(AnswerSheet)

    @property
    def questionnaire(self) -> Questionnaire:
        """The version of the questionnaire that asks the fields, for a kind whose sheet is always there."""
        sheet = self.read[AnswerSheet]
        return questionnaire(sheet.questionnaire, sheet.questionnaire_version)


def _in_scope(scope: Scope) -> sa.ColumnElement[bool]:
    return within(scope, sa.bindparam("gemeente"), sa.bindparam("caseworker"))


@dataclass(frozen=True, kw_only=True, eq=False)
class Guard:
    """Who may write in a row of a table, and when it is too late.

    `statement` selects from the tables with their conditions; the key comes as bind parameters. `permission` is what
    writing the row needs. `holds` are the tables of `statement` whose rows are locked until the deed commits: the row
    itself, when it always exists, and before it the rows that freeze or close it. `reach` gives the condition for the
    rows within a scope.
    """

    statement: sa.Select[*tuple[Any, ...]]
    dossier_id: Column = field(default_factory=lambda: col(Dossier.id))
    permission: Permission | Callable[[OpenRow], Permission]
    reach: Callable[[Scope], sa.ColumnElement[bool]] = _in_scope
    holds: tuple[type[SQLModel], ...]
    closed: sa.ColumnElement[bool] = NEVER  # then AlreadyDone
    gone: sa.ColumnElement[bool] = NEVER  # then NotFound


def open_row(
    session: Session,
    kind: "RowFields",
    key: Key,
    *,
    by: User,
    at: datetime,
    permission: Permission | None = None,
    even_gone: bool = False,
) -> OpenRow:
    """The row of this kind that `key` names, open for a deed; its row is None when the kind makes it.

    `permission` is what this deed needs, else what the guard says; `even_gone`: also what was taken away. One
    statement, two for a kind that makes its rows. Raises NotFound, NotAllowed, LoggedOut, RightsChanged, AlreadyDone.
    """
    needed = permission or kind.guard.permission
    if isinstance(needed, Permission):
        refuse_role(by, needed)
    others_wait = _wait_for_writers(session)
    parameters = {**key, "gemeente": by.gemeente_id, **login_parameters(by, at)}
    row = session.execute(_statement(kind, by.scope, hold=True), parameters).first()
    if row is not None and kind.make is not None and not others_wait:
        # A row that may not be there cannot be held, and what was read of it while waiting for the held one is old.
        row = session.execute(_statement(kind, by.scope, hold=False), parameters).first()
    if row is None:
        raise NotFound
    login, (own, *read, dossier_id, is_closed, is_gone) = row[: len(_LOGIN.c)], row[len(_LOGIN.c) :]
    opened = OpenRow(kind=kind, row=own, read=dict(zip(kind.reads, read, strict=True)), dossier_id=dossier_id)
    if not isinstance(needed, Permission):
        needed = needed(opened)
        refuse_role(by, needed)
    if by.login_id is not None:
        refuse_other(by, login if login[0] else None, needed)
    if is_closed:
        raise AlreadyDone
    if is_gone and not even_gone:
        raise NotFound
    return opened


def field_of(session: Session, open_row: OpenRow, name: str) -> OpenField:
    """One field of an open row. Raises Invalid when the row has no such field."""
    kind, row = open_row.kind, open_row.row
    values = kind.values(session, row)
    if name not in values:
        raise Invalid(Problem(name, ProblemCode.UNKNOWN))
    return OpenField(
        kind=kind,
        name=name,
        row=open_row,
        dossier_id=open_row.dossier_id,
        sheet_id=open_row.sheet.id if open_row.sheet else None,
        item_id=getattr(row, kind.item),
        version=getattr(row, kind.versions).get(name, 0),
        value=values[name],
        secret=name in kind.encrypted,
    )


@cache
def _statement(kind: "RowFields", scope: Scope, *, hold: bool) -> sa.Select[*tuple[Any, ...]]:
    guard = kind.guard
    about = (guard.dossier_id.label("of_dossier"), guard.closed.label("is_closed"), guard.gone.label("is_gone"))
    read = guard.statement.join(_LOGIN, sa.true(), isouter=True).where(guard.reach(scope))
    read = read.add_columns(*_LOGIN.c, kind.table, *kind.reads, *about)
    return (read.with_for_update(of=guard.holds) if hold else read).execution_options(populate_existing=True)


def _wait_for_writers(session: Session) -> bool:
    """On SQLite, which holds no rows: begin as the one writer, so that what is read now stays true until the commit.

    Gives whether all others wait from here.
    """
    connection = session.connection()
    if connection.dialect.name != "sqlite":
        return False
    if not connection.connection.driver_connection.in_transaction:  # type: ignore[union-attr]
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    return True

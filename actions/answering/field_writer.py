"""The one place where a field is written: its value, its version, its history and its event, in one transaction."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa
from sqlmodel import Session, col, select

from actions.answering.field_kind import Edit, FieldKind, Key, OpenField, Saved
from actions.deed.audit import record
from actions.deed.transaction import begin_again, deed
from events import AnswerConflicted
from models import AnswerHistory, AuditRecord, Caseworker
from models.base import new_id, table
from models.guards.encryption import as_stored, new_answer_ad, old_answer_ad
from refusals import Stale

ADD_LINE = sa.insert(table(AnswerHistory))  # built once and run without the ORM: this is the deed that happens most


@deed
def write_field(session: Session, kind: FieldKind, key: Key, edit: Edit) -> Saved:
    """Keep one field of the row that `key` names, and commit; gives its version now.

    What the field says already is not written again, so an edit may be sent twice. Raises Stale with what is kept and
    what was refused when somebody else wrote the field after `edit.seen_version` (the refused value is kept in the
    history of a field that has one), Invalid, and what `FieldKind.read` raises.
    """
    field = kind.read(session, key, edit)
    edit = kind.accepted(session, field, edit)
    if kind.is_kept(field, edit):
        return Saved(field.version, field.at or edit.at)
    if field.version != edit.seen_version:
        raise refused(session, field, edit)
    if not keep_field(session, field, edit):
        begin_again(session)
        raise refused(session, kind.read(session, key, edit), edit)
    session.commit()
    return Saved(field.version + 1, edit.at)


def keep_field(session: Session, field: OpenField, edit: Edit) -> bool:
    """Write a field that was read in this transaction, with its history and event, whichever version was looked at.

    For a deed that writes more than one field; does not commit. False when somebody wrote it since it was read.
    """
    if not field.kind.put(session, field, edit):
        return False
    add_line(session, field, edit, version=field.version + 1)
    field.kind.follow(session, field, edit)
    record(session, field.kind.event(field, edit), by=edit.by, at=edit.at)
    return True


@deed
def refused(session: Session, field: OpenField, edit: Edit) -> Stale:
    """Somebody else was first: keep the refused value in the history, if the field has one. Gives what to raise."""
    name, at = _first_writer(session, field, edit)
    if field.kind.keeps_refused and field.sheet_id is not None:
        add_line(session, field, replace(edit, kind="conflict"), version=field.version)
        event = AnswerConflicted(dossier_id=field.dossier_id, sheet_id=field.sheet_id, question=field.name)
        record(session, event, by=edit.by, at=edit.at)
        session.commit()
    return Stale(field=field.name, value=field.value, refused=edit.value, version=field.version, by=name, at=at)


def add_line(session: Session, field: OpenField, edit: Edit, *, version: int) -> None:
    """Add a line to the history of a field, from what was read to what was given; nothing when it has no history.

    `version` is the one that the change made, of a refused value the one that it met. Does not commit.
    """
    if field.sheet_id is None:
        return
    line_id = new_id()
    line = {
        "id": line_id,
        "gemeente_id": edit.by.gemeente_id,
        "sheet_id": field.sheet_id,
        "question_id": field.name,
        "item_id": field.item_id,
        "kind": edit.kind,
        "version": version,
        "old_value": as_stored(session, field.text, old_answer_ad(line_id), secret=field.secret),
        "old_mark": field.mark,
        "new_value": as_stored(session, edit.text, new_answer_ad(line_id), secret=field.secret),
        "new_mark": edit.mark,
        "source": edit.source,
        "talk_id": edit.talk_id,
        "caseworker_id": edit.by.id,
        "at": edit.at,
    }
    session.connection().execute(ADD_LINE, line)


class _Writer(NamedTuple):
    """Who wrote what a field says now, and when; empty when nobody can say."""

    name: str = ""
    at: datetime | None = None


def _first_writer(session: Session, field: OpenField, edit: Edit) -> _Writer:
    if field.sheet_id is None:
        return _first_in_trail(session, field, edit)
    row = session.exec(
        select(Caseworker.name, AnswerHistory.at)
        .join(Caseworker, col(Caseworker.id) == col(AnswerHistory.caseworker_id))
        .where(AnswerHistory.sheet_id == field.sheet_id, AnswerHistory.question_id == field.name)
        .where(AnswerHistory.item_id == field.item_id)
        .where(AnswerHistory.version == field.version, AnswerHistory.kind != "conflict")
    ).first()
    return _Writer(*row) if row else _Writer()


def _first_in_trail(session: Session, field: OpenField, edit: Edit) -> _Writer:
    """The same for a field without a history: by the last event of its kind that names it."""
    event = field.kind.event(field, edit)
    events = session.exec(
        select(Caseworker.name, AuditRecord.at, AuditRecord.details)
        .join(Caseworker, col(Caseworker.id) == col(AuditRecord.caseworker_id))
        .where(AuditRecord.gemeente_id == edit.by.gemeente_id, AuditRecord.dossier_id == field.dossier_id)
        .where(AuditRecord.event == type(event).__name__)
        .order_by(col(AuditRecord.at).desc(), col(AuditRecord.id).desc())
    )
    return next((_Writer(name, at) for name, at, details in events if details == event.details()), _Writer())

"""Keep one answer of a sheet: one row, one line of history, one audit event, one transaction."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from actions.answering.field_kind import Edit, FieldKind, Key, OpenField, Saved
from actions.answering.field_writer import write_field
from actions.answering.open_sheet import OpenSheet, open_sheet
from events import AnswerSaved, Event
from forms.engine.library import questionnaire
from forms.engine.validation import problem
from models import AnswerRow
from models.base import table
from models.guards.encryption import answer_ad, as_stored
from refusals import Invalid
from rules.problems import Problem, ProblemCode

# Built once and run without the ORM: this is the deed that happens most. Of two who give the first answer in the same
# instant the second adds nothing.
ADD_ANSWER = {
    "postgresql": postgresql.insert(table(AnswerRow)).on_conflict_do_nothing(),
    "sqlite": sqlite.insert(table(AnswerRow)).on_conflict_do_nothing(),
}
CHANGE_ANSWER = (
    sa.update(table(AnswerRow))
    .where(table(AnswerRow).c.sheet_id == sa.bindparam("of_sheet"))
    .where(table(AnswerRow).c.question_id == sa.bindparam("of_question"))
    .where(table(AnswerRow).c.version == sa.bindparam("seen_version"))
)


def save_answer(session: Session, *, sheet_id: UUID, edit: Edit) -> Saved:
    """Keep the answer to one question, which `edit.field` names.

    `edit.talk_id` is the talk in which it is given; an answer that only gets another source stays in the talk that
    it has.
    Raises Invalid (the value does not fit the question), Stale (somebody else was first; the refused value is kept in
    the history), AlreadyDone (the intake is completed, the PIP vastgesteld or the dossier closed), NotFound.
    """
    return write_field(session, ANSWER, {"sheet": sheet_id}, edit)


@dataclass(frozen=True, eq=False)
class Answers(FieldKind):
    """Answers of a sheet: one row each, with its version in the row, found by sheet and question."""

    def read(self, session: Session, key: Key, edit: Edit) -> OpenField:
        """See `FieldKind.read`."""
        sheet = open_sheet(session, key["sheet"], edit.field, by=edit.by, at=edit.at, talk_id=edit.talk_id)
        questionnaire_version = questionnaire(sheet.questionnaire, sheet.questionnaire_version)
        try:
            secret = questionnaire_version.is_kept_secret(edit.field)
        except KeyError:
            raise Invalid(Problem(edit.field, ProblemCode.UNKNOWN)) from None
        return OpenField(
            kind=self,
            name=edit.field,
            row=sheet,
            dossier_id=sheet.dossier_id,
            sheet_id=sheet.id,
            version=sheet.version,
            value=None if sheet.value is None else json.loads(sheet.value),
            mark=sheet.mark,
            source=sheet.source,
            at=sheet.updated_at,
            secret=secret,
        )

    def accepted(self, _session: Session, field: OpenField, edit: Edit) -> Edit:
        """See `FieldKind.accepted`."""
        sheet: OpenSheet = field.row
        question = questionnaire(sheet.questionnaire, sheet.questionnaire_version).question(field.name)
        if wrong := problem(question, edit.value, edit.day):
            raise Invalid(wrong)
        return edit

    def is_kept(self, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.is_kept`."""
        return _says_the_same(field, edit) and field.source == edit.source

    def put(self, session: Session, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.put`."""
        sheet: OpenSheet = field.row
        same = _says_the_same(field, edit)
        columns = {
            "value": as_stored(session, edit.text, answer_ad(sheet.id, field.name), secret=field.secret),
            "mark": edit.mark,
            "source": edit.source,
            "version": field.version + 1,
            "updated_by": edit.by.id,
            "updated_at": edit.at,
            "talk_id": sheet.talk_id if same else edit.talk_id,
            "checked_talk_id": sheet.checked_talk_id if same else None,
            "ask_again": False,
        }
        if field.version:
            return change_answer(session, field, columns)
        key = {"sheet_id": sheet.id, "question_id": field.name, "gemeente_id": sheet.gemeente_id}
        connection = session.connection()
        return bool(connection.execute(ADD_ANSWER[connection.dialect.name], columns | key).rowcount)

    def event(self, field: OpenField, _edit: Edit) -> Event:
        """See `FieldKind.event`."""
        sheet: OpenSheet = field.row
        return AnswerSaved(
            dossier_id=field.dossier_id, sheet_id=sheet.id, question=field.name, version=field.version + 1
        )


ANSWER = Answers()


def change_answer(session: Session, field: OpenField, columns: Mapping[str, object]) -> bool:
    """Change columns of an answer that still has the version that was read; False when somebody was first."""
    which = {"of_sheet": field.sheet_id, "of_question": field.name, "seen_version": field.version}
    return bool(session.connection().execute(CHANGE_ANSWER, {**columns, **which}).rowcount)


def _says_the_same(field: OpenField, edit: Edit) -> bool:
    """Whether this is the answer that is kept already, and nobody doubts that one."""
    sheet: OpenSheet = field.row
    stored = (field.text, field.mark)
    return field.version > 0 and stored == (edit.text, edit.mark) and not sheet.ask_again

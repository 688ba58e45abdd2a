"""One answer on its way into its row and its history; the deeds decide whether it goes there. Not a deed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from access import User
from actions.answering.open_sheet import OpenSheet
from actions.deed.audit import record
from events import AnswerConflicted
from forms.engine.answers import Json, Mark, Source, is_filled
from forms.engine.library import questionnaire
from models import AnswerHistory, AnswerRow, Caseworker
from models.base import new_id, table
from models.guards.encryption import answer_ad, answer_value, as_stored, new_answer_ad, old_answer_ad
from refusals import Stale

# Built once and run without the ORM: this is the deed that happens most.
ADD, REMEMBER = sa.insert(table(AnswerRow)), sa.insert(table(AnswerHistory))
CHANGE = (
    sa.update(table(AnswerRow))
    .where(table(AnswerRow).c.sheet_id == sa.bindparam("of_sheet"))
    .where(table(AnswerRow).c.question_id == sa.bindparam("of_question"))
    .where(table(AnswerRow).c.version == sa.bindparam("seen_version"))
)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What somebody answers: a value or a mark, and where it comes from."""

    value: Json = None
    mark: Mark | None = None
    source: Source | None = None

    @property
    def text(self) -> str | None:
        """The value as it is stored; None when it says nothing."""
        return json.dumps(self.value, ensure_ascii=False) if is_filled(self.value) else None


@dataclass(frozen=True)
class Writing:
    """One answer on its way into its row and its history."""

    session: Session
    sheet: OpenSheet
    question_id: str
    given: Given
    by: User
    at: datetime
    talk_id: UUID | None = None

    @property
    def says_the_same(self) -> bool:
        """Whether this is the answer that is kept already, and nobody doubts that one."""
        kept = (self.sheet.value, self.sheet.mark)
        return kept == (self.given.text, self.given.mark) and not self.sheet.ask_again and self.sheet.version > 0

    def write(self) -> bool:
        """Write the row if it still has the version that was looked at; False when somebody was first."""
        values = {
            "value": self._kept(self.given.text, answer_ad(self.sheet.id, self.question_id)),
            "mark": self.given.mark,
            "source": self.given.source,
            "version": self.sheet.version + 1,
            "updated_by": self.by.id,
            "updated_at": self.at,
            "talk_id": self.talk_id,
            "checked_talk_id": None,
            "ask_again": False,
        }
        if self.says_the_same:
            values |= {"talk_id": self.sheet.talk_id, "checked_talk_id": self.sheet.checked_talk_id}
        if self.sheet.version:
            return self.change(values)
        key = {
            "sheet_id": self.sheet.id,
            "question_id": self.question_id,
            "gemeente_id": self.sheet.gemeente_id,
        }
        try:
            self.session.connection().execute(ADD, values | key)
        except IntegrityError:
            return False  # somebody gave the first answer in the same instant
        return True

    def change(self, values: Mapping[str, object]) -> bool:
        """Change columns of the row if it still has the version that was looked at; False when somebody was first."""
        which = {"of_sheet": self.sheet.id, "of_question": self.question_id, "seen_version": self.sheet.version}
        return bool(self.session.connection().execute(CHANGE, {**values, **which}).rowcount)

    def remember(self, kind: str, version: int, old_value: str | None, old_mark: str | None) -> None:
        """Add the line of history."""
        line_id = new_id()
        line = {
            "id": line_id,
            "gemeente_id": self.sheet.gemeente_id,
            "sheet_id": self.sheet.id,
            "question_id": self.question_id,
            "item_id": None,
            "kind": kind,
            "version": version,
            "old_value": self._kept(old_value, old_answer_ad(line_id)),
            "old_mark": old_mark,
            "new_value": self._kept(self.given.text, new_answer_ad(line_id)),
            "new_mark": self.given.mark,
            "source": self.given.source,
            "talk_id": self.talk_id,
            "caseworker_id": self.by.id,
            "at": self.at,
        }
        self.session.connection().execute(REMEMBER, line)

    def _kept(self, text: str | None, place: str) -> str | None:
        asked = questionnaire(self.sheet.questionnaire, self.sheet.questionnaire_version)
        return as_stored(self.session, text, place, secret=asked.is_kept_secret(self.question_id))

    def conflict(self, *, refused: bool = True) -> Stale:
        """Keep the value that was refused in the history, if there is one, and say what is kept instead."""
        self.session.rollback()
        kept, name = self.session.exec(
            select(AnswerRow, Caseworker.name)
            .join(Caseworker, col(Caseworker.id) == col(AnswerRow.updated_by))
            .where(AnswerRow.sheet_id == self.sheet.id, AnswerRow.question_id == self.question_id)
            .execution_options(populate_existing=True)
        ).one()
        text = answer_value(self.session, kept)
        if refused:
            self.remember("conflict", kept.version, text, kept.mark)
            event = AnswerConflicted(
                dossier_id=self.sheet.dossier_id, sheet_id=self.sheet.id, question=self.question_id
            )
            record(self.session, event, by=self.by, at=self.at)
            self.session.commit()
        value = cast(Json, json.loads(text)) if text else None
        return Stale(field=self.question_id, value=value, version=kept.version, by=name, at=kept.updated_at)

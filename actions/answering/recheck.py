"""Ask after an answer of an earlier talk: it is still true, or it is to be asked again. The answer itself stays."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlmodel import Session

from access import User
from actions.answering.answers import Answers, change_answer
from actions.answering.field_kind import Edit, OpenField, Saved
from actions.answering.field_writer import write_field
from events import AnswerChecked, AnswerDoubted, Event
from forms.engine.answers import Mark, Source
from refusals import Invalid
from rules.problems import Problem, ProblemCode


def check_answer(
    session: Session, *, sheet_id: UUID, question_id: str, talk_id: UUID, seen_version: int, by: User, at: datetime
) -> Saved:
    """Note that an answer is still true in this talk. Twice in one talk is once.

    Raises Invalid when there is no answer, Stale when somebody changed it meanwhile, and what `save_answer` raises.
    """
    edit = Edit(field=question_id, seen_version=seen_version, kind="checked", talk_id=talk_id, by=by, at=at)
    return write_field(session, CHECKED, {"sheet": sheet_id}, edit)


def ask_again(
    session: Session, *, sheet_id: UUID, question_id: str, talk_id: UUID, seen_version: int, by: User, at: datetime
) -> Saved:
    """Note that an answer is to be asked again: it stands until a new one is given. A second call changes nothing.

    Raises what `check_answer` raises.
    """
    edit = Edit(field=question_id, seen_version=seen_version, kind="ask_again", talk_id=talk_id, by=by, at=at)
    return write_field(session, DOUBTED, {"sheet": sheet_id}, edit)


@dataclass(frozen=True, eq=False, kw_only=True)
class Recheck(Answers):
    """What is noted of an answer in a later talk. Who gave it and when stays: who asked after it is in the history.

    `noted` says whether it was noted before, `columns` what it changes, `announce` the event.
    """

    keeps_refused = False

    noted: Callable[[OpenField, Edit], bool]
    columns: Callable[[Edit], dict[str, object]]
    announce: type[AnswerChecked] | type[AnswerDoubted]

    def accepted(self, _session: Session, field: OpenField, edit: Edit) -> Edit:
        """The edit with the answer that is kept, for its line in the history. Raises Invalid when there is none."""
        if field.value is None and field.mark is None:
            raise Invalid(Problem(field.name, ProblemCode.MISSING))
        mark, source = field.mark and Mark(field.mark), field.source and Source(field.source)
        return replace(edit, value=field.value, mark=mark or None, source=source or None)

    def is_kept(self, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.is_kept`."""
        return self.noted(field, edit)

    def put(self, session: Session, field: OpenField, edit: Edit) -> bool:
        """See `FieldKind.put`."""
        return change_answer(session, field, {**self.columns(edit), "version": field.version + 1})

    def event(self, field: OpenField, edit: Edit) -> Event:
        """See `FieldKind.event`."""
        return self.announce(
            dossier_id=field.dossier_id,
            sheet_id=cast(UUID, field.sheet_id),
            question=field.name,
            version=field.version + 1,
            talk_id=cast(UUID, edit.talk_id),
        )


CHECKED = Recheck(
    noted=lambda field, edit: field.row.checked_talk_id == edit.talk_id and not field.row.ask_again,
    columns=lambda edit: {"checked_talk_id": edit.talk_id, "ask_again": False},
    announce=AnswerChecked,
)
DOUBTED = Recheck(
    noted=lambda field, _edit: field.row.ask_again,
    columns=lambda _edit: {"ask_again": True},
    announce=AnswerDoubted,
)

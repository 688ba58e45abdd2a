"""Where what people fill in goes, for every screen: a field is written the moment it is given. Not a screen."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from actions.answering.answers import ANSWER
from actions.answering.field_kind import Edit, Fields, Saved
from actions.answering.field_writer import write_field
from actions.answering.recheck import CHECKED, DOUBTED
from forms.engine.answers import Answer
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from forms.engine.talks import Talk
from queries.intake.view import history
from widgets.answering.field_store import FieldStore
from widgets.frame.visit import Visit


def field_store(
    visit: Visit,
    fields: Fields,
    *,
    name: str,
    stored_answers: Mapping[str, StoredAnswer],
    locked: bool = False,
    talk: Talk | None = None,
) -> FieldStore:
    """The store behind a form with these fields; `stored_answers` is what was read of them.

    `name` leads the widget keys. `talk` is the talk in which answers are given now.
    """

    def save(field: str, answer: Answer, seen_version: int, kind: str) -> StoredAnswer:
        saved = _write(visit, fields, field, answer, seen_version, kind, talk)
        return StoredAnswer(answer, saved.version, visit.user.name, visit.user.id, saved.at, talk)

    def changes(field: str) -> list[AnswerChange]:
        if fields.sheet_id is None:
            return []
        with visit.open_session() as session:
            return history(
                session, fields.sheet_id, field, seen_by=visit.user, item_id=fields.item_id, at=visit.now()
            )  # fmt: skip

    def check(field: str, seen_version: int, again: bool) -> datetime:
        kind, line = (DOUBTED, "ask_again") if again else (CHECKED, "checked")
        about = Fields(kind=kind, key=fields.key)
        return _write(visit, about, field, Answer(), seen_version, line, talk).at

    return FieldStore(
        name=name,
        user_id=visit.user.id,
        answers=stored_answers,
        save=save,
        history=changes,
        locked=locked,
        talk=talk,
        check=check if talk else None,
    )


def sheet_store(
    visit: Visit,
    name: str,
    sheet_id: UUID,
    answers: Mapping[str, StoredAnswer],
    *,
    locked: bool,
    talk: Talk | None = None,
) -> FieldStore:
    """The store behind a sheet of answers; `name` says of what ("intake", "pip")."""
    fields = Fields(kind=ANSWER, key={"sheet": sheet_id}, sheet_id=sheet_id)
    return field_store(visit, fields, name=f"{name}:{sheet_id}", stored_answers=answers, locked=locked, talk=talk)


def _write(
    visit: Visit, fields: Fields, field: str, answer: Answer, seen_version: int, kind: str, talk: Talk | None
) -> Saved:
    edit = Edit(
        field=field,
        value=fields.as_kept(field, answer.value) if fields.as_kept else answer.value,
        mark=answer.mark,
        source=answer.source,
        seen_version=seen_version,
        kind=kind,
        talk_id=talk.id if talk else None,
        by=visit.user,
        at=visit.now(),
        on=visit.today,
    )
    with visit.open_session() as session:
        return write_field(session, fields.kind, fields.key, edit)

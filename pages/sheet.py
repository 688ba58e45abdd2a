"""Where the answers of one sheet go, for the screens that draw a questionnaire: one deed per answer. Not a screen."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from actions.answering.answers import save_answer
from actions.answering.recheck import ask_again, check_answer
from forms.engine.answers import Answer
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from forms.engine.talks import Talk
from queries.intake.view import history
from refusals import NotFound
from widgets.answering.autosave import Store
from widgets.frame.visit import Visit


def sheet_store(
    visit: Visit,
    name: str,
    sheet_id: UUID,
    answers: Mapping[str, StoredAnswer],
    *,
    locked: bool,
    talk: Talk | None = None,
) -> Store:
    """The store behind a sheet of answers; `name` says of what ("intake", "pip") and leads the widget keys.

    `talk` is the talk in which answers are given now.
    """

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> StoredAnswer:
        with visit.open_session() as session:
            saved = save_answer(
                session,
                sheet_id=sheet_id,
                question_id=question_id,
                value=given.value,
                mark=given.mark,
                source=given.source,
                seen_version=seen_version,
                by=visit.user,
                at=visit.now(),
                kind=kind,
                talk_id=talk.id if talk else None,
            )
        return StoredAnswer(given, saved.version, visit.user.name, visit.user.id, saved.at, talk)

    def check(question_id: str, seen_version: int, again: bool) -> datetime:
        if talk is None:
            raise NotFound
        deed = ask_again if again else check_answer
        with visit.open_session() as session:
            saved = deed(
                session,
                sheet_id=sheet_id,
                question_id=question_id,
                talk_id=talk.id,
                seen_version=seen_version,
                by=visit.user,
                at=visit.now(),
            )
        return saved.at

    def changes(question_id: str) -> list[AnswerChange]:
        with visit.open_session() as session:
            return history(session, sheet_id, question_id, seen_by=visit.user, at=visit.now())

    return Store(
        name=f"{name}:{sheet_id}",
        user_id=visit.user.id,
        answers=answers,
        save=save,
        history=changes,
        locked=locked,
        talk=talk,
        check=check if talk else None,
    )

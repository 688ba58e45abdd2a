"""Where the answers of one sheet go, for the screens that draw a questionnaire: one deed per answer. Not a screen."""

from collections.abc import Mapping
from uuid import UUID

from actions.answers import save_answer
from forms.answers import Answer
from forms.kept import Change, Kept
from queries.intake import history
from widgets.keeping import Store
from widgets.visit import Visit


def sheet_store(visit: Visit, name: str, sheet_id: UUID, answers: Mapping[str, Kept], *, locked: bool) -> Store:
    """The store behind a sheet of answers; `name` says of what ("intake", "pip") and leads the widget keys."""

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> Kept:
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
            )
        return Kept(given, saved.version, visit.user.name, visit.user.id, saved.at)

    def changes(question_id: str) -> list[Change]:
        with visit.open_session() as session:
            return history(session, sheet_id, question_id, seen_by=visit.user)

    return Store(
        name=f"{name}:{sheet_id}", user_id=visit.user.id, answers=answers, save=save, history=changes, locked=locked
    )

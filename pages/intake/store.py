"""Where the answers of the intake go: one action per answer."""

from access import Permission
from actions.answers import save_answer
from forms.answers import Answer
from forms.kept import Change, Kept
from queries.intake import IntakeView, history
from refusals import NotFound
from widgets.keeping import Store
from widgets.visit import Visit


def intake_store(visit: Visit, view: IntakeView) -> Store:
    """The store behind the intake of this view; locked when completed, closed, or only to be read."""
    sheet_id = view.sheet_id
    if sheet_id is None:
        raise NotFound

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

    may_write = visit.may(Permission.EDIT_INTAKE) and view.head.is_open and view.completed_at is None
    name = f"intake:{sheet_id}"
    return Store(name=name, user_id=visit.user.id, answers=view.kept, save=save, history=changes, locked=not may_write)

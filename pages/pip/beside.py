"""Where the fields beside the plan's questions go (an agreement, the ontzorgen), through the one renderer."""

from collections.abc import Callable, Mapping
from uuid import UUID

from actions.answering.answers import Saved
from forms.engine.answers import Answer
from forms.engine.stored_answer import Change, Kept
from queries.intake.view import history
from widgets.answering.autosave import Store
from widgets.answering.field_editor import Pen
from widgets.pip.plan_context import Desk


def pen_of(desk: Desk, item_id: UUID, kept: Mapping[str, Kept], deed: Callable[..., Saved], *, locked: bool) -> Pen:
    """A pen for the fields of one row; `deed` keeps one field, its row already given."""
    visit = desk.visit

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> Kept:
        with visit.open_session() as session:
            saved = deed(
                session,
                field=question_id,
                value=given.value,
                seen_version=seen_version,
                kind=kind,
                by=visit.user,
                at=visit.now(),
            )
        return Kept(Answer(given.value), saved.version, visit.user.name, visit.user.id, saved.at)

    def changes(question_id: str) -> list[Change]:
        if desk.view.sheet_id is None:
            return []
        with visit.open_session() as session:
            return history(session, desk.view.sheet_id, question_id, seen_by=visit.user, item_id=item_id)

    store = Store(
        name=f"pip:naast:{item_id}",
        user_id=visit.user.id,
        answers=kept,
        save=save,
        history=changes,
        locked=locked,
    )
    return Pen(store=store, on=visit.today, details=False)


def note(desk: Desk, pen: Pen) -> None:
    """The saved line of the screen speaks for every pen."""
    desk.pen.saved_at = pen.saved_at or desk.pen.saved_at
    desk.pen.failed = pen.failed or desk.pen.failed

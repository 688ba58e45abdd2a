"""Where the fields beside the plan's questions go (an agreement, the ontzorgen), through the one renderer."""

from collections.abc import Callable, Mapping
from uuid import UUID

from actions.answering.field_kind import Saved
from forms.engine.answers import Answer
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from queries.intake.view import history
from widgets.answering.autosave import Store
from widgets.answering.field_editor import FieldEditor
from widgets.pip.plan_context import PlanContext


def editor_of(
    context: PlanContext, item_id: UUID, kept: Mapping[str, StoredAnswer], deed: Callable[..., Saved], *, locked: bool
) -> FieldEditor:
    """A pen for the fields of one row; `deed` keeps one field, its row already given."""
    visit = context.visit

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> StoredAnswer:
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
        return StoredAnswer(Answer(given.value), saved.version, visit.user.name, visit.user.id, saved.at)

    def changes(question_id: str) -> list[AnswerChange]:
        if context.view.sheet_id is None:
            return []
        with visit.open_session() as session:
            return history(session, context.view.sheet_id, question_id, seen_by=visit.user, item_id=item_id)

    store = Store(
        name=f"pip:naast:{item_id}",
        user_id=visit.user.id,
        answers=kept,
        save=save,
        history=changes,
        locked=locked,
    )
    return FieldEditor(store=store, on=visit.today, details=False)


def note(context: PlanContext, editor: FieldEditor) -> None:
    """The saved line of the screen speaks for every pen."""
    context.editor.saved_at = editor.saved_at or context.editor.saved_at
    context.editor.failed = editor.failed or context.editor.failed

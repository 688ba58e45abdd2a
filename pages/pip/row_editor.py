"""Where the fields that stand next to the plan's questions go (an agreement, the ontzorgen), through one renderer."""

from collections.abc import Mapping
from uuid import UUID

from actions.answering.field_kind import FieldKind, Fields, Key
from forms.engine.stored_answer import StoredAnswer
from pages.fields import field_store
from widgets.answering.field_editor import FieldEditor
from widgets.pip.plan_context import PlanContext


def editor_of(
    context: PlanContext,
    kind: FieldKind,
    key: Key,
    item_id: UUID,
    stored_answers: Mapping[str, StoredAnswer],
    *,
    locked: bool,
) -> FieldEditor:
    """An editor for the fields of one row; without a plan they have no history."""
    fields = Fields(kind=kind, key=key, sheet_id=context.view.sheet_id, item_id=item_id)
    store = field_store(
        context.visit, fields, name=f"pip:naast:{item_id}", stored_answers=stored_answers, locked=locked
    )
    return FieldEditor(store=store, on=context.visit.today, details=False)

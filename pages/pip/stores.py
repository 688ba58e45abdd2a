"""Where the words of a plan go: its own answers, and the fields of a doel or activiteit, through one renderer."""

from uuid import UUID

from actions.answering.field_kind import Fields
from actions.pip.item_field import ACTIVITEIT, DOEL
from pages.fields import field_store, sheet_store
from queries.pip.agreements import kept_fields
from queries.pip.types import ActiviteitView, Authors, DoelView, PipView
from refusals import NotFound
from widgets.answering.field_store import FieldStore
from widgets.frame.visit import Visit


def plan_store(visit: Visit, view: PipView, *, locked: bool) -> FieldStore:
    """The store behind the plan's own questions."""
    return sheet_store(visit, "pip", _sheet(view), view.stored_answers, locked=locked)


def item_store(
    visit: Visit, view: PipView, item: DoelView | ActiviteitView, authors: Authors, *, locked: bool
) -> FieldStore:
    """The store behind the fields of one doel or activiteit."""
    sheet_id, kind = _sheet(view), DOEL if isinstance(item, DoelView) else ACTIVITEIT
    return field_store(
        visit,
        Fields(kind=kind, key={"item": item.id}, sheet_id=sheet_id, item_id=item.id),
        name=f"pip:{sheet_id}:{item.id}",
        stored_answers=kept_fields(item.id, item.values, item.versions, authors),
        locked=locked,
    )


def _sheet(view: PipView) -> UUID:
    if view.sheet_id is None:
        raise NotFound
    return view.sheet_id

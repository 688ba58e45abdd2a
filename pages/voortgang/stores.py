"""Where the words of a talk go: its own answers, and how each doel stands in it, through one renderer."""

from uuid import UUID

from actions.answering.field_kind import Fields
from actions.voortgang.doel_stand import STAND
from pages.fields import field_store, sheet_store
from queries.pip.agreements import kept_fields
from queries.voortgang.view import StandView, TalkView
from widgets.answering.field_store import FieldStore
from widgets.voortgang.progress_context import ProgressContext


def talk_store(context: ProgressContext, view: TalkView, *, locked: bool) -> FieldStore:
    """The store behind the answers of a talk."""
    return sheet_store(context.visit, "voortgang", view.sheet_id, view.stored_answers, locked=locked)


def stand_store(context: ProgressContext, view: TalkView, doel_id: UUID, *, locked: bool) -> FieldStore:
    """The store behind how one doel stands in a talk."""
    stand, key = view.stands.get(doel_id, StandView()), {"talk": view.line.id, "doel": doel_id}
    return field_store(
        context.visit,
        Fields(kind=STAND, key=key, sheet_id=view.sheet_id, item_id=doel_id),
        name=f"voortgang:{view.sheet_id}:{doel_id}",
        stored_answers=kept_fields(doel_id, stand.values, stand.versions, view.authors),
        locked=locked,
    )

"""Where the words of a plan go: its own answers, and the fields of a doel or activiteit, through one renderer."""

from uuid import UUID

from actions.pip.doelen import revise_activiteit, revise_doel
from forms.engine.answers import Answer
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from pages.sheet import sheet_store
from queries.intake.view import history
from queries.pip.types import ActiviteitView, Authors, DoelView, PipView
from refusals import NotFound
from widgets.answering.autosave import Store
from widgets.frame.visit import Visit


def plan_store(visit: Visit, view: PipView, *, locked: bool) -> Store:
    """The store behind the plan's own questions."""
    return sheet_store(visit, "pip", _sheet(view), view.kept, locked=locked)


def item_store(
    visit: Visit, view: PipView, item: DoelView | ActiviteitView, authors: Authors, *, locked: bool
) -> Store:
    """The store behind the fields of one doel or activiteit."""
    sheet_id = _sheet(view)

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> StoredAnswer:
        common = {"field": question_id, "value": given.value, "seen_version": seen_version, "kind": kind}
        with visit.open_session() as session:
            if isinstance(item, DoelView):
                saved = revise_doel(session, doel_id=item.id, by=visit.user, at=visit.now(), **common)  # type: ignore[arg-type]
            else:
                saved = revise_activiteit(session, activiteit_id=item.id, by=visit.user, at=visit.now(), **common)  # type: ignore[arg-type]
        return StoredAnswer(Answer(given.value), saved.version, visit.user.name, visit.user.id, saved.at)

    def changes(question_id: str) -> list[AnswerChange]:
        with visit.open_session() as session:
            return history(session, sheet_id, question_id, seen_by=visit.user, item_id=item.id)

    kept = {field: _kept(item, field, authors) for field in item.values}
    return Store(
        name=f"pip:{sheet_id}:{item.id}",
        user_id=visit.user.id,
        answers=kept,
        save=save,
        history=changes,
        locked=locked,
    )


def _kept(item: DoelView | ActiviteitView, field: str, authors: Authors) -> StoredAnswer:
    author = authors.get((item.id, field))
    answer = Answer(item.values[field])
    if author is None:
        return StoredAnswer(answer, item.versions.get(field, 0))
    return StoredAnswer(answer, item.versions.get(field, 0), author.name, author.id, author.at)


def _sheet(view: PipView) -> UUID:
    if view.sheet_id is None:
        raise NotFound
    return view.sheet_id

"""Where the words of a talk go: its own answers, and how each doel stands in it, through one renderer."""

from uuid import UUID

from actions.voortgang.doel_stand import revise_stand
from forms.engine.answers import Answer
from forms.engine.stored_answer import AnswerChange, StoredAnswer
from pages.sheet import sheet_store
from queries.intake.view import history
from queries.voortgang.view import StandView, TalkView
from widgets.answering.autosave import Store
from widgets.voortgang.progress_context import ProgressContext


def talk_store(context: ProgressContext, view: TalkView, *, locked: bool) -> Store:
    """The store behind the answers of a talk."""
    return sheet_store(context.visit, "voortgang", view.sheet_id, view.kept, locked=locked)


def stand_store(context: ProgressContext, view: TalkView, doel_id: UUID, *, locked: bool) -> Store:
    """The store behind how one doel stands in a talk."""
    visit, stand = context.visit, view.stands.get(doel_id, StandView())

    def save(question_id: str, given: Answer, seen_version: int, kind: str) -> StoredAnswer:
        with visit.open_session() as session:
            saved = revise_stand(
                session,
                voortgang_id=view.line.id,
                doel_id=doel_id,
                field=question_id,
                value=given.value,
                seen_version=seen_version,
                by=visit.user,
                at=visit.now(),
                kind=kind,
            )
        return StoredAnswer(Answer(given.value), saved.version, visit.user.name, visit.user.id, saved.at)

    def changes(question_id: str) -> list[AnswerChange]:
        with visit.open_session() as session:
            return history(session, view.sheet_id, question_id, seen_by=visit.user, item_id=doel_id)

    return Store(
        name=f"voortgang:{view.sheet_id}:{doel_id}",
        user_id=visit.user.id,
        answers={field: _kept(view, stand, doel_id, field) for field in stand.values},
        save=save,
        history=changes,
        locked=locked,
    )


def _kept(view: TalkView, stand: StandView, doel_id: UUID, field: str) -> StoredAnswer:
    author = view.authors.get((doel_id, field))
    who = (author.name, author.id, author.at) if author else ("", None, None)
    return StoredAnswer(Answer(stand.values[field]), stand.versions.get(field, 0), *who)

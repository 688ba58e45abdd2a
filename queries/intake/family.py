"""The gezin: what the intakes of one household say side by side, and the facts that hold for all of them."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, col, select

from access import User
from forms.engine.answers import is_given
from forms.engine.flow import visible
from forms.engine.schema import Question
from forms.engine.stored_answer import NEVER, StoredAnswer
from models import Dossier
from models.guards.scope import visible_to
from queries.intake.view import IntakeView, intake_view


@dataclass(frozen=True)
class SharedFact:
    """One fact of the household: what this intake holds, and what the intake of a housemate holds."""

    question: Question
    own: StoredAnswer
    other: StoredAnswer
    other_id: UUID  # the dossier of the housemate
    other_name: str

    @property
    def is_open(self) -> bool:
        """Whether it can be taken over without losing anything."""
        return not is_given(self.own.answer) and is_given(self.other.answer)

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        both = is_given(self.own.answer) and is_given(self.other.answer)
        return both and (self.own.answer.value, self.own.answer.mark) != (
            self.other.answer.value,
            self.other.answer.mark,
        )


@dataclass(frozen=True, kw_only=True)
class FamilyView:
    """The gezinsprofiel: the intakes that this user may see, and the shared facts. `hidden`: dossiers not theirs."""

    intakes: list[IntakeView]
    facts: list[SharedFact]
    hidden: int


def family(session: Session, view: IntakeView, *, seen_by: User) -> FamilyView:
    """The household around an intake that was looked up already; each housemate within the reach of this user only."""
    home = select(Dossier.huishouden_id).where(Dossier.id == view.head.id).scalar_subquery()
    housemates = session.exec(
        select(Dossier.id, visible_to(seen_by))
        .where(Dossier.gemeente_id == seen_by.gemeente_id, Dossier.huishouden_id == home, Dossier.id != view.head.id)
        .order_by(col(Dossier.created_at))
    ).all()
    others = [intake_view(session, each, seen_by=seen_by) for each, may_see in housemates if may_see]
    return FamilyView(
        intakes=[view, *others],
        facts=[fact for other in others for fact in _facts(view, other)],
        hidden=sum(not may_see for _, may_see in housemates),
    )


def _facts(view: IntakeView, other: IntakeView) -> list[SharedFact]:
    if view.questionnaire is None or other.questionnaire is None:
        return []
    shown = {each.id for each in visible(other.questionnaire, other.answers)}
    return [
        SharedFact(
            question,
            view.stored_answers.get(question.id, NEVER),
            other.stored_answers.get(question.id, NEVER),
            other.head.id,
            other.head.name,
        )
        for question in view.questionnaire.questions
        if question.family and question.id in shown and is_given(other.stored_answers.get(question.id, NEVER).answer)
    ]

"""The differences between a returned workbook and the stored answers: new, changed, or in conflict with a colleague."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from forms.engine.answers import Answer, is_given
from forms.engine.schema import Question
from forms.engine.stored_answer import NEVER, StoredAnswer
from forms.workbook.cells import normal
from forms.workbook.reading import Filled


@dataclass(frozen=True, slots=True)
class WorkbookDifference:
    """One answer whose stored value differs from the value in the workbook (`new_answer`)."""

    question: Question
    stored: StoredAnswer
    new_answer: Answer


@dataclass(frozen=True, kw_only=True)
class WorkbookDifferences:
    """All that a workbook says otherwise, in the order of the talk.

    `new`: nothing was stored, so nothing is lost. `changed`: the workbook says otherwise, and nobody touched the stored
    answer since the download. `conflicts`: somebody did. `closed`: answers in a domein that this user may not write in.
    `same`: already stored as it stands here.
    """

    new: tuple[WorkbookDifference, ...] = ()
    changed: tuple[WorkbookDifference, ...] = ()
    conflicts: tuple[WorkbookDifference, ...] = ()
    closed: tuple[Question, ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.conflicts)

    def without(self, left: Collection[tuple[str, int]]) -> "WorkbookDifferences":
        """The same without answers that were left as they are: question ids with the version that was stored then."""
        groups = [
            tuple(each for each in group if (each.question.id, each.stored.version) not in left)
            for group in (self.new, self.changed, self.conflicts)
        ]
        return replace(self, new=groups[0], changed=groups[1], conflicts=groups[2])

    @property
    def all(self) -> tuple[WorkbookDifference, ...]:
        """Every difference."""
        return (*self.new, *self.changed, *self.conflicts)


def differences(
    filled: Filled, stored_answers: Mapping[str, StoredAnswer], *, writable: Collection[str]
) -> WorkbookDifferences:
    """The differences between a workbook and `stored_answers`; only cells that somebody edited count.

    `writable` are the questions that this user may answer now.
    """
    new: list[WorkbookDifference] = []
    changed: list[WorkbookDifference] = []
    conflicts: list[WorkbookDifference] = []
    closed: list[Question] = []
    same = 0
    for recipe_question in filled.recipe.questions:
        if recipe_question.question_id not in filled.touched:
            continue
        question = filled.questionnaire.question(recipe_question.question_id)
        difference = WorkbookDifference(question, stored_answers.get(question.id, NEVER), filled.answers[question.id])
        if question.id not in writable:
            closed.append(question)
        elif _says_the_same(difference):
            same += 1
        elif difference.stored.version != recipe_question.version:
            conflicts.append(difference)
        else:
            (changed if is_given(difference.stored.answer) else new).append(difference)
    return WorkbookDifferences(
        new=tuple(new), changed=tuple(changed), conflicts=tuple(conflicts), closed=tuple(closed), same=same
    )


def _says_the_same(difference: WorkbookDifference) -> bool:
    """An empty cell for the source says nothing about it."""
    stored, answer = (
        normal(difference.question, difference.stored.answer),
        normal(difference.question, difference.new_answer),
    )
    return (stored.value, stored.mark) == (answer.value, answer.mark) and answer.source in (None, stored.source)

"""What a workbook that came back says otherwise than what is stored: new, changed, or in conflict with a colleague."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from forms.engine.answers import Answer, is_given
from forms.engine.schema import Question
from forms.engine.stored_answer import NEVER, StoredAnswer
from forms.workbook.cells import normal
from forms.workbook.reading import Filled


@dataclass(frozen=True, slots=True)
class WorkbookDifference:
    """One answer that is stored otherwise than it stands in the workbook."""

    question: Question
    stored: StoredAnswer
    given: Answer


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
        kept = [
            tuple(each for each in group if (each.question.id, each.stored.version) not in left)
            for group in (self.new, self.changed, self.conflicts)
        ]
        return replace(self, new=kept[0], changed=kept[1], conflicts=kept[2])

    @property
    def all(self) -> tuple[WorkbookDifference, ...]:
        """Every difference."""
        return (*self.new, *self.changed, *self.conflicts)


def differences(filled: Filled, kept: Mapping[str, StoredAnswer], *, writable: Collection[str]) -> WorkbookDifferences:
    """What a workbook says otherwise than `kept`; only cells that somebody touched count.

    `writable` are the questions that this user may answer now.
    """
    new: list[WorkbookDifference] = []
    changed: list[WorkbookDifference] = []
    conflicts: list[WorkbookDifference] = []
    closed: list[Question] = []
    same = 0
    for asked in filled.recipe.questions:
        if asked.question_id not in filled.touched:
            continue
        question = filled.asked.question(asked.question_id)
        found = WorkbookDifference(question, kept.get(question.id, NEVER), filled.answers[question.id])
        if question.id not in writable:
            closed.append(question)
        elif _says_the_same(found):
            same += 1
        elif found.stored.version != asked.version:
            conflicts.append(found)
        else:
            (changed if is_given(found.stored.answer) else new).append(found)
    return WorkbookDifferences(
        new=tuple(new), changed=tuple(changed), conflicts=tuple(conflicts), closed=tuple(closed), same=same
    )


def _says_the_same(found: WorkbookDifference) -> bool:
    """An empty cell for the source says nothing about it."""
    stored, given = normal(found.question, found.stored.answer), normal(found.question, found.given)
    return (stored.value, stored.mark) == (given.value, given.mark) and given.source in (None, stored.source)

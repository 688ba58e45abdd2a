"""A new workbook for an intake: which questions it holds, and what it remembers of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from forms.engine.answers import Answer
from forms.engine.schema import Question, Questionnaire, QuestionType
from forms.engine.stored_answer import NEVER, NOTHING, StoredAnswer
from forms.engine.validation import MOST_ROWS
from forms.workbook.cells import fits, normal, row_ids
from forms.workbook.recipe import Recipe, RecipeQuestion, fingerprint

FREE_ROWS = 6  # empty rows under a table, to write in


@dataclass(frozen=True, kw_only=True)
class Made:
    """A workbook before it is written: its recipe, its answers, and the questions whose answer fits in no cell."""

    recipe: Recipe
    questionnaire: Questionnaire
    answers: Mapping[str, Answer]
    left_out: tuple[Question, ...] = ()


def made(
    questionnaire: Questionnaire,
    questions: Sequence[Question],
    stored_answers: Mapping[str, StoredAnswer],
    *,
    workbook_id: UUID,
    sheet_id: UUID,
    dossier_number: str,
    language: str,
    prefilled: bool,
    on: date,
) -> Made:
    """A workbook with these questions; with `prefilled` the stored answers stand in it."""
    stored = {each.id: stored_answers.get(each.id, NEVER) for each in questions}
    answers = {each.id: stored[each.id].answer if prefilled else NOTHING for each in questions}
    writable = {each.id: each for each in questions if fits(each, answers[each.id])}
    recipe = Recipe(
        workbook_id=workbook_id,
        sheet_id=sheet_id,
        dossier_number=dossier_number,
        questionnaire=questionnaire.name,
        version=questionnaire.version,
        language=language,
        prefilled=prefilled,
        made_on=on,
        questions=tuple(
            _recipe_question(each, answers[each.id], stored[each.id].version, workbook_id) for each in writable.values()
        ),
    )
    left_out = tuple(each for each in questions if each.id not in writable)
    return Made(
        recipe=recipe,
        questionnaire=questionnaire,
        answers={each: answers[each] for each in writable},
        left_out=left_out,
    )


def _recipe_question(question: Question, answer: Answer, version: int, workbook_id: UUID) -> RecipeQuestion:
    there = len(row_ids(question, answer)) if question.type is QuestionType.TABLE else 0
    rows = row_ids(question, answer, free=min(FREE_ROWS, MOST_ROWS - there))
    return RecipeQuestion(question.id, version, fingerprint(workbook_id, question.id, normal(question, answer)), rows)

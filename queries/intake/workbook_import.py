"""What a workbook that came back would change in an intake: looked at first, before anything is kept."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from access import Level
from forms.engine.library import questionnaire
from forms.workbook.differences import WorkbookDifferences, differences
from forms.workbook.faults import Fault, WrongWorkbook
from forms.workbook.reading import filled
from queries.intake.view import IntakeView
from rules.problems import ProblemCode
from texts.intake.workbook import WORDS


@dataclass(frozen=True, kw_only=True)
class DryRun:
    """One workbook beside the intake that it was made for."""

    workbook_id: UUID
    differences: WorkbookDifferences


def dry_run(view: IntakeView, content: bytes, *, on: date) -> DryRun:
    """What this workbook says otherwise than the intake as this user sees it now; nothing is kept.

    Answers to questions that the user may not see or not answer now are counted and not shown. Raises WrongWorkbook
    for a workbook that is broken, edited, of another dossier or of another version.
    """
    filled_in = filled(content, find=questionnaire, words=WORDS, on=on)
    recipe = filled_in.recipe
    if recipe.sheet_id != view.sheet_id or recipe.dossier_number != view.head.number:
        raise WrongWorkbook(Fault(ProblemCode.OTHER_DOSSIER, details={"dossier": recipe.dossier_number}))
    now = view.whole
    if now is None or (recipe.questionnaire, recipe.version) != (now.name, now.version):
        details = {"version": recipe.version, "now": now.version if now else ""}
        raise WrongWorkbook(Fault(ProblemCode.OTHER_VERSION, details=details))
    questions = view.questionnaire.questions if view.questionnaire else ()
    writable = {each.id for each in questions if view.levels[now.restricted_section_of(each.id)] is Level.WRITE}
    return DryRun(
        workbook_id=recipe.workbook_id, differences=differences(filled_in, view.stored_answers, writable=writable)
    )

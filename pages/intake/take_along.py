"""The form and the workbook to take along: made on the click, of what the user may see then, after it was logged."""

from typing import NamedTuple
from uuid import UUID, uuid4

from actions.deed.audit import record_export
from exports.intake.intake_form import FormDocument, intake_form
from exports.intake.workbook import WorkbookDocument, workbook
from forms.engine.flow import asked_alone
from forms.engine.names import language_name
from forms.engine.schema import Question, Questionnaire
from forms.intake.translations import Wording, translatables, translation, wording
from forms.workbook.choice import without_idle
from forms.workbook.making import made
from queries.intake.translations import corrections
from queries.intake.view import IntakeView, intake_view
from refusals import NotFound
from widgets.frame.visit import Visit
from widgets.intake.take_along import TakeAlong


def form(visit: Visit, dossier_id: UUID, ids: frozenset[str], choice: TakeAlong) -> bytes:
    """The paper form with these questions. Raises NotAllowed, NotFound."""
    view, questionnaire, questions, corrected = _at_this_moment(visit, dossier_id, ids, choice, "formulier")
    answers = view.answers if choice.prefilled else {}
    document = FormDocument(
        gemeente=visit.gemeente,
        questionnaire=questionnaire,
        questions=without_idle(questionnaire, answers, questions) if choice.prefilled else questions,
        dossier_number=view.head.number,
        name=view.head.name if choice.prefilled else "",
        answers=answers,
        language=language_name(choice.language) if corrected else "",
        wording=corrected,
        is_concept=_is_concept(questionnaire, corrected),
    )
    return intake_form(document, visit.today)


def worksheets(visit: Visit, dossier_id: UUID, ids: frozenset[str], choice: TakeAlong) -> bytes:
    """The workbook with these questions. Raises NotAllowed, NotFound."""
    view, questionnaire, questions, corrected = _at_this_moment(visit, dossier_id, ids, choice, "werkblad")
    if view.sheet_id is None:
        raise NotFound
    plan = made(
        questionnaire,
        questions,
        view.stored_answers,
        workbook_id=uuid4(),
        sheet_id=view.sheet_id,
        dossier_number=view.head.number,
        language=choice.language if corrected else "",
        prefilled=choice.prefilled,
        on=visit.today,
    )
    document = WorkbookDocument(
        made=plan,
        gemeente=visit.gemeente,
        language=language_name(choice.language) if corrected else "",
        wording=corrected,
        is_concept=_is_concept(questionnaire, corrected),
    )
    return workbook(document)


class _WorkbookContent(NamedTuple):
    view: IntakeView
    whole: Questionnaire
    questions: list[Question]
    wording: Wording | None


def _at_this_moment(
    visit: Visit, dossier_id: UUID, ids: frozenset[str], choice: TakeAlong, document: str
) -> _WorkbookContent:
    with visit.open_session() as session:
        view = intake_view(session, dossier_id, seen_by=visit.user, at=visit.now())
        record_export(
            session,
            document=document,
            rows=1,
            by=visit.user,
            at=visit.now(),
            dossier_id=dossier_id,
            private=choice.private,
        )
        if view.whole is None or view.questionnaire is None:
            raise NotFound
        corrected = None
        if choice.language:
            shipped = translation(view.whole.name, view.whole.version, choice.language)
            corrected = wording(shipped, corrections(session, translation=shipped, seen_by=visit.user))
    private = asked_alone(view.whole) if choice.private is None else frozenset()  # whatever the screen thought
    questions = [each for each in view.questionnaire.questions if each.id in ids - private]
    return _WorkbookContent(view, view.whole, questions, corrected)


def _is_concept(questionnaire: Questionnaire, corrected: Wording | None) -> bool:
    if corrected is None:
        return False
    texts = translatables(questionnaire.name, questionnaire.version)
    return any(each.key in corrected.texts and each.key not in corrected.checked for each in texts)

"""What is taken along, made at the press: of what the user may see at that moment, and after it was logged."""

from uuid import UUID, uuid4

from actions.deed.audit import record_export
from exports.intake.intake_form import FormDocument, intake_form
from exports.intake.workbook import WorkbookDocument, workbook
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


def form(visit: Visit, dossier_id: UUID, ids: frozenset[str], wanted: TakeAlong) -> bytes:
    """The paper form with these questions. Raises NotAllowed, NotFound."""
    view, asked, questions, said = _at_this_moment(visit, dossier_id, ids, wanted, "formulier")
    answers = view.answers if wanted.prefilled else {}
    document = FormDocument(
        gemeente=visit.gemeente,
        asked=asked,
        questions=without_idle(asked, answers, questions) if wanted.prefilled else questions,
        dossier_number=view.head.number,
        name=view.head.name if wanted.prefilled else "",
        answers=answers,
        language=language_name(wanted.language) if said else "",
        wording=said,
        is_concept=_is_concept(asked, said),
    )
    return intake_form(document, visit.today)


def worksheets(visit: Visit, dossier_id: UUID, ids: frozenset[str], wanted: TakeAlong) -> bytes:
    """The workbook with these questions. Raises NotAllowed, NotFound."""
    view, asked, questions, said = _at_this_moment(visit, dossier_id, ids, wanted, "werkblad")
    if view.sheet_id is None:
        raise NotFound
    plan = made(
        asked,
        questions,
        view.kept,
        workbook_id=uuid4(),
        sheet_id=view.sheet_id,
        dossier_number=view.head.number,
        language=wanted.language if said else "",
        prefilled=wanted.prefilled,
        on=visit.today,
    )
    document = WorkbookDocument(
        made=plan,
        gemeente=visit.gemeente,
        language=language_name(wanted.language) if said else "",
        wording=said,
        is_concept=_is_concept(asked, said),
    )
    return workbook(document)


def _at_this_moment(
    visit: Visit, dossier_id: UUID, ids: frozenset[str], wanted: TakeAlong, document: str
) -> tuple[IntakeView, Questionnaire, list[Question], Wording | None]:
    with visit.open_session() as session:
        view = intake_view(session, dossier_id, seen_by=visit.user, at=visit.now())
        record_export(session, document=document, rows=1, by=visit.user, at=visit.now(), dossier_id=dossier_id)
        if view.whole is None or view.questionnaire is None:
            raise NotFound
        said = None
        if wanted.language:
            found = translation(view.whole.name, view.whole.version, wanted.language)
            said = wording(found, corrections(session, found=found, seen_by=visit.user))
    return view, view.whole, [each for each in view.questionnaire.questions if each.id in ids], said


def _is_concept(asked: Questionnaire, said: Wording | None) -> bool:
    if said is None:
        return False
    texts = translatables(asked.name, asked.version)
    return any(each.key in said.texts and each.key not in said.checked for each in texts)

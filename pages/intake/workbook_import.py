"""Reading a workbook back: first what would change, then one deed for each answer that was chosen."""

from dataclasses import replace

import streamlit as st

from actions.answering.field_kind import Edit
from actions.intake.workbook_import import note_readback, take_over
from forms.engine.schema import Questionnaire
from forms.workbook.faults import WrongWorkbook
from queries.intake.view import IntakeView
from queries.intake.workbook_import import DryRun, dry_run
from refusals import Refusal, Unavailable
from texts.wording.formats import several
from texts.wording.refusals import sentence
from widgets.frame.visit import Visit
from widgets.intake import current_talk, workbook_import
from widgets.intake.workbook_choices import WorkbookChoice, WorkbookChoiceForm
from widgets.intake.workbook_import import WorkbookOutcome
from widgets.kit import session_state as state


def render(visit: Visit, view: IntakeView, questionnaire: Questionnaire) -> None:
    """Draw the upload field and, for an uploaded workbook, what it would change."""
    st.subheader("Werkblad teruglezen", anchor=False)
    st.caption("U ziet eerst wat er verandert. Er wordt niets overschreven zonder dat u dat kiest.")
    workbook_import.outcome(view.head.id, questionnaire)
    content = workbook_import.upload(view.head.id)
    if content is None:
        return
    try:
        result = dry_run(view, content, on=visit.today)
    except WrongWorkbook as refusal:
        workbook_import.refused(refusal)
    else:
        _differences(visit, view, questionnaire, result)


def _differences(visit: Visit, view: IntakeView, questionnaire: Questionnaire, result: DryRun) -> None:
    name = state.key("papier", view.head.id, result.workbook_id)
    differences = result.differences.without(workbook_import.left_unchanged(name))
    workbook_import.unchanged(differences)
    if not differences:
        workbook_import.nothing_to_change()
        return
    talk = current_talk.current(view.talks, view.head.id, visit.today)
    form = WorkbookChoiceForm(differences, questionnaire, talk.held_talks, talk.talk, name)
    if not form.pressed:
        return
    if not form.chosen.take and not form.chosen.keep:
        st.warning("Kies eerst bij een of meer vragen welk antwoord geldt.", icon=":material/checklist:")
        return
    outcome = _take(visit, view, form.chosen)
    workbook_import.note_outcome(view.head.id, outcome)
    workbook_import.leave_unchanged(name, form.chosen.keep)
    if outcome.stored + outcome.left == len(differences.all):
        workbook_import.forget_file(view.head.id)
    st.rerun()


def _take(visit: Visit, view: IntakeView, chosen: WorkbookChoice) -> WorkbookOutcome:
    """Take over what was chosen, one deed an answer."""
    refused: dict[str, str] = {}
    if view.sheet_id is None or not chosen.take:
        return WorkbookOutcome(0, len(chosen.keep), refused)
    total, progress = len(chosen.take), st.progress(0.0)
    for number, each in enumerate(chosen.take, start=1):
        answer = each.new_answer if each.new_answer.source else replace(each.new_answer, source=chosen.source)
        try:
            with visit.open_session() as session:
                edit = Edit(
                    field=each.question.id, value=answer.value, mark=answer.mark, source=answer.source,
                    seen_version=each.stored.version, talk_id=chosen.talk.id if chosen.talk else None, by=visit.user,
                    at=visit.now(),
                )  # fmt: skip
                take_over(session, sheet_id=view.sheet_id, edit=edit)
        except Unavailable:
            raise  # the frame waits for the database; what was taken over is kept, the rest can still be chosen
        except Refusal as refusal:
            refused[each.question.id] = sentence(refusal)
        progress.progress(number / total, f"{number} van {several(total, 'antwoord', 'antwoorden')}")
    stored_count = total - len(refused)
    with visit.open_session() as session:
        note_readback(session, dossier_id=view.head.id, answers=stored_count, by=visit.user, at=visit.now())
    return WorkbookOutcome(stored_count, len(chosen.keep), refused)

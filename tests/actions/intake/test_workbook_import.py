"""Importing a workbook: every answer is checked as if typed, and only chosen answers are overwritten."""

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select

from access import Role, Scope, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from actions.intake.workbook_import import note_readback, take_over
from exports.intake.workbook import WorkbookDocument, workbook
from forms.engine.answers import Answer, Mark, Source
from forms.engine.schema import Question, QuestionType
from forms.engine.stored_answer import NEVER
from forms.workbook.choice import Choice, chosen
from forms.workbook.differences import WorkbookDifference, WorkbookDifferences
from forms.workbook.faults import WrongWorkbook
from forms.workbook.layout import layout
from forms.workbook.making import Made, made
from models import AuditRecord
from queries.intake.view import IntakeView, history, intake_view
from queries.intake.workbook_import import DryRun, dry_run
from refusals import Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from texts.intake.workbook import WORDS, fault_sentence

LATER = NOW + timedelta(hours=2)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return an_intake(session, sanne)


def an_intake(session: Session, by: User) -> UUID:
    dossier_id = a_dossier(session, by)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return dossier_id


def view_of(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    session.expire_all()
    return intake_view(session, dossier_id, seen_by=by, at=LATER)


def of_type(view: IntakeView, kind: QuestionType, number: int = 0) -> Question:
    """A question of this type that is not sensitive and always asked."""
    assert view.whole is not None
    plain = (each for each in view.whole.questions if each.type is kind and each.when is None and not each.alone)
    return [each for each in plain if not view.whole.is_kept_secret(each.id)][number]


def tell(session: Session, view: IntakeView, question: Question, answer: Answer, by: User) -> None:
    assert view.sheet_id is not None
    stored_answers = view_of(session, view.head.id, by).stored_answers
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(
            field=question.id,
            value=answer.value,
            mark=answer.mark,
            source=answer.source,
            seen_version=stored_answers[question.id].version if question.id in stored_answers else 0,
            by=by,
            at=NOW,
        ),
    )


class Paper:
    """A workbook of an intake, that somebody fills in by hand."""

    def __init__(self, view: IntakeView, *, prefilled: bool = True) -> None:
        assert view.whole is not None and view.questionnaire is not None and view.sheet_id is not None
        everything = Choice(domains={each.id for each in view.whole.sections}, deep=True, alone=True)
        chosen_questions, by_type = chosen(view.questionnaire, {}, everything), Counter[tuple[QuestionType, bool]]()
        few = []
        for each in (each for each in chosen_questions if each.when is None):  # three of each type will do
            kind = (each.type, view.whole.is_kept_secret(each.id))
            by_type[kind] += 1
            few += [each] if by_type[kind] <= 3 else []
        self.made: Made = made(
            view.whole,
            few,
            view.stored_answers,
            workbook_id=uuid4(),
            sheet_id=view.sheet_id,
            dossier_number=view.head.number,
            language="",
            prefilled=prefilled,
            on=TODAY,
        )
        self.file = workbook(WorkbookDocument(made=self.made, gemeente="Duinmeer"))

    def write(self, **cells: object) -> "Paper":
        """Write in the first cell of the answer to these questions."""
        book = load_workbook(io.BytesIO(self.file))
        for question_id, value in cells.items():
            self._put(book, question_id, value)
        written = io.BytesIO()
        book.save(written)
        self.file = written.getvalue()
        return self

    def _put(self, book: Any, question_id: str, value: object) -> None:
        for sheet in layout(self.made.recipe, self.made.questionnaire, WORDS):
            places = [each for each in sheet.fields if each.question_id == question_id]
            for each in places:
                if each.slot.part in ("value", "tick", "cell"):
                    cell = book[sheet.name].cell(each.row + 1, each.column + 1)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"  # typed in a cell for text, so that a = is no formula
                    return


def differences(session: Session, dossier_id: UUID, by: User, paper: Paper) -> WorkbookDifferences:
    return dry(session, dossier_id, by, paper).differences


def dry(session: Session, dossier_id: UUID, by: User, paper: Paper) -> DryRun:
    return dry_run(view_of(session, dossier_id, by), paper.file, on=TODAY)


def take(
    session: Session, view: IntakeView, changed_field: WorkbookDifference, by: User, talk_id: UUID | None = None
) -> None:
    assert view.sheet_id is not None
    new_answer = changed_field.new_answer
    take_over(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(
            field=changed_field.question.id,
            value=new_answer.value,
            mark=new_answer.mark,
            source=new_answer.source,
            seen_version=changed_field.stored.version,
            talk_id=talk_id,
            by=by,
            at=LATER,
        ),
    )


def refused(call: Callable[[], object]) -> str:
    with pytest.raises(WrongWorkbook) as wrong:
        call()
    return fault_sentence(wrong.value.faults[0])


def test_a_workbook_in_which_nothing_was_written_changes_nothing(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    tell(session, view, of_type(view, QuestionType.TEXT), Answer("iets", source=Source.COA), sanne)

    for prefilled in (True, False):
        compared_sheet = differences(
            session, dossier_id, sanne, Paper(view_of(session, dossier_id, sanne), prefilled=prefilled)
        )
        assert not compared_sheet
        assert compared_sheet.same == 0


def test_new_and_changed_and_conflicting_answers_are_listed_separately(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    first, second, third = (of_type(view, QuestionType.LONG_TEXT, number) for number in range(3))
    tell(session, view, second, Answer("oud"), sanne)
    tell(session, view, third, Answer("oud"), sanne)
    paper = Paper(view_of(session, dossier_id, sanne))
    tell(session, view, third, Answer("door een collega"), sanne)

    compared_sheet = differences(
        session, dossier_id, sanne, paper.write(**{first.id: "nieuw", second.id: "anders", third.id: "ook anders"})
    )

    assert [(each.question.id, each.new_answer.value) for each in compared_sheet.new] == [(first.id, "nieuw")]
    assert [(each.stored.answer.value, each.new_answer.value) for each in compared_sheet.changed] == [("oud", "anders")]
    assert [(each.stored.answer.value, each.new_answer.value) for each in compared_sheet.conflicts] == [
        ("door een collega", "ook anders")
    ]


def test_what_a_colleague_changed_and_the_workbook_did_not_is_no_difference(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.TEXT)
    tell(session, view, question, Answer("oud"), sanne)
    paper = Paper(view_of(session, dossier_id, sanne))
    tell(session, view, question, Answer("nieuw"), sanne)

    assert not differences(session, dossier_id, sanne, paper)


def test_an_empty_cell_of_a_blank_workbook_erases_nothing(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    question, other = of_type(view, QuestionType.TEXT), of_type(view, QuestionType.LONG_TEXT)
    tell(session, view, question, Answer("iets"), sanne)
    paper = Paper(view_of(session, dossier_id, sanne), prefilled=False).write(**{other.id: "verhaal"})

    compared_sheet = differences(session, dossier_id, sanne, paper)

    assert [each.question.id for each in compared_sheet.all] == [other.id]


def test_an_emptied_cell_of_a_filled_workbook_is_a_change_to_choose(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.TEXT)
    tell(session, view, question, Answer("iets"), sanne)
    paper = Paper(view_of(session, dossier_id, sanne)).write(**{question.id: None})

    (difference,) = differences(session, dossier_id, sanne, paper).changed
    take(session, view, difference, sanne)

    assert view_of(session, dossier_id, sanne).stored_answers[question.id].answer.value is None


def test_an_answer_is_imported_once_with_its_history(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.LONG_TEXT)
    paper = Paper(view).write(**{question.id: "=1+1 أريد"})
    (difference,) = differences(session, dossier_id, sanne, paper).new

    take(session, view, difference, sanne)
    take(session, view, difference, sanne)

    assert view.sheet_id is not None
    (line,) = history(session, view.sheet_id, question.id, seen_by=sanne, at=LATER)
    assert (line.kind, line.new.value, line.at) == ("imported", "=1+1 أريد", LATER)
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "AnswerSaved")).all()) == 1


def test_the_same_file_read_back_again_changes_nothing(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    text, table = of_type(view, QuestionType.TEXT), of_type(view, QuestionType.TABLE)
    several = of_type(view, QuestionType.MULTI)
    paper = Paper(view).write(**{text.id: "iets", table.id: _first_cell(table), several.id: "x"})
    for each in differences(session, dossier_id, sanne, paper).all:
        take(session, view, each, sanne)

    again = differences(session, dossier_id, sanne, paper)

    assert not again
    assert again.same == 3
    stored = view_of(session, dossier_id, sanne).stored_answers
    assert stored[several.id].answer.value == [several.choices[0].id]


def _first_cell(table: Question) -> str:
    assert table.columns
    return "Syrië" if table.columns[0].type is QuestionType.COUNTRY else "Noor"


def test_an_answer_that_changed_after_it_was_shown_is_not_overwritten(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.TEXT)
    (difference,) = differences(session, dossier_id, sanne, Paper(view).write(**{question.id: "van papier"})).new
    tell(session, view, question, Answer("net getypt"), sanne)

    with pytest.raises(Stale):
        take(session, view, difference, sanne)

    assert view_of(session, dossier_id, sanne).stored_answers[question.id].answer.value == "net getypt"


def test_an_answer_that_was_not_imported_stays_out_of_the_list_until_it_changes(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.TEXT)
    tell(session, view, question, Answer("oud"), sanne)
    paper = Paper(view_of(session, dossier_id, sanne)).write(**{question.id: "anders"})
    left = {(question.id, 1)}

    assert not differences(session, dossier_id, sanne, paper).without(left)
    tell(session, view, question, Answer("weer anders"), sanne)
    assert differences(session, dossier_id, sanne, paper).without(left).conflicts


def test_a_mark_and_a_source_are_imported_too(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.TEXT)
    new_answer = Answer(mark=Mark.WIL_NIET_ZEGGEN, source=Source.PARTNER)

    take(session, view, WorkbookDifference(question, view.stored_answers.get(question.id) or NEVER, new_answer), sanne)

    assert view_of(session, dossier_id, sanne).stored_answers[question.id].answer == new_answer


def test_a_value_that_does_not_fit_is_refused_like_a_typed_one(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    question = of_type(view, QuestionType.YES_NO)

    with pytest.raises(Invalid):
        take(session, view, WorkbookDifference(question, NEVER, Answer("misschien")), sanne)


def test_a_talk_of_another_dossier_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)

    with pytest.raises(NotFound):
        take(session, view, WorkbookDifference(of_type(view, QuestionType.TEXT), NEVER, Answer("x")), sanne, uuid4())


def test_a_workbook_of_another_dossier_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    other = an_intake(session, sanne)
    paper = Paper(view_of(session, other, sanne))

    problem = refused(lambda: dry(session, dossier_id, sanne, paper))

    assert problem == f"Dit werkblad hoort bij een ander dossier: {paper.made.recipe.dossier_number}."


def test_a_workbook_of_another_version_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    paper = Paper(view)
    assert view.whole is not None
    newer = view.whole.model_copy(update={"version": "2099-01"})

    problem = refused(lambda: dry_run(replace(view, whole=newer), paper.file, on=TODAY))

    assert "De intake gebruikt nu versie 2099-01. Download een nieuw werkblad." in problem


def test_answers_in_a_closed_domain_are_counted_and_never_shown(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER, scope=Scope.OWN)
    shared_with(session, dossier_id, yusra)
    view = view_of(session, dossier_id, sanne)
    assert view.whole is not None
    sensitive = (each for each in view.whole.questions if view.whole.section_of(each.id).sensitive)
    closed = next(each for each in sensitive if each.type is QuestionType.SCALE)
    paper = Paper(view).write(**{closed.id: 3})

    theirs = differences(session, dossier_id, yusra, paper)

    assert (theirs.all, len(theirs.closed)) == ((), 1)
    (difference,) = differences(session, dossier_id, sanne, paper).new
    with pytest.raises(NotAllowed):
        take(session, view, difference, yusra)


def test_only_who_may_change_the_intake_can_log_an_import(session: Session, dossier_id: UUID, sanne: User) -> None:
    note_readback(session, dossier_id=dossier_id, answers=3, by=sanne, at=NOW)
    with pytest.raises(NotFound):
        note_readback(session, dossier_id=dossier_id, answers=3, by=a_caseworker(session), at=NOW)
    with pytest.raises(NotAllowed):
        note_readback(session, dossier_id=dossier_id, answers=3, by=a_caseworker(session, role=Role.BEHEERDER), at=NOW)

    (noted,) = session.exec(select(AuditRecord).where(AuditRecord.event == "WorkbookReadBack")).all()
    assert (noted.dossier_id, noted.details) == (dossier_id, {"taken": 3})

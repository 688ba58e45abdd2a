"""The paper form and the workbook: what can be downloaded, and importing a workbook."""

import io
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from openpyxl import load_workbook
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from forms.engine.schema import Question, QuestionType
from forms.workbook.choice import Choice
from models import AuditRecord, Intake
from pages.intake import take_along
from queries.intake.view import IntakeView, intake_view
from refusals import NotAllowed, NotFound
from rules.intake.private_reason import PrivateReason
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, a_visit, shared_with
from tests.databases import Database
from tests.exports.documents import text
from tests.pages.conftest import OpenPage, Page
from widgets.intake.take_along import TakeAlong

UPLOAD = "Ingevuld werkblad"
TAKE = "Gekozen antwoorden overnemen"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    dossier_id = a_dossier(session, sanne, given_names="Selam", family_name="Haile")
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def view_of(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    session.expire_all()
    return intake_view(session, dossier_id, seen_by=by, at=NOW)


def texts_of(view: IntakeView) -> list[Question]:
    """Questions in own words that are always asked, in the first domain that has two."""
    assert view.whole is not None
    for section in view.whole.sections:
        long_texts = [each for each in section.questions if each.type is QuestionType.LONG_TEXT and each.when is None]
        if len(long_texts) > 1 and not section.sensitive:
            return long_texts
    raise AssertionError


def wish_of(view: IntakeView, *questions: Question, **more: Any) -> TakeAlong:
    assert view.whole is not None
    domains = {view.whole.section_of(each.id).id for each in questions}
    usual = TakeAlong(choice=Choice(domains=domains, deep=True), prefilled=True, language="")
    return replace(usual, **more)


def a_workbook(database: Database, view: IntakeView, by: User, *questions: Question) -> bytes:
    """A filled workbook with these questions, as somebody downloads it."""
    ids = frozenset(each.id for each in questions)
    return take_along.worksheets(a_visit(database.engine, by), view.head.id, ids, wish_of(view, *questions))


def written(file: bytes, **answers: str) -> bytes:
    """The workbook after somebody filled in the questions with these texts."""
    book = load_workbook(io.BytesIO(file))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=4):
            if row[0].value in answers:
                row[2].value = answers[row[0].value]
    done = io.BytesIO()
    book.save(done)
    return done.getvalue()


def answer(session: Session, view: IntakeView, question: Question, value: str, by: User) -> None:
    stored_answer = view_of(session, view.head.id, by).stored_answers.get(question.id)
    assert view.sheet_id is not None
    save_answer(
        session,
        sheet_id=view.sheet_id,
        edit=Edit(
            field=question.id, value=value, seen_version=stored_answer.version if stored_answer else 0, by=by, at=NOW
        ),
    )


def stored(session: Session, view: IntakeView, question: Question, by: User) -> object:
    stored_answer = view_of(session, view.head.id, by).stored_answers.get(question.id)
    return stored_answer.answer.value if stored_answer else None


def opened(open_page: OpenPage, dossier_id: UUID, by: User) -> Page:
    return open_page("intake", by=by, dossier=str(dossier_id), domein="papier")


def uploader(page: Page) -> Any:
    """The place for a workbook."""
    return page.app.get("file_uploader")[0]


def upload(page: Page, file: bytes) -> Page:
    uploader(page).set_value(("werkblad.xlsx", file, "application/octet-stream"))
    return page.run()


def choose(page: Page, question: Question, choice: str) -> None:
    """Choose in the form which answer counts."""
    (radio,) = [each for each in page.app.radio if question.text in each.label.replace("\\", "")]
    radio.set_value(choice)


def test_a_form_and_a_workbook_are_offered_with_how_many_questions_they_hold(
    open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    page = opened(open_page, dossier_id, sanne)

    assert [each.proto.label for each in page.app.get("download_button")] == [
        "Download formulier (PDF)",
        "Download werkblad (Excel)",
    ]
    few = page.text
    page.app.toggle[[each.label for each in page.app.toggle].index("Ook de verdiepende vragen")].set_value(True)
    page.run()
    assert page.text != few


def test_without_a_chosen_domain_nothing_can_be_downloaded(open_page: OpenPage, dossier_id: UUID, sanne: User) -> None:
    page = opened(open_page, dossier_id, sanne)

    page.pick("Domeinen op papier", "sommige").run()

    assert "Kies eerst een domein." in page.text
    assert not page.app.get("download_button")


def test_an_ondersteuner_can_import_a_workbook_but_cannot_download_one(
    session: Session, open_page: OpenPage, dossier_id: UUID
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)

    page = opened(open_page, dossier_id, yusra)

    assert not page.app.get("download_button")
    assert page.app.get("file_uploader")


def test_a_completed_intake_takes_no_workbook(
    session: Session, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    intake = session.exec(select(Intake).where(Intake.dossier_id == dossier_id)).one()
    intake.completed_at = NOW
    session.commit()

    page = opened(open_page, dossier_id, sanne)

    assert page.app.get("download_button")
    assert not page.app.get("file_uploader")


def test_a_download_is_logged_before_it_starts(
    session: Session, database: Database, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    ids, wish, visit = frozenset({question.id}), wish_of(view, question), a_visit(database.engine, sanne)

    printed = take_along.form(visit, dossier_id, ids, wish)
    take_along.worksheets(visit, dossier_id, ids, wish)

    assert question.text in text(printed)
    assert "Selam Haile" in text(printed)
    events = session.exec(select(AuditRecord).where(AuditRecord.event == "Exported")).all()
    assert [each.details["document"] for each in events] == ["formulier", "werkblad"]


def test_a_blank_form_names_nobody(session: Session, database: Database, dossier_id: UUID, sanne: User) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    answer(session, view, question, "iets van thuis", sanne)

    blank = take_along.form(
        a_visit(database.engine, sanne),
        dossier_id,
        frozenset({question.id}),
        wish_of(view, question, prefilled=False),
    )

    assert "Haile" not in text(blank)
    assert "iets van thuis" not in text(blank)
    assert view.head.number in text(blank)


def test_what_is_asked_alone_is_on_paper_and_in_the_workbook_only_for_a_reason_that_is_logged(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view, visit = view_of(session, dossier_id, sanne), a_visit(database.engine, sanne)
    assert view.whole is not None
    question = view.whole.question("thuis_veilig")
    ids, wish = frozenset({question.id, "kinderen_gaat_goed"}), wish_of(view, question)

    assert question.text not in text(take_along.form(visit, dossier_id, ids, wish))
    book = load_workbook(io.BytesIO(take_along.worksheets(visit, dossier_id, ids, wish)))
    assert question.text not in {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    chosen_for = replace(wish, private=PrivateReason.PRIVATE_TALK)
    assert question.text in text(take_along.form(visit, dossier_id, ids, chosen_for))

    event = session.exec(select(AuditRecord).where(AuditRecord.event == "PrivateAnswersExported")).one()
    assert event.details == {"document": "formulier", "reason": "apart_gesprek"}
    page = opened(open_page, dossier_id, sanne)
    page.app.toggle[[each.label for each in page.app.toggle].index("Ook vragen die u alleen stelt")].set_value(True)
    page.run()
    assert "Kies eerst waarom" in page.text and not page.app.get("download_button")


def test_no_file_is_made_for_who_may_not_export(
    session: Session, database: Database, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    ids, wish = frozenset({question.id}), wish_of(view, question)
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)

    with pytest.raises(NotAllowed):
        take_along.form(a_visit(database.engine, yusra), dossier_id, ids, wish)
    with pytest.raises(NotFound):
        take_along.worksheets(a_visit(database.engine, a_caseworker(session)), dossier_id, ids, wish)


def test_a_closed_domain_is_on_no_form(session: Session, database: Database, dossier_id: UUID, sanne: User) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    view = view_of(session, dossier_id, sanne)
    assert view.whole is not None
    closed = next(each for each in view.whole.sections if each.sensitive)
    ids = frozenset(each.id for each in view.whole.questions)
    wish = TakeAlong(choice=Choice(domains={closed.id}, deep=True), prefilled=False, language="")

    theirs = text(take_along.form(a_visit(database.engine, marijke), dossier_id, ids, wish))
    own = text(take_along.form(a_visit(database.engine, sanne), dossier_id, ids, wish))

    assert closed.questions[0].text in own
    assert closed.questions[0].text not in theirs


def test_new_answers_are_shown_first_and_imported_on_a_press(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    file = written(a_workbook(database, view, sanne, question), **{question.text: "op papier *gezegd*"})
    page = upload(opened(open_page, dossier_id, sanne), file)

    assert "1 nieuw antwoord" in page.text
    assert "op papier *gezegd*" in page.text
    assert stored(session, view, question, sanne) is None
    page.press(TAKE)

    assert stored(session, view, question, sanne) == "op papier *gezegd*"
    assert "1 antwoord overgenomen." in page.text
    assert not uploader(page).value
    (noted,) = session.exec(select(AuditRecord).where(AuditRecord.event == "WorkbookReadBack")).all()
    assert noted.details == {"taken": 1}


def test_a_changed_answer_is_overwritten_only_when_somebody_chose_it(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    first, second, *_ = texts_of(view)
    answer(session, view, first, "oud een", sanne)
    answer(session, view, second, "oud twee", sanne)
    file = a_workbook(database, view, sanne, first, second)
    page = upload(
        opened(open_page, dossier_id, sanne), written(file, **{first.text: "nieuw een", second.text: "nieuw twee"})
    )

    page.press(TAKE)
    assert "Kies eerst bij een of meer vragen" in page.text
    choose(page, first, "overnemen")
    choose(page, second, "houden")
    page.press(TAKE)

    assert stored(session, view, first, sanne) == "nieuw een"
    assert stored(session, view, second, sanne) == "oud twee"
    assert "1 antwoord overgenomen. 1 antwoord gelaten zoals het in Koers stond." in page.text


def test_all_changed_answers_can_be_chosen_at_once_but_not_a_conflict(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    first, second, third = (*texts_of(view)[:2], _another_text(view))
    for each in (first, second, third):
        answer(session, view, each, "oud", sanne)
    file = a_workbook(database, view, sanne, first, second, third)
    karim = a_caseworker(session, role=Role.COORDINATOR, name="Karim Aziz")
    shared_with(session, dossier_id, karim)
    answer(session, view, third, "van Karim", karim)
    page = upload(
        opened(open_page, dossier_id, sanne),
        written(file, **{each.text: "van papier" for each in (first, second, third)}),
    )
    assert "Na het downloaden gewijzigd door Karim Aziz" in page.text

    page.press("Bij 2 gewijzigde antwoorden het werkblad kiezen")
    page.press(TAKE)

    assert [stored(session, view, each, sanne) for each in (first, second, third)] == [
        "van papier",
        "van papier",
        "van Karim",
    ]
    choose(page, third, "overnemen")
    page.press(TAKE)
    assert stored(session, view, third, sanne) == "van papier"


def _another_text(view: IntakeView) -> Question:
    assert view.whole is not None
    known = {each.id for each in texts_of(view)}
    plain = (each for each in view.whole.questions if each.type is QuestionType.LONG_TEXT and each.when is None)
    return next(each for each in plain if each.id not in known and not view.whole.is_kept_secret(each.id))


def test_a_choice_no_longer_counts_after_a_colleague_changed_the_answer(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    answer(session, view, question, "oud", sanne)
    file = written(a_workbook(database, view, sanne, question), **{question.text: "van papier"})
    page = upload(opened(open_page, dossier_id, sanne), file)
    choose(page, question, "overnemen")
    answer(session, view, question, "net getypt", sanne)

    page.press(TAKE)

    assert stored(session, view, question, sanne) == "net getypt"
    assert "Na het downloaden gewijzigd door Sanne de Boer" in page.text


def test_a_file_read_back_again_changes_nothing(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    question = texts_of(view)[0]
    file = written(a_workbook(database, view, sanne, question), **{question.text: "van papier"})
    page = upload(opened(open_page, dossier_id, sanne), file).press(TAKE)

    upload(page, file)

    assert "Dit werkblad verandert niets meer in Koers." in page.text
    assert "1 antwoord staat al zo in Koers." in page.text


def test_a_wrong_cell_is_named_with_its_sheet_and_nothing_is_saved(
    session: Session, database: Database, open_page: OpenPage, dossier_id: UUID, sanne: User
) -> None:
    view = view_of(session, dossier_id, sanne)
    first, second, *_ = texts_of(view)
    book = load_workbook(io.BytesIO(a_workbook(database, view, sanne, first, second)))
    sheet = book.worksheets[1]
    sheet["C4"], sheet["C5"] = "goed antwoord", "=1+1"
    file = io.BytesIO()
    book.save(file)

    page = upload(opened(open_page, dossier_id, sanne), file.getvalue())

    assert "Dit werkblad is niet teruggelezen." in page.text
    assert f"{sheet.title}, cel C5: Hier staat een formule." in page.text
    assert stored(session, view, first, sanne) is None


def test_a_file_that_is_not_a_workbook_is_refused(open_page: OpenPage, dossier_id: UUID, sanne: User) -> None:
    page = upload(opened(open_page, dossier_id, sanne), b"Naam;Geboren\r\n")

    assert "Dit werkblad komt niet uit Koers. Download eerst een werkblad, en vul dat in." in page.text


def test_before_the_intake_begins_no_form_is_offered(session: Session, open_page: OpenPage, sanne: User) -> None:
    page = opened(open_page, a_dossier(session, sanne), sanne)

    assert not page.app.get("download_button")

"""One answer is one row, one line of history, one audit event; nothing newer is ever overwritten."""

import json
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.intake import start_intake
from forms.engine.answers import Json, Mark, Source
from models import AnswerHistory, AnswerRow, AuditRecord, Intake
from queries.intake.view import history, intake_view
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound, Stale
from tests.builders import NOW, TODAY, a_caseworker, a_dossier


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def sheet(session: Session, sanne: User) -> UUID:
    return a_sheet(session, sanne)


def a_sheet(session: Session, by: User) -> UUID:
    dossier_id = a_dossier(session, by)
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def answer(
    session: Session,
    sheet: UUID,
    by: User,
    value: Json,
    seen: int,
    question: str = "taakverdeling",
    at: datetime = NOW,
    mark: Mark | None = None,
) -> int:
    saved = save_answer(
        session,
        sheet_id=sheet,
        edit=Edit(field=question, value=value, mark=mark, source=Source.INBURGERAAR, seen_version=seen, by=by, at=at),
    )
    return saved.version


def answer_row(session: Session, sheet: UUID, question: str = "taakverdeling") -> AnswerRow:
    session.expire_all()
    return session.exec(select(AnswerRow).where(AnswerRow.sheet_id == sheet, AnswerRow.question_id == question)).one()


def test_each_change_makes_one_version_and_one_line_of_history_and_one_audit_event(
    session: Session, sheet: UUID, sanne: User
) -> None:
    assert answer(session, sheet, sanne, "ik kook", 0) == 1
    assert answer(session, sheet, sanne, "wij koken samen", 1) == 2

    assert json.loads(answer_row(session, sheet).value or "") == "wij koken samen"
    lines = history(session, sheet, "taakverdeling", seen_by=sanne)
    assert [(line.old.value, line.new.value) for line in lines] == [
        ("ik kook", "wij koken samen"),
        (None, "ik kook"),
    ]
    events = session.exec(select(AuditRecord).where(AuditRecord.event == "AnswerSaved")).all()
    assert len(events) == 2
    assert "kook" not in json.dumps([each.details for each in events])


def test_the_same_answer_again_changes_nothing(session: Session, sheet: UUID, sanne: User) -> None:
    answer(session, sheet, sanne, "ik kook", 0)

    assert answer(session, sheet, sanne, "ik kook", 1, at=NOW + timedelta(hours=1)) == 1

    assert len(history(session, sheet, "taakverdeling", seen_by=sanne)) == 1


def test_a_second_writer_who_did_not_see_the_first_answer_is_refused_and_loses_nothing(
    session: Session, sheet: UUID, sanne: User
) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    answer(session, sheet, marijke, "van Marijke", 0)

    with pytest.raises(Stale) as refused:
        answer(session, sheet, sanne, "van Sanne", 0)

    assert (refused.value.value, refused.value.by, refused.value.version) == ("van Marijke", "Marijke van Dam", 1)
    assert json.loads(answer_row(session, sheet).value or "") == "van Marijke"
    newest = history(session, sheet, "taakverdeling", seen_by=sanne)[0]
    assert (newest.kind, newest.new.value, newest.by) == ("conflict", "van Sanne", "Sanne de Boer")


def test_answers_to_different_questions_never_conflict(session: Session, sheet: UUID, sanne: User) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)

    answer(session, sheet, sanne, "ik kook", 0)
    answer(session, sheet, marijke, "ja", 0, question="kinderen_thuis")

    assert json.loads(answer_row(session, sheet, "kinderen_thuis").value or "") == "ja"


def test_a_mark_replaces_a_value_and_the_value_can_be_restored(session: Session, sheet: UUID, sanne: User) -> None:
    answer(session, sheet, sanne, "ik kook", 0)
    answer(session, sheet, sanne, None, 1, mark=Mark.WIL_NIET_ZEGGEN)
    assert answer_row(session, sheet).value is None

    earlier = history(session, sheet, "taakverdeling", seen_by=sanne)[0].old
    answer(session, sheet, sanne, earlier.value, 2)

    assert json.loads(answer_row(session, sheet).value or "") == "ik kook"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("kinderen_thuis", "misschien"),
        ("aantal_kinderen", "-1"),
        ("aantal_kinderen", "veel"),
        ("taakverdeling", "x" * 20_001),
        ("bestaat_niet", "ja"),
        ("kinderen", [{"row": "r1", "geboortedatum": "2990-01-01"}]),
    ],
)
def test_a_value_that_does_not_fit_the_question_is_refused(
    session: Session, sheet: UUID, sanne: User, question: str, value: Json
) -> None:
    with pytest.raises(Invalid):
        answer(session, sheet, sanne, value, 0, question=question)

    assert session.exec(select(sa.func.count()).select_from(AnswerHistory)).one() == 0


@pytest.mark.parametrize(
    "text", ["😀 مرحبا", "<script>alert(1)</script>", "=HYPERLINK(1)", "ሰላም", "a" * 20_000, "' OR 1=1 --"]
)
def test_any_text_comes_back_as_it_was_given(session: Session, sheet: UUID, sanne: User, text: str) -> None:
    answer(session, sheet, sanne, text, 0)

    assert json.loads(answer_row(session, sheet).value or "") == text


def test_nobody_answers_in_a_dossier_of_somebody_else(session: Session, sheet: UUID) -> None:
    for stranger in (
        a_caseworker(session, name="Karim"),
        a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR),
    ):
        with pytest.raises(NotFound):
            answer(session, sheet, stranger, "ik kook", 0)


def test_a_beheerder_answers_nothing(session: Session, sheet: UUID) -> None:
    beheerder = a_caseworker(session, role=Role.BEHEERDER)

    with pytest.raises(NotAllowed):
        answer(session, sheet, beheerder, "ik kook", 0)


def test_an_unknown_sheet_is_not_found(session: Session, sanne: User) -> None:
    with pytest.raises(NotFound):
        answer(session, uuid4(), sanne, "ik kook", 0)


def test_a_completed_intake_takes_no_answer(session: Session, sheet: UUID, sanne: User) -> None:
    intake = session.exec(select(Intake).where(Intake.sheet_id == sheet)).one()
    intake.completed_at = NOW
    session.commit()

    with pytest.raises(AlreadyDone):
        answer(session, sheet, sanne, "ik kook", 0)


def test_the_history_of_an_answer_in_a_dossier_of_somebody_else_is_empty(
    session: Session, sheet: UUID, sanne: User
) -> None:
    answer(session, sheet, sanne, "ik kook", 0)
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)

    assert history(session, sheet, "taakverdeling", seen_by=stranger) == []


def test_the_view_shows_the_stored_answer_with_its_author_and_time(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    view = intake_view(session, dossier_id, seen_by=sanne)
    assert view.sheet_id is not None
    answer(session, view.sheet_id, sanne, "ik kook", 0)

    stored_answer = intake_view(session, dossier_id, seen_by=sanne).stored_answers["taakverdeling"]

    assert (stored_answer.answer.value, stored_answer.version, stored_answer.by, stored_answer.at) == (
        "ik kook",
        1,
        "Sanne de Boer",
        NOW,
    )

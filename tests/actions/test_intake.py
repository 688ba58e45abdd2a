"""Beginning, completing and reopening the brede intake."""

from datetime import date
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answers import save_answer
from actions.intake import complete_intake, reopen_intake, start_intake
from forms.answers import Json
from forms.flow import missing_for_law
from forms.schema import Question, QuestionType
from models import Dossier, Intake, IntakeClosing
from queries.intake import IntakeView, intake_view
from refusals import AlreadyDone, Incomplete, NotAllowed, NotFound, ReasonNeeded
from rules.terms import Fase
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, kennisgeving=date(2026, 11, 2), brp=date(2026, 10, 1))


def begun(session: Session, dossier_id: UUID, by: User) -> IntakeView:
    start_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)
    return intake_view(session, dossier_id, seen_by=by)


def any_value(question: Question) -> Json:
    values: dict[QuestionType, Json] = {
        QuestionType.DATE: "2026-12-01",
        QuestionType.NUMBER: str(question.min or 1),
        QuestionType.SCALE: 3,
        QuestionType.TEXT: "iets",
        QuestionType.LONG_TEXT: "iets",
    }
    if question.type is QuestionType.MULTI:
        return [question.choices[0].id]
    return question.choices[0].id if question.choices else values[question.type]


def answer_all_that_the_law_needs(session: Session, dossier_id: UUID, by: User) -> None:
    while True:
        view = intake_view(session, dossier_id, seen_by=by)
        assert view.questionnaire is not None and view.sheet_id is not None
        missing = missing_for_law(view.questionnaire, view.answers)
        if not missing:
            return
        for question in [each for questions in missing.values() for each in questions]:
            save_answer(
                session,
                sheet_id=view.sheet_id,
                question_id=question.id,
                value=any_value(question),
                seen_version=0,
                by=by,
                at=NOW,
            )


def complete(session: Session, dossier_id: UUID, by: User, agreed_by: str = "mevrouw Haile") -> None:
    complete_intake(session, dossier_id=dossier_id, agreed_by=agreed_by, by=by, at=NOW, on=TODAY)


def fase(session: Session, dossier_id: UUID) -> Fase:
    session.expire_all()
    return session.get_one(Dossier, dossier_id).fase


def test_starting_twice_gives_one_intake(session: Session, dossier_id: UUID, sanne: User) -> None:
    first = start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)

    assert start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY) == first

    assert len(session.exec(select(Intake)).all()) == 1
    assert fase(session, dossier_id) is Fase.INTAKE


def test_an_empty_intake_is_not_completed_and_all_that_misses_is_named(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    begun(session, dossier_id, sanne)

    with pytest.raises(Incomplete) as refused:
        complete(session, dossier_id, sanne)

    named = {each.id for each in refused.value.shortcomings if isinstance(each, Question)}
    assert {"samenstelling_huishouden", "startpositie", "leerbaarheidstoets"} <= named
    assert intake_view(session, dossier_id, seen_by=sanne).completed_at is None


def test_an_intake_with_all_that_the_law_needs_is_completed_and_locked(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    view = begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    complete(session, dossier_id, sanne)

    assert fase(session, dossier_id) is Fase.PLAN
    assert intake_view(session, dossier_id, seen_by=sanne).agreed_by == "mevrouw Haile"
    assert view.sheet_id is not None
    with pytest.raises(AlreadyDone):
        save_answer(
            session,
            sheet_id=view.sheet_id,
            question_id="taakverdeling",
            value="later",
            seen_version=0,
            by=sanne,
            at=NOW,
        )


def test_completing_needs_the_names_of_those_who_agree(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)

    with pytest.raises(ReasonNeeded):
        complete(session, dossier_id, sanne, agreed_by="  ")


def test_a_second_click_on_completing_is_refused(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)
    complete(session, dossier_id, sanne)

    with pytest.raises(AlreadyDone):
        complete(session, dossier_id, sanne)

    assert len(session.exec(select(IntakeClosing)).all()) == 1


def test_reopening_needs_a_reason_and_keeps_it(session: Session, dossier_id: UUID, sanne: User) -> None:
    begun(session, dossier_id, sanne)
    answer_all_that_the_law_needs(session, dossier_id, sanne)
    complete(session, dossier_id, sanne)

    with pytest.raises(ReasonNeeded):
        reopen_intake(session, dossier_id=dossier_id, reason=" ", by=sanne, at=NOW)
    reopen_intake(session, dossier_id=dossier_id, reason="Nieuw diploma gevonden", by=sanne, at=NOW)

    view = intake_view(session, dossier_id, seen_by=sanne)
    assert (view.completed_at, view.reopen_reason) == (None, "Nieuw diploma gevonden")
    assert fase(session, dossier_id) is Fase.INTAKE


def test_a_kansverkenner_starts_an_intake_but_does_not_complete_it(session: Session, sanne: User) -> None:
    tom = a_caseworker(session, role=Role.KANSVERKENNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, tom)
    start_intake(session, dossier_id=dossier_id, by=tom, at=NOW, on=TODAY)

    with pytest.raises(NotAllowed):
        complete(session, dossier_id, tom)


def test_an_intake_in_another_gemeente_is_not_found(session: Session, dossier_id: UUID) -> None:
    stranger = a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR)

    with pytest.raises(NotFound):
        start_intake(session, dossier_id=dossier_id, by=stranger, at=NOW, on=TODAY)

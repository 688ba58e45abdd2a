"""Carrying an intake over to the newest questionnaire: no answer is lost, the old version stays complete."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.intake.carry_over import carry_over_intake
from actions.intake.intake import complete_intake, start_intake
from forms.engine.answers import Mark, Source
from forms.engine.flow import missing_for_law
from forms.engine.library import latest
from models import AnswerSheet, Intake
from queries.intake.previous_version import earlier_sheets
from queries.intake.view import history, intake_view
from refusals import AlreadyDone, NotAllowed, NotFound
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with

OLDEST = "2026-01"


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """A dossier whose intake was begun with the oldest questionnaire."""
    dossier = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier, by=sanne, at=NOW, on=TODAY)
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.dossier_id == dossier)).one()
    sheet.questionnaire_version = OLDEST
    session.add(sheet)
    session.commit()
    return dossier


def sheet_of(session: Session, dossier_id: UUID) -> UUID:
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def carried(session: Session, dossier_id: UUID, by: User) -> None:
    carry_over_intake(session, dossier_id=dossier_id, by=by, at=NOW, on=TODAY)


def test_answers_and_reasons_are_carried_over_with_their_author_and_source(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    karim = a_caseworker(session, name="Karim")
    shared_with(session, dossier_id, karim)
    sheet = sheet_of(session, dossier_id)
    save_answer(
        session,
        sheet_id=sheet,
        edit=Edit(field="huisarts", value="ja", source=Source.COA, seen_version=0, by=karim, at=NOW),
    )
    save_answer(
        session,
        sheet_id=sheet,
        edit=Edit(field="tandarts", mark=Mark.WIL_NIET_ZEGGEN, seen_version=0, by=sanne, at=NOW),
    )

    carried(session, dossier_id, sanne)

    view = intake_view(session, dossier_id, seen_by=sanne)
    assert view.questionnaire == latest("brede_intake")
    assert (view.stored_answers["huisarts"].answer.value, view.stored_answers["huisarts"].answer.source) == (
        "ja",
        Source.COA,
    )
    assert view.stored_answers["huisarts"].by == "Karim"
    assert view.stored_answers["tandarts"].answer.mark is Mark.WIL_NIET_ZEGGEN
    assert [each.kind for each in history(session, sheet_of(session, dossier_id), "huisarts", seen_by=sanne)] == [
        "carried"
    ]


def test_after_carrying_over_an_answer_can_be_changed_as_before(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    sheet = sheet_of(session, dossier_id)
    save_answer(session, sheet_id=sheet, edit=Edit(field="huisarts", value="nee", seen_version=0, by=sanne, at=NOW))
    carried(session, dossier_id, sanne)

    save_answer(
        session,
        sheet_id=sheet_of(session, dossier_id),
        edit=Edit(field="huisarts", value="ja", seen_version=1, by=sanne, at=NOW),
    )

    assert intake_view(session, dossier_id, seen_by=sanne).stored_answers["huisarts"].answer.value == "ja"


def test_the_old_answers_stay_complete_and_readable_for_whoever_may_see_the_dossier(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    save_answer(
        session,
        sheet_id=sheet_of(session, dossier_id),
        edit=Edit(field="huisarts", value="ja", seen_version=0, by=sanne, at=NOW),
    )
    carried(session, dossier_id, sanne)
    view = intake_view(session, dossier_id, seen_by=sanne)

    [older] = earlier_sheets(session, view, seen_by=sanne)

    assert older.questionnaire.version == OLDEST
    assert older.stored_answers["huisarts"].answer.value == "ja"
    assert earlier_sheets(session, view, seen_by=a_caseworker(session, "Elders")) == []


def test_an_intake_of_the_newest_version_or_a_completed_one_is_not_carried_over(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    carried(session, dossier_id, sanne)
    with pytest.raises(AlreadyDone):
        carried(session, dossier_id, sanne)


def test_a_completed_intake_stays_in_its_version(session: Session, dossier_id: UUID, sanne: User) -> None:
    sheet = sheet_of(session, dossier_id)
    while missing := _missing(session, dossier_id, sanne):
        for question_id in missing:
            save_answer(
                session,
                sheet_id=sheet,
                edit=Edit(field=question_id, mark=Mark.WIL_NIET_ZEGGEN, seen_version=0, by=sanne, at=NOW),
            )
    complete_intake(session, dossier_id=dossier_id, agreed_by="Amina", by=sanne, at=NOW, on=TODAY)

    with pytest.raises(AlreadyDone):
        carried(session, dossier_id, sanne)


def _missing(session: Session, dossier_id: UUID, by: User) -> list[str]:
    view = intake_view(session, dossier_id, seen_by=by)
    assert view.questionnaire is not None
    return [each.id for questions in missing_for_law(view.questionnaire, view.answers).values() for each in questions]


def test_who_may_not_complete_an_intake_may_not_carry_it_over(session: Session, dossier_id: UUID) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)
    with pytest.raises(NotAllowed):
        carried(session, dossier_id, yusra)
    with pytest.raises(NotFound):
        carried(session, dossier_id, a_caseworker(session, "Elders"))


def test_an_old_tab_cannot_answer_in_the_version_that_was_replaced(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    left = sheet_of(session, dossier_id)
    carried(session, dossier_id, sanne)

    with pytest.raises(AlreadyDone):
        save_answer(session, sheet_id=left, edit=Edit(field="huisarts", value="ja", seen_version=0, by=sanne, at=NOW))

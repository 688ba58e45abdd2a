"""The family on the intake screen, the core questions of a domain, and a newer questionnaire."""

from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.dossier.housemates import join_household
from actions.intake.intake import start_intake
from forms.engine.flow import core, visible
from forms.engine.library import latest
from models import AnswerSheet, Dossier, Intake
from queries.intake.view import intake_view
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.pages.conftest import OpenPage

INTAKE = latest("brede_intake")
SHARED = next(each for each in INTAKE.questions if each.family and each.core and each.when is None and each.choices)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


def begun(session: Session, by: User, name: str) -> UUID:
    dossier = a_dossier(session, by, given_names=name)
    start_intake(session, dossier_id=dossier, by=by, at=NOW, on=TODAY)
    return dossier


def sheet(session: Session, dossier_id: UUID) -> UUID:
    return session.exec(select(Intake.sheet_id).where(Intake.dossier_id == dossier_id)).one()


def a_couple(session: Session, sanne: User, partner_of: User | None = None) -> tuple[UUID, UUID]:
    selam, yonas = begun(session, sanne, "Selam"), begun(session, partner_of or sanne, "Yonas")
    number = session.exec(select(Dossier.number).where(Dossier.id == yonas)).one()
    join_household(session, dossier_id=selam, number=number, by=sanne, at=NOW)
    return selam, yonas


def answer_family_question(session: Session, dossier: UUID, by: User, value: str) -> None:
    save_answer(
        session,
        sheet_id=sheet(session, dossier),
        edit=Edit(field=SHARED.id, value=value, seen_version=0, by=by, at=NOW),
    )


def test_a_family_answer_of_one_partner_is_copied_for_the_other(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    selam, yonas = a_couple(session, sanne)
    answer_family_question(session, yonas, sanne, SHARED.choices[0].id)

    page = open_page("intake", by=sanne, dossier=str(selam), domein="gezin")
    page.press("Neem 1 antwoord over")

    session.expire_all()
    stored_answer = intake_view(session, selam, seen_by=sanne).stored_answers[SHARED.id]
    assert stored_answer.answer.value == SHARED.choices[0].id
    assert "gelijk" in page.text


def test_two_different_answers_are_shown_side_by_side_and_nothing_is_overwritten(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    selam, yonas = a_couple(session, sanne)
    answer_family_question(session, yonas, sanne, SHARED.choices[0].id)
    answer_family_question(session, selam, sanne, SHARED.choices[1].id)

    page = open_page("intake", by=sanne, dossier=str(selam), domein="gezin")

    assert "verschilt" in page.text
    assert "Neem het antwoord van Yonas Haile over" in page.text
    assert intake_view(session, selam, seen_by=sanne).stored_answers[SHARED.id].answer.value == SHARED.choices[1].id


def test_a_partner_of_a_colleague_shows_only_that_there_is_a_dossier(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    karim = a_caseworker(session, name="Karim")
    selam, yonas = a_couple(session, sanne)
    answer_family_question(session, yonas, sanne, SHARED.choices[0].id)
    row = session.exec(select(Dossier).where(Dossier.id == yonas)).one()
    row.regievoerder_id = karim.id
    session.add(row)
    session.commit()

    page = open_page("intake", by=sanne, dossier=str(selam), domein="gezin")

    assert "een dossier dat u niet mag zien" in page.text
    assert "Yonas" not in page.text


def test_a_domain_opens_with_its_core_questions_and_deepens_on_demand(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier = begun(session, sanne, "Selam")
    shown_questions = visible(INTAKE, {}, "werk")
    short = core(shown_questions, {})
    later = next(each for each in shown_questions if each not in short)

    page = open_page("intake", by=sanne, dossier=str(dossier), domein="werk")
    assert short[0].text in page.text
    assert later.text not in page.text

    next(each for each in page.app.toggle if each.label == "Verdiepen").set_value(True)
    page.run()

    assert later.text in page.text


def test_an_intake_in_an_older_version_shows_what_changes_and_is_carried_over(
    session: Session, open_page: OpenPage, sanne: User
) -> None:
    dossier = begun(session, sanne, "Selam")
    row = session.exec(select(AnswerSheet).where(AnswerSheet.dossier_id == dossier)).one()
    row.questionnaire_version = "2026-01"
    session.add(row)
    session.commit()

    page = open_page("intake", by=sanne, dossier=str(dossier), domein="samenvatting")
    assert "begonnen met de vragenlijst van januari 2026" in page.text
    page.app.session_state[f"intake:{dossier}:overzetten"] = True
    page.run()
    page.press("Overzetten")

    view = intake_view(session, dossier, seen_by=sanne)
    assert view.questionnaire == INTAKE
    assert "Uit de vragenlijst van januari 2026" in page.text

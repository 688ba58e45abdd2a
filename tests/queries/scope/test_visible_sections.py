"""What is closed to a user is in no result of any query."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from access import Level, Role, User
from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from actions.beheer.login import LoginRules, LoginTry, enter, issue_ticket
from actions.beheer.rights import open_domein, set_recht
from actions.intake.carry_over import carry_over_intake
from actions.intake.intake import start_intake
from forms.engine.answers import Mark
from forms.engine.library import questionnaire, versions
from forms.intake.restricted_sections import GUARDED, restricted_section_of
from models import AnswerSheet
from queries.intake.previous_version import earlier_sheets
from queries.intake.view import intake_view
from queries.pip.types import PipView
from queries.pip.view import pip_view
from queries.scope.login import current_login
from rules.law.terms import Leerroute
from tests.builders import NOW, PASSWORD, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database
from tests.plans import a_completed_intake

FEW_HOURS = "Deze persoon kan nu minder uren per week aan dan de onderwijsroute vraagt."
IDLE = timedelta(minutes=15)


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session, name="Sanne de Boer")


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    """Somebody who wants to study and bears few hours, with debts."""
    dossier_id = a_dossier(session, sanne, birth_date=TODAY.replace(year=2004))
    a_completed_intake(
        session, dossier_id, sanne, wants_study="ja", study_fits="ja", bearable_hours="6", debts="ja", main_goal="werk"
    )
    return dossier_id


def shown_sections(view: PipView) -> set[str]:
    """Every sentence of the advice."""
    sides = [side for each in view.advice.reasons.values() for side in (each.pro, each.contra)]
    return {*view.advice.doubts, *(sentence for side in sides for sentence in side)}


def test_the_advice_is_the_same_for_all_and_its_reasons_are_shown_only_to_who_may_see_them(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)

    whole = pip_view(session, dossier_id, seen_by=sanne, on=TODAY)
    part = pip_view(session, dossier_id, seen_by=helper, on=TODAY)

    assert (whole.facts.bearable_hours, part.facts.bearable_hours) == (6, None)
    assert part.advice.route is whole.advice.route is Leerroute.B1
    assert FEW_HOURS in shown_sections(whole)
    assert FEW_HOURS not in shown_sections(part)
    assert shown_sections(part) < shown_sections(whole)
    assert (whole.partial is None, part.partial is None) == (True, False)


def test_a_suggestion_from_a_closed_domein_is_not_shown_to_who_may_not_see_it(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, helper)

    seen = {by.role: pip_view(session, dossier_id, seen_by=by, on=TODAY) for by in (sanne, helper)}
    facts = {role: {each.fact for each in view.suggestions} for role, view in seen.items()}

    assert "debts" in facts[Role.REGIEVOERDER]
    assert "debts" not in facts[Role.ONDERSTEUNER]
    assert "bank_account" in facts[Role.ONDERSTEUNER]


def test_the_plan_of_a_colleague_shows_more_while_a_domein_is_opened(session: Session, dossier_id: UUID) -> None:
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    open_domein(session, dossier_id=dossier_id, restricted_section="gezondheid", reason="x", by=marijke, at=NOW)

    for minutes, hours in ((9, 6), (10, None)):
        view = pip_view(session, dossier_id, seen_by=marijke, on=TODAY, at=NOW + timedelta(minutes=minutes))
        assert (view.facts.bearable_hours, view.facts.debts) == (hours, None)


def test_closed_domeinen_are_closed_in_an_older_intake_too(session: Session, sanne: User) -> None:
    helper = a_caseworker(session, role=Role.ONDERSTEUNER)
    dossier_id = a_dossier(session, sanne)
    shared_with(session, dossier_id, helper)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    sheet = session.exec(select(AnswerSheet).where(AnswerSheet.dossier_id == dossier_id)).one()
    sheet.questionnaire_version = versions(GUARDED)[0]
    session.commit()
    questions_asked = questionnaire(GUARDED, sheet.questionnaire_version)
    restricted_section = {
        each: restricted_section_of(questions_asked.version, each.id) for each in questions_asked.questions
    }
    secret, plain = (
        next(each.id for each, of in restricted_section.items() if of.sensitive is kind) for kind in (True, False)
    )
    for question_id in (secret, plain):
        save_answer(
            session,
            sheet_id=sheet.id,
            edit=Edit(field=question_id, mark=Mark.WIL_NIET_ZEGGEN, seen_version=0, by=sanne, at=NOW),
        )
    carry_over_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)

    sections_by_role = {}
    for by in (sanne, helper):
        [older] = earlier_sheets(session, intake_view(session, dossier_id, seen_by=by), seen_by=by)
        sections_by_role[by.role] = set(older.stored_answers)

    assert sections_by_role == {Role.REGIEVOERDER: {secret, plain}, Role.ONDERSTEUNER: {plain}}


def logged_in(session: Session, by: User) -> str:
    rules = LoginRules(tries=5, tries_per_address=5, lockout=timedelta(minutes=15), idle=IDLE, life=timedelta(hours=10))
    ticket = issue_ticket(
        session,
        attempt=LoginTry(username=by.username, password=PASSWORD, address="10.0.0.1", device="Firefox"),
        matches=lambda *_: True,
        rules=rules,
        at=NOW,
    )
    return enter(session, ticket=ticket, at=NOW)


def test_the_rights_of_a_login_are_read_in_one_statement(session: Session, database: Database) -> None:
    bea = a_caseworker(session, role=Role.BEHEERDER)
    helper, stranger = (a_caseworker(session, gemeente, Role.ONDERSTEUNER) for gemeente in ("Duinmeer", "Veenrand"))
    for restricted_section, level in (("gezondheid", Level.READ), ("werk", Level.NONE)):
        set_recht(session, role=Role.ONDERSTEUNER, restricted_section=restricted_section, to=level, by=bea, at=NOW)
    set_recht(session, role=Role.PARTNER, restricted_section="taal", to=Level.READ, by=bea, at=NOW)
    tokens = {by.id: logged_in(session, by) for by in (helper, stranger)}
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    logins = {by: current_login(session, token=token, idle=IDLE, at=NOW) for by, token in tokens.items()}

    assert len(statements) == len(tokens)
    rights = {by: login.user.rights for by, login in logins.items() if login}
    assert rights == {helper.id: {"gezondheid": Level.READ, "werk": Level.NONE}, stranger.id: {}}


def test_two_users_with_different_rights_are_not_equal(sanne: User) -> None:
    assert replace(sanne, rights={"werk": Level.NONE}) != sanne
    assert hash(replace(sanne, rights={"werk": Level.NONE})) == hash(sanne)

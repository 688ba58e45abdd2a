"""Vandaag: what to do first, whom to see this week, and what others changed."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role, User
from actions.deed.audit import record, record_view
from actions.deed.dossier_status import refresh_status
from actions.dossier.assigning import note_seen
from events import ContactNoted
from models import Dossier
from models.base import new_id
from queries.dossier.search import found_dossiers
from queries.vandaag.agenda import FIRST_LINES, changes, talks, tasks
from rules.law.status import NextStep
from tests.builders import TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def karim(session: Session) -> User:
    return a_caseworker(session, name="Karim Haddad")


def test_at_most_seven_lines_are_shown_with_the_late_ones_first(session: Session, sanne: User) -> None:
    for number in range(9):
        day = TODAY - timedelta(days=number * 20)
        a_dossier(session, sanne, given_names=f"Amina {number}", kennisgeving=day, brp=day)
    task_list = tasks(session, seen_by=sanne, on=TODAY)
    assert (len(task_list.tasks), task_list.total) == (FIRST_LINES, 9)
    assert task_list.tasks[0].name == "Amina 8 Haile"
    assert task_list.tasks[0].step is NextStep.INTAKE_STARTEN
    assert "10 weken" in task_list.tasks[0].why
    assert [each.due for each in task_list.tasks] == sorted(each.due for each in task_list.tasks if each.due)
    assert len(tasks(session, seen_by=sanne, on=TODAY, page=1).tasks) == 9


def test_a_regievoerder_sees_their_own_lines_and_a_coordinator_those_of_the_gemeente(
    session: Session, sanne: User, karim: User
) -> None:
    a_dossier(session, sanne, given_names="Eigen")
    a_dossier(session, karim, given_names="Ander")
    marijke = a_caseworker(session, role=Role.COORDINATOR)
    stranger = a_caseworker(session, "Zandwijk", Role.COORDINATOR)
    assert [each.name for each in tasks(session, seen_by=sanne, on=TODAY).tasks] == ["Eigen Haile"]
    assert tasks(session, seen_by=marijke, on=TODAY).total == 2
    assert tasks(session, seen_by=stranger, on=TODAY).tasks == ()


@pytest.mark.parametrize(("days", "seen"), [(-6, False), (-5, True), (0, True), (1, True), (2, False)])
def test_a_talk_of_this_week_is_listed(session: Session, sanne: User, days: int, seen: bool) -> None:
    # the day on which tests look is a Saturday
    dossier = session.get_one(Dossier, a_dossier(session, sanne))
    dossier.next_talk_on = TODAY + timedelta(days=days)
    refresh_status(session, dossier)
    session.commit()
    assert bool(talks(session, seen_by=sanne, on=TODAY)) is seen


def test_changes_of_others_are_grouped_and_disappear_once_seen(
    session: Session, sanne: User, karim: User, now: datetime
) -> None:
    dossier = a_dossier(session, sanne)
    shared_with(session, dossier, karim)
    for minutes in (1, 2):
        event = ContactNoted(dossier_id=dossier, contact_id=new_id())
        record(session, event, by=karim, at=now + timedelta(minutes=minutes))
    record_view(session, dossier_id=dossier, screen="dossier", by=karim, at=now)
    later = now + timedelta(hours=1)
    groups = changes(session, seen_by=sanne, at=later)
    assert [(each.name, each.by, each.event, each.times) for each in groups] == [
        ("Amina Haile", "Karim Haddad", "ContactNoted", 2)
    ]
    assert groups[0].at == now + timedelta(minutes=2)
    note_seen(session, by=sanne, at=later)
    assert changes(session, seen_by=sanne, at=later) == []


def test_changes_in_dossiers_of_others_are_not_shown(session: Session, sanne: User, karim: User, now: datetime) -> None:
    dossier = a_dossier(session, karim)
    record(session, ContactNoted(dossier_id=dossier, contact_id=new_id()), by=karim, at=now)
    session.commit()
    assert changes(session, seen_by=sanne, at=now + timedelta(hours=1)) == []


def test_searching_finds_only_visible_dossiers_and_at_most_ten(session: Session, sanne: User, karim: User) -> None:
    for number in range(11):
        a_dossier(session, sanne, given_names=f"Amina {number}")
    a_dossier(session, karim, given_names="Amina bij Karim")
    hits = found_dossiers(session, "amina", seen_by=sanne)
    assert (len(hits.dossiers), hits.more) == (10, True)
    assert found_dossiers(session, "karim", seen_by=sanne).dossiers == ()
    assert found_dossiers(session, "  ", seen_by=sanne).dossiers == ()


def test_the_whole_page_takes_four_statements(session: Session, database: Database, sanne: User, now: datetime) -> None:
    a_dossier(session, sanne)
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))
    tasks(session, seen_by=sanne, on=TODAY)
    talks(session, seen_by=sanne, on=TODAY)
    changes(session, seen_by=sanne, at=now)
    found_dossiers(session, "amina", seen_by=sanne)
    assert len(statements) == 4  # and the frame once, for the login

"""One dossier as its screen needs it."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from access import Role
from actions.answering.field_kind import Edit
from actions.deed.audit import record_view
from actions.dossier.contacts import ContactFacts, note_contact
from actions.dossier.household import Member, add_member
from actions.dossier.revise import revise_dossier
from database import open_session
from models import Dossier
from queries.dossier.audit_trail import trail
from queries.dossier.regievoerders import regievoerders
from queries.dossier.view import dossier
from refusals import NotFound
from rules.law.deadlines import DeadlineCode
from rules.law.status import MilestoneCode, NextStep
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, shared_with
from tests.databases import Database


def test_a_dossier_shows_the_person_and_its_status(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne, language="ti", interpreter=True)

    view = dossier(session, made, seen_by=sanne)

    assert (view.head.name, view.head.regievoerder, view.head.interpreter) == ("Amina Haile", "Sanne de Boer", True)
    assert (view.traject_status.next_step, view.traject_status.due) == (NextStep.INTAKE_STARTEN, date(2026, 12, 10))
    assert view.traject_status.article and "10 weken" in view.traject_status.why
    assert [each.code for each in view.timeline] == [
        MilestoneCode.KENNISGEVING,
        MilestoneCode.BRP,
        DeadlineCode.VASTSTELLEN_PIP,
    ]
    assert all(each.done or each.article for each in view.timeline)


def test_a_dossier_of_somebody_else_and_an_unknown_dossier_look_the_same(session: Session) -> None:
    sanne, karim = a_caseworker(session), a_caseworker(session)
    elsewhere = a_caseworker(session, gemeente="Zeedorp", role=Role.COORDINATOR)
    made = a_dossier(session, sanne)

    for stranger in (karim, elsewhere):
        with pytest.raises(NotFound):
            dossier(session, made, seen_by=stranger)
        assert trail(session, made, seen_by=stranger) == []
    for nothing in (uuid4(), None):
        with pytest.raises(NotFound):
            dossier(session, nothing, seen_by=sanne)


def test_the_coordinator_and_a_helper_see_the_dossier_too(session: Session) -> None:
    sanne, yusra = a_caseworker(session), a_caseworker(session, role=Role.ONDERSTEUNER)
    made = a_dossier(session, sanne)
    shared_with(session, made, yusra)

    for each in (yusra, a_caseworker(session, role=Role.COORDINATOR)):
        assert dossier(session, made, seen_by=each).head.id == made


def test_a_dossier_with_everything_in_it_costs_four_statements(database: Database, session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    for number in range(30):
        note_contact(
            session,
            contact_id=uuid4(),
            dossier_id=made,
            facts=ContactFacts(kind="telefoon", happened_on=TODAY - timedelta(days=number), note=f"{number}"),
            by=sanne,
            at=NOW,
            on=TODAY,
        )
        member = Member(name=f"Kind {number}", relation="kind")
        add_member(session, member_id=uuid4(), dossier_id=made, member=member, by=sanne, at=NOW, on=TODAY)
    statements: list[str] = []
    sa.event.listen(database.engine, "before_cursor_execute", lambda *event_args: statements.append(event_args[2]))

    with open_session(database.engine) as own:
        view = dossier(own, made, seen_by=sanne)

    assert len(statements) <= 4
    assert [each.note for each in view.contacts] == [str(number) for number in range(20)]
    assert len(view.members) == 30


def test_the_log_shows_who_did_and_saw_what_with_the_newest_first(session: Session) -> None:
    sanne, marijke = a_caseworker(session), a_caseworker(session, role=Role.COORDINATOR, name="Marijke van Dam")
    made = a_dossier(session, sanne)
    later = NOW + timedelta(minutes=5)
    record_view(session, dossier_id=made, screen="dossier", by=marijke, at=later)
    revise_dossier(
        session, dossier_id=made, edit=Edit(field="phone", value="06", seen_version=0, by=sanne, at=later, on=TODAY)
    )

    lines = trail(session, made, seen_by=sanne)

    assert [(each.event, each.by) for each in lines] == [
        ("DossierRevised", "Sanne de Boer"),
        ("Viewed", "Marijke van Dam"),
        ("DossierRegistered", "Sanne de Boer"),
    ]
    assert lines[0].details == {"changed": "phone"}
    assert [each.event for each in trail(session, made, seen_by=sanne, page=2, size=2)] == ["DossierRegistered"]


def test_only_who_can_own_dossiers_is_offered_as_regievoerder(session: Session) -> None:
    sanne = a_caseworker(session)
    a_caseworker(session, role=Role.ONDERSTEUNER, name="Yusra")
    a_caseworker(session, gemeente="Zeedorp", name="Vreemde")
    marijke = a_caseworker(session, role=Role.COORDINATOR, name="Marijke")

    assert [each.name for each in regievoerders(session, seen_by=sanne)] == [marijke.name, sanne.name]


def test_a_dossier_without_a_household_shows_nobody(session: Session) -> None:
    sanne = a_caseworker(session)
    made = a_dossier(session, sanne)
    session.get_one(Dossier, made).huishouden_id = None
    session.commit()

    view = dossier(session, made, seen_by=sanne)

    assert (view.members, view.housemates, view.hidden_housemates) == ([], [], 0)


def test_a_partner_sees_the_status_of_a_dossier_but_no_particulars(session: Session) -> None:
    sanne = a_caseworker(session)
    dossier_id = a_dossier(session, sanne, bsn="111222333", phone="06 12 34 56 78")
    partner = a_caseworker(session, role=Role.PARTNER)
    shared_with(session, dossier_id, partner)

    seen = dossier(session, dossier_id, seen_by=partner)

    assert seen.head.name == "Amina Haile"
    assert (seen.facts, seen.contacts, seen.trail, seen.members) == ({}, [], [], [])

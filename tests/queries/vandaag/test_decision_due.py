"""What must follow a vaststelling stays in sight until it is done: sending, signing, telling DUO."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import User
from actions.duo.copy_sheet import note_sheet
from actions.intake.talks import record_talk
from actions.pip.after_decision import SendingFacts, SignatureFacts, note_sent, sign
from forms.engine.talks import TalkFacts
from models import PipVersie
from queries.vandaag.agenda import talks
from queries.vandaag.decision_due import decision_due
from queries.vandaag.reminders import ReminderKind, reminders
from queries.voortgang.meetings import with_meetings
from rules.duo import BerichtKind
from rules.law.status import MilestoneCode
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.plans import a_full_plan, freeze


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne)


def left(session: Session, by: User) -> list[str]:
    """What Vandaag says is left after a decision."""
    lines = reminders(session, seen_by=by, on=TODAY).lines
    return [each.item for each in lines if each.kind is ReminderKind.BESLUIT]


def test_what_follows_a_vaststelling_is_a_reminder_with_a_day_until_it_is_done(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    assert left(session, sanne) == [] and decision_due(session, dossier_id, seen_by=sanne) is None
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    versie_id = session.exec(select(PipVersie.id)).one()
    due = decision_due(session, dossier_id, seen_by=sanne)
    assert due is not None and due.due == TODAY
    assert left(session, sanne) == ["verzenden tekenen duo "]

    sent = SendingFacts(sent_on=TODAY, manner="post")
    note_sent(session, versie_id=versie_id, facts=sent, seen_version=0, by=sanne, at=NOW, on=TODAY)
    assert left(session, sanne) == ["tekenen duo "]
    facts = SignatureFacts(who="regievoerder", name="Sanne", manner="scherm", strokes="[[[0.1,0.2],[0.5,0.75]]]")
    sign(session, signature_id=uuid4(), versie_id=versie_id, facts=facts, by=sanne, at=NOW, on=TODAY)
    assert left(session, sanne) == ["duo "]
    note_sheet(
        session, dossier_id=dossier_id, kind=BerichtKind.PIP, downloaded=False, by=sanne, at=NOW + timedelta(hours=1)
    )

    assert left(session, sanne) == [] and decision_due(session, dossier_id, seen_by=sanne) is None


def test_a_decision_of_somebody_else_is_not_told(session: Session, dossier_id: UUID, sanne: User) -> None:
    freeze(session, a_full_plan(session, dossier_id, sanne), sanne)
    stranger = a_caseworker(session, name="Karim Haddad")

    assert left(session, stranger) == [] and decision_due(session, dossier_id, seen_by=stranger) is None


def test_a_planned_talk_of_the_intake_is_on_vandaag_and_on_the_dossier(
    session: Session, dossier_id: UUID, sanne: User
) -> None:
    tomorrow = TODAY + timedelta(days=1)
    facts = TalkFacts(held_on=tomorrow, kind="deel_a", place="azc", attendees=("inburgeraar",))
    record_talk(session, talk_id=uuid4(), dossier_id=dossier_id, facts=facts, by=sanne, at=NOW, on=TODAY)

    assert [each.on for each in talks(session, seen_by=sanne, on=TODAY)] == [tomorrow]
    (point,) = with_meetings(session, dossier_id, [], seen_by=sanne, on=TODAY)
    assert (point.code, point.on, point.done) == (MilestoneCode.GESPREK, tomorrow, False)
    assert talks(session, seen_by=sanne, on=tomorrow + timedelta(days=1)) == []

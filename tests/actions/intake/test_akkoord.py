"""The accord in the driegesprek."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.intake.akkoord import LONGEST_NAME, AkkoordFacts, note_akkoord, withdraw_akkoord
from actions.intake.intake import reopen_intake, start_intake
from database import open_session
from models import AuditRecord, IntakeAkkoord
from queries.intake.legal_gaps import ending
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.intake.akkoord import Party
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from tests.plans import a_completed_intake
from widgets.intake import ending as drawn


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def begun(session: Session, sanne: User) -> UUID:
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    return dossier_id


def agree(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> None:
    """An accord, with what matters to the test."""
    usual: dict[str, Any] = {
        "party": Party.INBURGERAAR,
        "name": "Amina Haile",
        "agreed_on": TODAY,
    }
    akkoord_id: UUID = overrides.pop("akkoord_id", None) or uuid4()
    facts = AkkoordFacts(**(usual | overrides))
    note_akkoord(session, akkoord_id=akkoord_id, dossier_id=dossier_id, facts=facts, by=by, at=NOW, on=TODAY)


def accords(session: Session, dossier_id: UUID, by: User) -> list[tuple[Party, str]]:
    """Who agreed, as the screen shows it."""
    return [(each.party, each.name) for each in ending(session, dossier_id, seen_by=by).akkoorden]


def test_each_party_agrees_by_name_on_a_day(session: Session, begun: UUID, sanne: User) -> None:
    agree(session, begun, sanne, name="  Amina \n Haile ")
    agree(session, begun, sanne, party=Party.REGISSEUR, name="Sanne de Boer")

    assert accords(session, begun, sanne) == [(Party.INBURGERAAR, "Amina Haile"), (Party.REGISSEUR, "Sanne de Boer")]
    events = session.exec(select(AuditRecord).where(AuditRecord.event == "AkkoordNoted")).all()
    assert [each.details for each in events] == [{"party": "inburgeraar"}, {"party": "regisseur"}]


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"agreed_on": date(2026, 11, 22)}, ("agreed_on", "in_future")),
        ({"agreed_on": date(2026, 11, 20)}, ("agreed_on", "before_intake")),
        ({"agreed_on": date(1899, 1, 1)}, ("agreed_on", "too_early")),
        ({"agreed_on": None}, ("agreed_on", "missing")),
        ({"name": " "}, ("name", "missing")),
        ({"name": "a" * (LONGEST_NAME + 1)}, ("name", "too_long")),
    ],
)
def test_an_accord_with_a_mistake_is_refused(
    session: Session, begun: UUID, sanne: User, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        agree(session, begun, sanne, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(IntakeAkkoord)).all() == []


def test_a_party_agrees_once_whoever_saves_it(database: Database, session: Session, begun: UUID, sanne: User) -> None:
    akkoord_id = uuid4()

    def click(own_id: UUID) -> None:
        with suppress(AlreadyDone), open_session(database.engine) as own:
            agree(own, begun, sanne, akkoord_id=own_id)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(click, [akkoord_id, akkoord_id, uuid4(), uuid4()]))

    assert accords(session, begun, sanne) == [(Party.INBURGERAAR, "Amina Haile")]
    with pytest.raises(AlreadyDone):
        agree(session, begun, sanne)


def test_a_withdrawn_accord_stays_readable(session: Session, begun: UUID, sanne: User) -> None:
    agree(session, begun, sanne)

    withdraw_akkoord(session, dossier_id=begun, party=Party.INBURGERAAR, by=sanne, at=NOW)

    view = ending(session, begun, seen_by=sanne)
    assert (view.akkoorden, [each.withdrawn_at for each in view.withdrawn]) == ((), [NOW])
    with pytest.raises(AlreadyDone):
        withdraw_akkoord(session, dossier_id=begun, party=Party.INBURGERAAR, by=sanne, at=NOW)
    agree(session, begun, sanne)
    assert accords(session, begun, sanne) == [(Party.INBURGERAAR, "Amina Haile")]


def test_a_completed_intake_takes_no_accord_and_opening_it_again_withdraws_all(session: Session, sanne: User) -> None:
    dossier_id = a_dossier(session, sanne)
    start_intake(session, dossier_id=dossier_id, by=sanne, at=NOW, on=TODAY)
    agree(session, dossier_id, sanne)
    a_completed_intake(session, dossier_id, sanne)
    with pytest.raises(AlreadyDone):
        agree(session, dossier_id, sanne, party=Party.REGISSEUR)
    with pytest.raises(AlreadyDone):
        withdraw_akkoord(session, dossier_id=dossier_id, party=Party.INBURGERAAR, by=sanne, at=NOW)

    reopen_intake(session, dossier_id=dossier_id, reason="Nieuw diploma", by=sanne, at=NOW)

    assert accords(session, dossier_id, sanne) == []
    assert len(ending(session, dossier_id, seen_by=sanne).withdrawn) == 1


def test_a_kansverkenner_notes_an_accord_and_an_ondersteuner_does_not(
    session: Session, begun: UUID, sanne: User
) -> None:
    tom, yusra = a_caseworker(session, role=Role.KANSVERKENNER), a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, begun, tom)
    shared_with(session, begun, yusra)
    agree(session, begun, tom, party=Party.KANSVERKENNER, name="Tom de Wit")

    with pytest.raises(NotAllowed):
        agree(session, begun, yusra)
    with pytest.raises(NotFound):
        agree(session, begun, a_caseworker(session, gemeente="Veenrand", role=Role.COORDINATOR))
    assert accords(session, begun, sanne) == [(Party.KANSVERKENNER, "Tom de Wit")]


def test_an_id_of_another_intake_is_not_found(session: Session, begun: UUID, sanne: User) -> None:
    other, akkoord_id = a_dossier(session, sanne), uuid4()
    start_intake(session, dossier_id=other, by=sanne, at=NOW, on=TODAY)
    agree(session, other, sanne, akkoord_id=akkoord_id)

    with pytest.raises(NotFound):
        agree(session, begun, sanne, akkoord_id=akkoord_id)


def test_the_screen_and_the_action_allow_the_same_length() -> None:
    assert drawn.LONGEST_NAME == LONGEST_NAME

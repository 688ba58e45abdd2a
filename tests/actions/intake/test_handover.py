"""The warm hand-over and its receipt."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.intake.handover import (
    LONGEST_NAME,
    LONGEST_TEXT,
    ReceiptFacts,
    Sheet,
    hand_over,
    note_receipt,
    receive_handover,
)
from database import open_session
from models import AuditRecord, WarmeOverdracht
from models.guards.encryption import decrypted, overdracht_ad
from refusals import AlreadyDone, Invalid, NotAllowed, NotFound
from rules.law.dutch_time import day_of
from tests.builders import NOW, TODAY, a_caseworker, a_dossier, codes, shared_with
from tests.databases import Database
from widgets.intake import handover

SHEET = Sheet(
    worked="Praten in de ochtend.",
    worries="De opvang is nog niet rond.",
    promises="Wij bellen in januari.",
    handed_to="Sanne de Boer",
)


@pytest.fixture
def tom(session: Session) -> User:
    return a_caseworker(session, role=Role.KANSVERKENNER, name="Tom de Wit")


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User, tom: User) -> UUID:
    made = a_dossier(session, sanne)
    shared_with(session, made, tom)
    return made


def give(session: Session, dossier_id: UUID, by: User, **overrides: Any) -> UUID:
    """A hand-over, with what matters to the test."""
    handover_id = overrides.pop("handover_id", uuid4())
    sheet = replace(SHEET, **overrides)
    return hand_over(session, handover_id=handover_id, dossier_id=dossier_id, sheet=sheet, by=by, at=NOW)


def confirm_receipt(session: Session, dossier_id: UUID, handover_id: UUID, by: User, **overrides: Any) -> None:
    """The giver records that the hand-over was received."""
    usual: dict[str, Any] = {"name": "Mevrouw Smit, school", "received_on": TODAY}
    receipt = ReceiptFacts(**(usual | overrides))
    note_receipt(session, dossier_id=dossier_id, handover_id=handover_id, receipt=receipt, by=by, at=NOW, on=TODAY)


def stored_handover(session: Session, handover_id: UUID) -> WarmeOverdracht:
    """The row as it is in the database."""
    session.expire_all()
    return session.get_one(WarmeOverdracht, handover_id)


def handover_texts(session: Session, handover_id: UUID) -> tuple[str, ...]:
    """What the sheet says, readable."""
    row = stored_handover(session, handover_id)
    names = ("worked", "worries", "promises")
    return tuple(decrypted(session, getattr(row, each), overdracht_ad(row.id, each)) or "" for each in names)


def test_a_hand_over_is_stored_and_logged_without_its_text(session: Session, dossier_id: UUID, tom: User) -> None:
    handover_id = give(session, dossier_id, tom)

    assert handover_texts(session, handover_id) == (SHEET.worked, SHEET.worries, SHEET.promises)
    (event,) = session.exec(select(AuditRecord).where(AuditRecord.event == "HandedOver"))
    assert event.details == {"handover_id": str(handover_id)}


def test_a_second_click_makes_no_second_hand_over(
    database: Database, session: Session, dossier_id: UUID, tom: User
) -> None:
    handover_id = uuid4()

    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return give(own, dossier_id, tom, handover_id=handover_id)

    with ThreadPoolExecutor(3) as pool:
        assert set(pool.map(click, range(3))) == {handover_id}

    assert len(session.exec(select(WarmeOverdracht)).all()) == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"worked": "", "worries": " ", "promises": ""}, ("worked", "missing")),
        ({"worries": "a" * (LONGEST_TEXT + 1)}, ("worries", "too_long")),
        ({"handed_to": " "}, ("handed_to", "missing")),
        ({"handed_to": "a" * (LONGEST_NAME + 1)}, ("handed_to", "too_long")),
    ],
)
def test_a_hand_over_with_a_mistake_is_refused(
    session: Session, dossier_id: UUID, tom: User, fields: dict[str, str], problem: tuple[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        give(session, dossier_id, tom, **fields)

    assert codes(refused.value.problems) == (problem,)
    assert session.exec(select(WarmeOverdracht)).all() == []


def test_one_text_is_enough(session: Session, dossier_id: UUID, tom: User) -> None:
    handover_id = give(session, dossier_id, tom, worked="", worries="")

    assert handover_texts(session, handover_id) == ("", "", SHEET.promises)
    assert stored_handover(session, handover_id).worked == ""


def test_the_receiving_colleague_confirms_the_receipt(
    session: Session, dossier_id: UUID, tom: User, sanne: User
) -> None:
    handover_id = give(session, dossier_id, tom)

    receive_handover(session, dossier_id=dossier_id, handover_id=handover_id, by=sanne, at=NOW)
    receive_handover(session, dossier_id=dossier_id, handover_id=handover_id, by=sanne, at=NOW)

    row = stored_handover(session, handover_id)
    assert (row.received_by, row.received_name, row.received_at) == (sanne.id, "Sanne de Boer", NOW)
    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "HandoverReceived")).all()) == 1


def test_the_giver_cannot_receive_their_own_hand_over_and_a_third_person_cannot_confirm_it(
    session: Session, dossier_id: UUID, tom: User, sanne: User
) -> None:
    handover_id = give(session, dossier_id, tom)

    with pytest.raises(NotAllowed):
        receive_handover(session, dossier_id=dossier_id, handover_id=handover_id, by=tom, at=NOW)
    with pytest.raises(NotAllowed):
        confirm_receipt(session, dossier_id, handover_id, sanne)

    assert stored_handover(session, handover_id).received_at is None


def test_the_giver_notes_who_received_it_elsewhere_and_when(session: Session, dossier_id: UUID, tom: User) -> None:
    handover_id = give(session, dossier_id, tom)

    confirm_receipt(session, dossier_id, handover_id, tom)
    confirm_receipt(session, dossier_id, handover_id, tom)

    row = stored_handover(session, handover_id)
    assert (row.received_name, row.received_by) == ("Mevrouw Smit, school", None)
    assert row.received_at and day_of(row.received_at) == TODAY
    with pytest.raises(AlreadyDone):
        confirm_receipt(session, dossier_id, handover_id, tom, name="Iemand anders")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"received_on": date(2026, 11, 22)}, ("received_on", "in_future")),
        ({"received_on": date(2026, 11, 20)}, ("received_on", "before_handover")),
        ({"received_on": None}, ("received_on", "missing")),
        ({"name": ""}, ("name", "missing")),
    ],
)
def test_a_receipt_with_a_mistake_is_refused(
    session: Session, dossier_id: UUID, tom: User, fields: dict[str, Any], problem: tuple[str, str]
) -> None:
    handover_id = give(session, dossier_id, tom)

    with pytest.raises(Invalid) as refused:
        confirm_receipt(session, dossier_id, handover_id, tom, **fields)

    assert codes(refused.value.problems) == (problem,)


def test_a_hand_over_is_received_once_whoever_confirms_it(
    database: Database, session: Session, dossier_id: UUID, tom: User
) -> None:
    handover_id = give(session, dossier_id, tom)
    colleagues = [a_caseworker(session, role=Role.COORDINATOR, name=f"Collega {number}") for number in range(3)]

    def press(user: User) -> None:
        with suppress(AlreadyDone), open_session(database.engine) as own:
            receive_handover(own, dossier_id=dossier_id, handover_id=handover_id, by=user, at=NOW)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(press, colleagues))

    assert len(session.exec(select(AuditRecord).where(AuditRecord.event == "HandoverReceived")).all()) == 1


def test_only_who_may_hand_over_this_dossier_can_do_so(
    session: Session, dossier_id: UUID, tom: User, sanne: User
) -> None:
    yusra = a_caseworker(session, role=Role.ONDERSTEUNER)
    shared_with(session, dossier_id, yusra)
    handover_id, other = give(session, dossier_id, tom), a_dossier(session, sanne)

    with pytest.raises(NotAllowed):
        give(session, dossier_id, yusra)
    with pytest.raises(NotAllowed):
        receive_handover(session, dossier_id=dossier_id, handover_id=handover_id, by=yusra, at=NOW)
    with pytest.raises(NotFound):
        receive_handover(session, dossier_id=dossier_id, handover_id=handover_id, by=a_caseworker(session), at=NOW)
    with pytest.raises(NotFound):
        receive_handover(session, dossier_id=other, handover_id=handover_id, by=sanne, at=NOW)


def test_the_screen_and_the_action_allow_the_same_lengths() -> None:
    assert (handover.LONGEST_TEXT, handover.LONGEST_NAME) == (LONGEST_TEXT, LONGEST_NAME)

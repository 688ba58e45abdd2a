"""Messages for DUO are queued once, sent once, and stored until DUO answers."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import Session, select

from access import Role, User
from actions.answering.field_kind import Edit
from actions.dossier.revise import revise_dossier
from actions.duo.queue import NewMessage, queue_message, try_again, withdraw_message
from actions.duo.sending import Outgoing, note_answer, take_message
from database import connect, open_session
from models import AuditRecord, DuoBericht
from models.guards.encryption import bericht_ad, decrypted
from operations.keys import rotate
from refusals import AlreadyDone, Incomplete, Invalid, NotAllowed, NotFound
from rules.duo import BerichtKind
from rules.duo.verdict import LEASE, MOST_ATTEMPTS, PAUSES, BerichtStatus
from secrecy import new_keys
from tests.builders import NOW, TODAY, a_caseworker, a_dossier
from tests.databases import Database

BSN = "123456782"
BSNS = ("111222333", "999990019", "999990020", "999990032")
BODY = {"dagtekeningPip": "2026-11-20", "leerroute": "B", "niveau": "B1"}
REFUSAL = [{"fouttekst": "De dagtekening ligt voor de inburgeringsplicht."}, {"fouttekst": "Het niveau past niet."}]


@pytest.fixture
def sanne(session: Session) -> User:
    return a_caseworker(session)


@pytest.fixture
def dossier_id(session: Session, sanne: User) -> UUID:
    return a_dossier(session, sanne, bsn=BSN)


def queue(session: Session, dossier_id: UUID | None, by: User, **overrides: Any) -> UUID:
    """A message, with what matters to the test."""
    usual: dict[str, Any] = {"kind": BerichtKind.PIP, "body": BODY, "intent": f"pip:{dossier_id}"}
    return queue_message(session, dossier_id=dossier_id, news=NewMessage(**(usual | overrides)), by=by, at=NOW)


def next_message(session: Session, at: datetime = NOW) -> Outgoing:
    """The message that a sender takes now."""
    message = take_message(session, at=at)
    assert message is not None
    return message


def row(session: Session, bericht_id: UUID) -> DuoBericht:
    """A message as it is stored now."""
    session.expire_all()
    return session.get_one(DuoBericht, bericht_id)


def answer(session: Session, bericht_id: UUID) -> str:
    """The stored part of DUO's answer, decrypted."""
    return decrypted(session, row(session, bericht_id).answer, bericht_ad(bericht_id, "answer"))


def events(session: Session) -> list[str]:
    """What the trail says about DUO."""
    names = session.exec(select(AuditRecord.event).order_by(AuditRecord.id)).all()  # type: ignore[arg-type]
    return [each for each in names if each.startswith("Duo")]


def test_the_same_message_is_queued_once(session: Session, sanne: User, dossier_id: UUID) -> None:
    first, second = queue(session, dossier_id, sanne), queue(session, dossier_id, sanne)

    assert first == second
    assert len(session.exec(select(DuoBericht)).all()) == 1
    assert events(session) == ["DuoQueued"]


def test_two_clicks_at_once_queue_one_message(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return queue(own, dossier_id, sanne)

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(click, range(3)))) == 1

    assert len(session.exec(select(DuoBericht)).all()) == 1


def test_a_change_is_sent_after_the_first_message_and_a_change_back_is_sent_too(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    other = {**BODY, "leerroute": "Z", "niveau": "A2"}

    made = []
    for body in (BODY, other, other, BODY):
        made.append(queue(session, dossier_id, sanne, body=body))
        if sent := take_message(session, at=NOW):
            note_answer(session, sent=sent, code=201, body=None, at=NOW)

    assert len(set(made)) == 3
    assert made[1] == made[2]


def test_a_message_that_duo_accepted_is_not_sent_again_after_a_withdrawn_change(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=201, body=None, at=NOW)
    change = queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})
    withdraw_message(session, bericht_id=change, by=sanne, at=NOW)

    assert queue(session, dossier_id, sanne) == first
    assert take_message(session, at=NOW) is None


def test_what_duo_was_told_of_a_wrong_bsn_is_told_again_of_the_right_one(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=201, body=None, at=NOW)
    right = BSNS[0]
    edit = Edit(field="bsn", value=right, seen_version=0, by=sanne, at=NOW)
    revise_dossier(session, dossier_id=dossier_id, edit=edit)

    again = queue(session, dossier_id, sanne)

    assert again != first
    assert right in next_message(session).path
    assert queue(session, dossier_id, sanne) == again


def test_a_change_replaces_a_message_that_was_not_sent_yet(session: Session, sanne: User, dossier_id: UUID) -> None:
    first = queue(session, dossier_id, sanne)
    change = queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})

    assert row(session, first).status == BerichtStatus.INGETROKKEN
    assert next_message(session).id == change
    note_answer(session, sent=next_message(session, NOW + LEASE), code=201, body=None, at=NOW)
    assert take_message(session, at=NOW + LEASE) is None


def test_a_message_that_duo_may_have_received_is_sent_again_before_the_change(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=None, body=None, at=NOW)

    queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})

    assert row(session, first).status == BerichtStatus.KLAAR
    assert next_message(session, NOW + PAUSES[0]).id == first


def test_an_older_message_that_koers_gave_up_is_never_sent_after_a_newer_one(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=None, body=None, at=NOW)
    queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})
    row(session, first).status = BerichtStatus.MISLUKT.value
    session.commit()
    note_answer(session, sent=next_message(session), code=201, body=None, at=NOW)

    with pytest.raises(AlreadyDone):
        try_again(session, bericht_id=first, by=sanne, at=NOW)

    assert take_message(session, at=NOW) is None


def test_going_back_to_a_former_contactpersoon_is_sent_again(session: Session, sanne: User, dossier_id: UUID) -> None:
    made = []
    for number in ("1", "2", "2", "1"):
        contact = {"kind": BerichtKind.CONTACT_KOPPELEN, "body": None, "intent": f"koppelen:{dossier_id}"}
        made.append(queue(session, dossier_id, sanne, places={"id": number}, **contact))
        if sent := take_message(session, at=NOW):
            note_answer(session, sent=sent, code=201, body=None, at=NOW)

    assert made[1] == made[2]
    assert len(set(made)) == 3


def test_neither_the_bsn_nor_the_content_can_be_read_in_the_table(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=403, body=REFUSAL, at=NOW)

    message = row(session, bericht_id)

    assert message.path == "/personen/{bsn}/PIP"
    columns = f"{message.body} {message.answer} {message.path} {message.intent}"
    assert not any(part in columns for part in (BSN, "2026-11-20", "dagtekening"))
    assert "2026-11-20" in decrypted(session, message.body, bericht_ad(bericht_id, "body"))


def test_a_sender_gets_the_bsn_in_the_path_and_never_prints_it(session: Session, sanne: User, dossier_id: UUID) -> None:
    bericht_id = queue(session, dossier_id, sanne)

    sent = next_message(session)

    assert (sent.id, sent.method, sent.path) == (bericht_id, "POST", f"/personen/{BSN}/PIP")
    assert BSN not in repr(sent)
    assert "dagtekening" not in repr(sent)


def test_two_senders_never_take_the_same_message(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    others = [a_dossier(session, sanne, given_names=f"Persoon {each}", bsn=bsn) for each, bsn in enumerate(BSNS)]
    for each in (dossier_id, *others):
        queue(session, each, sanne)

    def sender(_number: int) -> list[UUID]:
        mine = []
        with open_session(database.engine) as own:
            while message := take_message(own, at=NOW):
                mine.append(message.id)
        return mine

    with ThreadPoolExecutor(4) as pool:
        taken_messages = [each for many in pool.map(sender, range(4)) for each in many]

    assert len(taken_messages) == len(set(taken_messages)) == len(others) + 1


def test_a_message_of_a_sender_that_crashed_is_sent_again_under_the_same_id(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    lost = next_message(session)

    too_soon = take_message(session, at=NOW + LEASE - timedelta(seconds=1))
    again = next_message(session, NOW + LEASE)

    assert too_soon is None
    assert again.id == lost.id == bericht_id
    assert again.attempts == 2
    # the first one was only slow: what it heard no longer counts
    assert note_answer(session, sent=lost, code=403, body=REFUSAL, at=NOW + LEASE) is None
    assert note_answer(session, sent=again, code=201, body=None, at=NOW + LEASE) is not None
    assert row(session, bericht_id).status == BerichtStatus.AANGENOMEN


def test_a_refusal_keeps_the_words_of_duo_and_is_not_tried_again(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)

    note_answer(session, sent=next_message(session), code=403, body=REFUSAL, at=NOW)

    assert row(session, bericht_id).status == BerichtStatus.GEWEIGERD
    assert "Het niveau past niet." in answer(session, bericht_id)
    assert take_message(session, at=NOW + timedelta(days=9)) is None
    assert events(session) == ["DuoQueued", "DuoRefused"]


def test_after_a_refusal_the_same_content_can_be_queued_as_a_new_message(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    refused = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=403, body=REFUSAL, at=NOW)

    better = queue(session, dossier_id, sanne)

    assert better != refused
    assert row(session, refused).status == BerichtStatus.INGETROKKEN
    assert row(session, better).status == BerichtStatus.KLAAR


def test_without_an_answer_the_next_attempts_come_at_longer_intervals(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id, at, waits = queue(session, dossier_id, sanne), NOW, []

    for _ in range(MOST_ATTEMPTS):
        note_answer(session, sent=next_message(session, at), code=503, body=None, at=at)
        due = row(session, bericht_id).next_try_at
        if due is not None:
            waits.append(due - at)
            at = due

    assert waits[: len(PAUSES)] == list(PAUSES)
    assert waits == sorted(waits)
    assert sum(waits, timedelta()) > timedelta(days=3)
    assert row(session, bericht_id).status == BerichtStatus.MISLUKT


def test_a_message_that_koers_gave_up_can_be_retried_by_hand(session: Session, sanne: User, dossier_id: UUID) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=None, body=None, at=NOW)

    try_again(session, bericht_id=bericht_id, by=sanne, at=NOW)

    assert next_message(session).id == bericht_id
    with pytest.raises(AlreadyDone):
        try_again(session, bericht_id=bericht_id, by=sanne, at=NOW)


def test_a_waiting_message_can_be_withdrawn_and_a_message_being_sent_cannot(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    withdraw_message(session, bericht_id=first, by=sanne, at=NOW)
    assert take_message(session, at=NOW) is None

    second = queue(session, dossier_id, sanne)
    next_message(session)

    with pytest.raises(AlreadyDone):
        withdraw_message(session, bericht_id=second, by=sanne, at=NOW)
    assert events(session) == ["DuoQueued", "DuoWithdrawn", "DuoQueued"]


def test_messages_about_one_person_are_sent_in_order(session: Session, sanne: User, dossier_id: UUID) -> None:
    plan = queue(session, dossier_id, sanne)
    talk = queue(
        session,
        dossier_id,
        sanne,
        kind=BerichtKind.MAP,
        body={"datumEindgesprekMap": "2026-11-01"},
        intent=f"map:{dossier_id}",
    )

    assert next_message(session).id == plan
    assert take_message(session, at=NOW) is None
    note_answer(session, sent=next_message(session, NOW + LEASE), code=201, body=None, at=NOW)
    assert next_message(session).id == talk


def test_a_message_that_does_not_fit_the_contract_is_not_queued(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    with pytest.raises(Incomplete) as refused:
        queue(session, dossier_id, sanne, body={"leerroute": "X"})

    assert [each.field for each in refused.value.shortcomings] == ["dagtekeningPip", "leerroute"]  # type: ignore[attr-defined]
    assert session.exec(select(DuoBericht)).all() == []


def test_without_a_bsn_no_message_is_queued(session: Session, sanne: User, dossier_id: UUID) -> None:
    with pytest.raises(Invalid):
        queue(session, a_dossier(session, sanne, given_names="Senait"), sanne)
    bericht_id = queue(session, dossier_id, sanne)
    revise_dossier(
        session, dossier_id=dossier_id, edit=Edit(field="bsn", value=None, seen_version=0, by=sanne, at=NOW, on=TODAY)
    )

    assert take_message(session, at=NOW) is None
    assert row(session, bericht_id).status == BerichtStatus.GEWEIGERD
    assert "geen BSN" in answer(session, bericht_id)


def test_only_who_may_send_and_works_on_the_dossier_can_queue_a_message(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    karim, yusra = a_caseworker(session), a_caseworker(session, role=Role.KANSVERKENNER)
    bericht_id = queue(session, dossier_id, sanne)

    with pytest.raises(NotFound):
        queue(session, dossier_id, karim)
    with pytest.raises(NotFound):
        withdraw_message(session, bericht_id=bericht_id, by=karim, at=NOW)
    with pytest.raises(NotAllowed):
        queue(session, dossier_id, yusra)


def test_a_value_in_the_path_is_a_plain_code(session: Session, sanne: User) -> None:
    body = {"naam": "Sanne de Boer", "email": "sanne@duinmeer.example", "telefoonnummer": "0612345678"}
    fields: dict[str, Any] = {"kind": BerichtKind.CONTACT_WIJZIGEN, "body": body, "intent": "contact"}

    for places in ({}, {"id": "1/../../x"}, {"id": ""}):
        with pytest.raises(NotFound):
            queue(session, None, sanne, places=places, **fields)

    made = queue(session, None, sanne, places={"id": "12"}, **fields)
    assert row(session, made).path == "/contactpersonen/12"


def test_messages_can_be_read_after_changing_to_another_key(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=next_message(session), code=403, body=REFUSAL, at=NOW)
    session.close()
    new = new_keys()

    both, own = connect(database.url, f"{new},{os.environ['KOERS_DATA_KEYS']}"), connect(database.url, new)
    assert rotate(both, NOW).unreadable == 0
    with open_session(own) as later:
        message = later.get_one(DuoBericht, bericht_id)
        assert "dagtekeningPip" in decrypted(later, message.body, bericht_ad(bericht_id, "body"))
        assert "Het niveau past niet." in answer(later, bericht_id)
    both.dispose()
    own.dispose()

"""Messages for DUO: put ready once, sent once, kept until DUO answers."""

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


def queue(session: Session, dossier_id: UUID | None, by: User, **given: Any) -> UUID:
    """A message, with what matters to the test."""
    usual: dict[str, Any] = {"kind": BerichtKind.PIP, "body": BODY, "intent": f"pip:{dossier_id}"}
    return queue_message(session, dossier_id=dossier_id, news=NewMessage(**(usual | given)), by=by, at=NOW)


def taken(session: Session, at: datetime = NOW) -> Outgoing:
    """The message that a sender takes now."""
    found = take_message(session, at=at)
    assert found is not None
    return found


def row(session: Session, bericht_id: UUID) -> DuoBericht:
    """A message as it is kept now."""
    session.expire_all()
    return session.get_one(DuoBericht, bericht_id)


def answer(session: Session, bericht_id: UUID) -> str:
    """What was kept of DUO's answer, readable."""
    return decrypted(session, row(session, bericht_id).answer, bericht_ad(bericht_id, "answer"))


def events(session: Session) -> list[str]:
    """What the trail says about DUO."""
    names = session.exec(select(AuditRecord.event).order_by(AuditRecord.id)).all()  # type: ignore[arg-type]
    return [each for each in names if each.startswith("Duo")]


def test_the_same_news_is_put_ready_once(session: Session, sanne: User, dossier_id: UUID) -> None:
    first, second = queue(session, dossier_id, sanne), queue(session, dossier_id, sanne)

    assert first == second
    assert len(session.exec(select(DuoBericht)).all()) == 1
    assert events(session) == ["DuoQueued"]


def test_two_clicks_at_once_put_one_message_ready(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    def click(_number: int) -> UUID:
        with open_session(database.engine) as own:
            return queue(own, dossier_id, sanne)

    with ThreadPoolExecutor(3) as pool:
        assert len(set(pool.map(click, range(3)))) == 1

    assert len(session.exec(select(DuoBericht)).all()) == 1


def test_what_changed_goes_after_what_was_sent_and_a_change_back_goes_too(
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


def test_what_duo_has_is_not_told_again_after_a_change_that_was_taken_back(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=201, body=None, at=NOW)
    change = queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})
    withdraw_message(session, bericht_id=change, by=sanne, at=NOW)

    assert queue(session, dossier_id, sanne) == first
    assert take_message(session, at=NOW) is None


def test_a_change_takes_the_place_of_what_was_not_sent_yet(session: Session, sanne: User, dossier_id: UUID) -> None:
    first = queue(session, dossier_id, sanne)
    change = queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})

    assert row(session, first).status == BerichtStatus.INGETROKKEN
    assert taken(session).id == change
    note_answer(session, sent=taken(session, NOW + LEASE), code=201, body=None, at=NOW)
    assert take_message(session, at=NOW + LEASE) is None


def test_what_duo_may_have_got_already_still_goes_before_the_change(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=None, body=None, at=NOW)

    queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})

    assert row(session, first).status == BerichtStatus.KLAAR
    assert taken(session, NOW + PAUSES[0]).id == first


def test_old_news_that_koers_gave_up_never_goes_after_newer_news(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=None, body=None, at=NOW)
    queue(session, dossier_id, sanne, body={**BODY, "niveau": "A2"})
    row(session, first).status = BerichtStatus.MISLUKT.value
    session.commit()
    note_answer(session, sent=taken(session), code=201, body=None, at=NOW)

    with pytest.raises(AlreadyDone):
        try_again(session, bericht_id=first, by=sanne, at=NOW)

    assert take_message(session, at=NOW) is None


def test_going_back_to_a_former_contactpersoon_is_told_again(session: Session, sanne: User, dossier_id: UUID) -> None:
    made = []
    for number in ("1", "2", "2", "1"):
        given = {"kind": BerichtKind.CONTACT_KOPPELEN, "body": None, "intent": f"koppelen:{dossier_id}"}
        made.append(queue(session, dossier_id, sanne, places={"id": number}, **given))
        if sent := take_message(session, at=NOW):
            note_answer(session, sent=sent, code=201, body=None, at=NOW)

    assert made[1] == made[2]
    assert len(set(made)) == 3


def test_neither_the_bsn_nor_the_content_can_be_read_in_the_table(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=403, body=REFUSAL, at=NOW)

    kept = row(session, bericht_id)

    assert kept.path == "/personen/{bsn}/PIP"
    lying = f"{kept.body} {kept.answer} {kept.path} {kept.intent}"
    assert not any(said in lying for said in (BSN, "2026-11-20", "dagtekening"))
    assert "2026-11-20" in decrypted(session, kept.body, bericht_ad(bericht_id, "body"))


def test_a_sender_gets_the_bsn_in_the_path_and_shows_it_to_nobody(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)

    sent = taken(session)

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
        found = [each for many in pool.map(sender, range(4)) for each in many]

    assert len(found) == len(set(found)) == len(others) + 1


def test_a_message_of_a_sender_that_died_is_sent_again_under_the_same_id(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    lost = taken(session)

    too_soon = take_message(session, at=NOW + LEASE - timedelta(seconds=1))
    again = taken(session, NOW + LEASE)

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

    note_answer(session, sent=taken(session), code=403, body=REFUSAL, at=NOW)

    assert row(session, bericht_id).status == BerichtStatus.GEWEIGERD
    assert "Het niveau past niet." in answer(session, bericht_id)
    assert take_message(session, at=NOW + timedelta(days=9)) is None
    assert events(session) == ["DuoQueued", "DuoRefused"]


def test_after_a_refusal_the_news_can_be_told_again_as_a_new_message(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    refused = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=403, body=REFUSAL, at=NOW)

    better = queue(session, dossier_id, sanne)

    assert better != refused
    assert row(session, refused).status == BerichtStatus.INGETROKKEN
    assert row(session, better).status == BerichtStatus.KLAAR


def test_no_answer_means_later_and_later(session: Session, sanne: User, dossier_id: UUID) -> None:
    bericht_id, at, waits = queue(session, dossier_id, sanne), NOW, []

    for _ in range(MOST_ATTEMPTS):
        note_answer(session, sent=taken(session, at), code=503, body=None, at=at)
        due = row(session, bericht_id).next_try_at
        if due is not None:
            waits.append(due - at)
            at = due

    assert waits[: len(PAUSES)] == list(PAUSES)
    assert waits == sorted(waits)
    assert sum(waits, timedelta()) > timedelta(days=3)
    assert row(session, bericht_id).status == BerichtStatus.MISLUKT


def test_what_koers_gave_up_can_be_tried_again_by_hand(session: Session, sanne: User, dossier_id: UUID) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=None, body=None, at=NOW)

    try_again(session, bericht_id=bericht_id, by=sanne, at=NOW)

    assert taken(session).id == bericht_id
    with pytest.raises(AlreadyDone):
        try_again(session, bericht_id=bericht_id, by=sanne, at=NOW)


def test_a_message_that_waits_can_be_taken_back_and_one_under_way_cannot(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    first = queue(session, dossier_id, sanne)
    withdraw_message(session, bericht_id=first, by=sanne, at=NOW)
    assert take_message(session, at=NOW) is None

    second = queue(session, dossier_id, sanne)
    taken(session)

    with pytest.raises(AlreadyDone):
        withdraw_message(session, bericht_id=second, by=sanne, at=NOW)
    assert events(session) == ["DuoQueued", "DuoWithdrawn", "DuoQueued"]


def test_messages_about_one_person_go_in_their_order(session: Session, sanne: User, dossier_id: UUID) -> None:
    plan = queue(session, dossier_id, sanne)
    talk = queue(
        session,
        dossier_id,
        sanne,
        kind=BerichtKind.MAP,
        body={"datumEindgesprekMap": "2026-11-01"},
        intent=f"map:{dossier_id}",
    )

    assert taken(session).id == plan
    assert take_message(session, at=NOW) is None
    note_answer(session, sent=taken(session, NOW + LEASE), code=201, body=None, at=NOW)
    assert taken(session).id == talk


def test_a_message_that_does_not_fit_the_contract_is_not_put_ready(
    session: Session, sanne: User, dossier_id: UUID
) -> None:
    with pytest.raises(Incomplete) as refused:
        queue(session, dossier_id, sanne, body={"leerroute": "X"})

    assert [each.field for each in refused.value.shortcomings] == ["dagtekeningPip", "leerroute"]  # type: ignore[attr-defined]
    assert session.exec(select(DuoBericht)).all() == []


def test_without_a_bsn_there_is_nobody_to_tell_about(session: Session, sanne: User, dossier_id: UUID) -> None:
    with pytest.raises(Invalid):
        queue(session, a_dossier(session, sanne, given_names="Senait"), sanne)
    bericht_id = queue(session, dossier_id, sanne)
    revise_dossier(
        session, dossier_id=dossier_id, edit=Edit(field="bsn", value=None, seen_version=0, by=sanne, at=NOW, on=TODAY)
    )

    assert take_message(session, at=NOW) is None
    assert row(session, bericht_id).status == BerichtStatus.GEWEIGERD
    assert "geen BSN" in answer(session, bericht_id)


def test_only_who_may_send_and_works_on_the_dossier_puts_a_message_ready(
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


def test_a_place_in_the_path_is_a_plain_code(session: Session, sanne: User) -> None:
    body = {"naam": "Sanne de Boer", "email": "sanne@duinmeer.example", "telefoonnummer": "0612345678"}
    given: dict[str, Any] = {"kind": BerichtKind.CONTACT_WIJZIGEN, "body": body, "intent": "contact"}

    for places in ({}, {"id": "1/../../x"}, {"id": ""}):
        with pytest.raises(NotFound):
            queue(session, None, sanne, places=places, **given)

    made = queue(session, None, sanne, places={"id": "12"}, **given)
    assert row(session, made).path == "/contactpersonen/12"


def test_messages_can_be_read_after_going_over_to_another_key(
    database: Database, session: Session, sanne: User, dossier_id: UUID
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    note_answer(session, sent=taken(session), code=403, body=REFUSAL, at=NOW)
    session.close()
    new = new_keys()

    both, own = connect(database.url, f"{new},{os.environ['KOERS_DATA_KEYS']}"), connect(database.url, new)
    assert rotate(both, NOW).unreadable == 0
    with open_session(own) as later:
        kept = later.get_one(DuoBericht, bericht_id)
        assert "dagtekeningPip" in decrypted(later, kept.body, bericht_ad(bericht_id, "body"))
        assert "Het niveau past niet." in answer(later, bericht_id)
    both.dispose()
    own.dispose()

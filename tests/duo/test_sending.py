"""Sending the queue to DUO, against a mock made from DUO's contracts: nothing is sent twice or lost."""

import json
import logging
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx
import openapi_core
import pytest
from openapi_core.testing import MockRequest
from sqlmodel import Session, col, select

from access import User
from actions.duo.inbox import ask_duo, receive_notification
from actions.duo.queue import NewMessage, queue_message
from actions.duo.sending import take_message
from database import open_session
from models import DuoBericht
from models.base import new_id
from models.guards.encryption import bericht_ad, decrypted
from operations.duo.client import connect, deliver
from operations.duo.sender import Sent, send_due
from queries.duo.inbox import notices
from queries.duo.outbox import outbox
from rules.duo import ENDPOINTS, BerichtKind
from rules.duo.answers import Notificatie
from rules.duo.verdict import LEASE, PAUSES, BerichtStatus
from tests.builders import NOW, a_caseworker, a_dossier
from tests.databases import Database
from tests.duo.conftest import OURS, THEIRS, Line, duo_settings
from tests.duo.prism import CONTRACTS

pytestmark = pytest.mark.xdist_group("duo")
BSN = "123456782"
BODY: dict[str, object] = {
    "dagtekeningPip": "2026-11-20",
    "leerroute": "B",
    "niveau": "B1",
    "geschatteIntensiteitB1Route": 750,
    "indicatorAlfabetiseringsonderwijs": "NVT",
}


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


def send(database: Database, line: Line, later: timedelta = timedelta()) -> Sent:
    """One pass of a sender."""
    return send_due(lambda: open_session(database.engine), line.client, line.url, lambda: NOW + later)


def row(session: Session, bericht_id: UUID) -> DuoBericht:
    """A message as it is stored now."""
    session.expire_all()
    return session.get_one(DuoBericht, bericht_id)


def test_duo_accepts_a_pip(database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line) -> None:
    bericht_id = queue(session, dossier_id, sanne)

    done = send(database, duo)

    message = row(session, bericht_id)
    assert (done.accepted, message.status, message.answer_code) == (1, BerichtStatus.AANGENOMEN, 201)
    (request,) = duo.sent
    assert request.url.path == f"/v1/personen/{BSN}/PIP"
    assert (request.headers["bron"], request.headers["doel"]) == (OURS, THEIRS)
    assert request.headers["berichtId"] == str(bericht_id)
    assert send(database, duo).nothing


def test_what_is_sent_passes_an_openapi_validator(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    queue(session, dossier_id, sanne)

    send(database, duo)

    (sent,) = duo.sent
    request = MockRequest(
        "http://localhost",
        "post",
        f"/personen/{BSN}/PIP",
        view_args={"bsn": BSN},
        headers={name: sent.headers[name] for name in ("bron", "doel", "berichtId")},
        data=sent.read(),
    )
    openapi_core.OpenAPI.from_file_path(str(CONTRACTS / "PIP.openapi.yml")).validate_request(request)
    assert json.loads(sent.read()) == BODY


EVERY: dict[BerichtKind, dict[str, object]] = {
    BerichtKind.PIP: BODY,
    BerichtKind.CONTACT: {"naam": "Sanne de Boer", "email": "sanne@duinmeer.example", "telefoonnummer": "0612345678"},
    BerichtKind.CONTACT_WIJZIGEN: {
        "naam": "Sanne",
        "email": "sanne@duinmeer.example",
        "telefoonnummer": "+31612345678",
    },
    BerichtKind.AANBOD: {"datumInburgeringsaanbod": "2026-11-20", "indicatorAlfabetiseringsonderwijs": "AA"},
    BerichtKind.MAP: {"datumEindgesprekMap": "2026-11-20", "verwijtbaar": "Nee"},
    BerichtKind.PVT: {"datumOndertekeningPvt": "2026-11-20"},
    BerichtKind.ZROUTE: {"datumAfrondingZroute": "2026-11-20"},
    BerichtKind.UREN_TAALLES: {"uren": 120},
    BerichtKind.UREN_PARTICIPATIE: {"uren": 0},
    BerichtKind.UREN_INTAKE: {"uren": 40},
}
PLACES = {"id": "12", "instellingsnummer": "1234567890"}


def test_duo_accepts_every_kind_of_message_and_answers_every_kind_of_question(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    for kind, endpoint in ENDPOINTS.items():
        about = dossier_id if "{bsn}" in endpoint.path else None
        places = {name: PLACES[name] for name in PLACES if f"{{{name}}}" in endpoint.path}
        queue(session, about, sanne, kind=kind, body=EVERY.get(kind), intent=f"{kind}:1", places=places)

    done = send(database, duo)

    session.expire_all()
    states = {BerichtKind(each.kind): (each.status, each.answer_code) for each in session.exec(select(DuoBericht))}
    assert states == {kind: ("aangenomen", endpoint.success) for kind, endpoint in ENDPOINTS.items()}
    assert done.accepted == len(ENDPOINTS)


def test_a_refusal_of_duo_is_stored_in_the_words_of_duo(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    queue(session, dossier_id, sanne)
    duo.answers = [403]

    done = send(database, duo)

    (line,) = outbox(session, dossier_id, ready=(), seen_by=sanne).lines
    assert (done.refused, line.status) == (1, BerichtStatus.GEWEIGERD)
    assert line.words == ("string",)  # what Prism says for a fouttekst
    assert send(database, duo, timedelta(days=9)).nothing


def test_when_duo_is_unavailable_the_same_message_is_sent_again_later(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    duo.answers = [503]

    first, at_once = send(database, duo), send(database, duo)
    second = send(database, duo, PAUSES[0])

    assert (first.later, second.accepted) == (1, 1)
    assert at_once.nothing
    assert duo.ids == [str(bericht_id)] * 2
    assert row(session, bericht_id).status == BerichtStatus.AANGENOMEN


def test_a_sender_that_crashed_after_sending_loses_nothing_and_sends_the_same_id_again(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    bericht_id = queue(session, dossier_id, sanne)
    message = take_message(session, at=NOW)
    assert message is not None
    assert deliver(duo.client, duo.url, message).code == 201  # and here it dies

    soon, later = send(database, duo), send(database, duo, LEASE)

    assert soon.nothing
    assert later.accepted == 1
    assert duo.ids == [str(bericht_id)] * 2


def test_two_senders_at_once_send_each_message_once(
    database: Database, session: Session, sanne: User, duo: Line
) -> None:
    numbers = (BSN, "111222333", "999990019", "999990020", "999990032", "999990044")
    made = [
        queue(session, a_dossier(session, sanne, given_names=f"Persoon {number}", bsn=number), sanne)
        for number in numbers
    ]

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(lambda _: send(database, duo), range(3)))

    assert sorted(duo.ids) == sorted(str(each) for each in made)
    assert sum(each.accepted for each in done) == len(made)


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that takes a call and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_message_without_an_answer_in_time_is_sent_later(
    database: Database, session: Session, sanne: User, dossier_id: UUID, silent: str
) -> None:
    bericht_id = queue(session, dossier_id, sanne)

    with connect(duo_settings(silent)) as client:
        client.timeout = httpx.Timeout(0.2)
        done = send(database, Line(silent, client))

    message = row(session, bericht_id)
    assert (done.later, message.status, message.answer_code) == (1, BerichtStatus.KLAAR, None)
    assert message.next_try_at is not None
    words = outbox(session, dossier_id, ready=(), seen_by=sanne).lines[0].words
    assert words == ("DUO gaf geen antwoord.",)


def test_after_one_message_without_an_answer_the_others_wait_for_the_next_run(
    database: Database, session: Session, sanne: User, dossier_id: UUID, silent: str
) -> None:
    queue(session, dossier_id, sanne)
    queue(session, a_dossier(session, sanne, given_names="Senait", bsn="111222333"), sanne)

    with connect(duo_settings(silent)) as client:
        client.timeout = httpx.Timeout(0.2)
        done = send(database, Line(silent, client))

    assert done.later == 1


@pytest.mark.parametrize("code", [429, 503])
def test_while_duo_is_busy_the_others_wait_for_the_next_run(
    database: Database, session: Session, sanne: User, dossier_id: UUID, code: int
) -> None:
    queue(session, dossier_id, sanne)
    queue(session, a_dossier(session, sanne, given_names="Senait", bsn="111222333"), sanne)
    requests: list[httpx.Request] = []

    def busy(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(code)

    with httpx.Client(transport=httpx.MockTransport(busy)) as client:
        done = send(database, Line("https://duo.example", client))

    assert (done.later, len(requests)) == (1, 1)


def test_neither_a_bsn_nor_a_message_is_ever_logged(
    database: Database,
    session: Session,
    sanne: User,
    dossier_id: UUID,
    duo: Line,
    silent: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    queue(session, dossier_id, sanne)

    with connect(duo_settings(silent)) as client:
        client.timeout = httpx.Timeout(0.2)
        send(database, Line(silent, client))
    send(database, duo, PAUSES[0])

    assert "DUO pip" in caplog.text
    assert BSN not in caplog.text
    assert "2026-11-20" not in caplog.text


def test_questions_after_a_notification_are_answered_and_shown_beside_the_dossier(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    notice = new_id()
    notification = Notificatie(registratie=NOW, gebeurtenis="SS121", bsn=BSN)
    receive_notification(session, message_id=notice, notification=notification, at=NOW)
    ask_duo(session, notificatie_id=notice, by=sanne, at=NOW)

    send(database, duo)

    session.expire_all()
    (seen,) = notices(session, dossier_id, seen_by=sanne)
    assert {each.kind for each in seen.questions} == {
        BerichtKind.VRAAG_PIP,
        BerichtKind.VRAAG_TERMIJN,
        BerichtKind.VRAAG_PLICHT,
    }
    assert all(each.status is BerichtStatus.AANGENOMEN and each.lines for each in seen.questions)
    assert outbox(session, dossier_id, ready=(), seen_by=sanne).lines == ()


def test_the_content_of_a_message_is_stored_encrypted(
    database: Database, session: Session, sanne: User, dossier_id: UUID, duo: Line
) -> None:
    queue(session, dossier_id, sanne)
    send(database, duo)

    session.expire_all()
    message = session.exec(select(DuoBericht).order_by(col(DuoBericht.created_at))).one()
    assert message.body.startswith("enc:")
    assert json.loads(decrypted(session, message.body, bericht_ad(message.id, "body"))) == BODY

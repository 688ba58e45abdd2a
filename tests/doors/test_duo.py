"""DUO's notifications are accepted only with the proof of the proxy, and only as the contract says."""

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import httpx
import openapi_core
import pytest
from openapi_core.testing import MockRequest, MockResponse
from sqlmodel import Session, select
from starlette.applications import Starlette

import database as the_database
import settings as the_settings
from doors.duo import ROUTES, oin_of
from models import DuoNotificatie
from tests.builders import a_caseworker, a_dossier
from tests.databases import Database

OURS, DUO, OTHER = "00000001001234567000", "00000001003214345000", "00000009009999999000"
SECRET = "een-geheim-dat-alleen-de-proxy-kent-0123"
BSN = "123456782"
NOTIFICATION = {"registratieDatumTijd": "2026-11-20T09:30:00+01:00", "gebeurtenisId": "SS139", "bsn": BSN}
CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "duo" / "Notificatie.openapi.yml"

Call = Callable[..., httpx.Response]


def subject(oin: str) -> str:
    """The subject of a certificate as a proxy passes it."""
    return f"CN=services.duo.example,serialNumber={oin},O=Dienst Uitvoering Onderwijs,C=NL"


async def _post(app: Starlette, headers: list[tuple[str, str]], content: bytes) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://koers") as client:
        return await client.post("/duo/v1/notificaties", content=content, headers=headers)


@pytest.fixture
def call(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Send a notification as DUO does, through the proxy; arguments replace its usual headers and body."""
    for name, value in {
        "DATABASE_URL": database.url,
        "DUO_OIN": OURS,
        "DUO_TARGET_OIN": DUO,
        "DUO_PROXY_SECRET": SECRET,
    }.items():
        monkeypatch.setenv(f"KOERS_{name}", value)
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()
    app = Starlette(routes=ROUTES)

    def called(
        body: object = NOTIFICATION,
        *,
        content: bytes | None = None,
        twice: tuple[str, str] | None = None,
        **headers: str | None,
    ) -> httpx.Response:
        usual: dict[str, str | None] = {
            "bron": DUO,
            "doel": OURS,
            "berichtId": str(uuid4()),
            "x-koers-proxy": SECRET,
            "x-client-subject": subject(DUO),
            "content-type": "application/json",
        }
        header_fields = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = [(name, value) for name, value in (usual | header_fields).items() if value is not None]
        sent += [twice] if twice else []
        raw = json.dumps(body).encode() if content is None else content
        # A thread of its own: the browser of other tests keeps a loop running in this one.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, _post(app, sent, raw)).result()

    yield called
    the_database.engine().dispose()
    the_settings.settings.cache_clear()
    the_database.engine.cache_clear()


def notifications(session: Session) -> list[DuoNotificatie]:
    """All notifications."""
    session.expire_all()
    return list(session.exec(select(DuoNotificatie)))


def test_a_notification_is_accepted_and_stored_with_its_dossier(session: Session, call: Call) -> None:
    dossier_id = a_dossier(session, a_caseworker(session), bsn=BSN)

    answer = call()

    assert (answer.status_code, answer.content, answer.headers["API-Version"]) == (201, b"", "1.8.0")
    assert [(row.dossier_id, row.code) for row in notifications(session)] == [(dossier_id, "SS139")]


def test_the_same_message_is_accepted_twice_and_stored_once(session: Session, call: Call) -> None:
    a_dossier(session, a_caseworker(session), bsn=BSN)
    message_id = str(uuid4())

    codes = [call(berichtId=message_id).status_code, call(berichtId=message_id.upper()).status_code]

    assert codes == [201, 201]
    assert len(notifications(session)) == 1


def test_an_unknown_code_and_an_extra_field_of_duo_are_accepted(session: Session, call: Call) -> None:
    a_caseworker(session)

    assert call({**NOTIFICATION, "gebeurtenisId": "SS777", "nieuwVeld": 1}).status_code == 201
    assert [row.code for row in notifications(session)] == ["SS777"]


@pytest.mark.parametrize("name", ["x-koers-proxy", "x-client-subject", "bron", "doel", "berichtId"])
def test_a_header_that_is_sent_twice_is_refused(session: Session, call: Call, name: str) -> None:
    """A proxy that adds its header beside that of the caller would let the caller choose who they are."""
    a_caseworker(session)
    right = {"x-koers-proxy": SECRET, "x-client-subject": subject(DUO), "bron": DUO, "doel": OURS}

    assert call(twice=(name, right.get(name, str(uuid4())))).status_code in (400, 401, 403)
    assert notifications(session) == []


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({"x_koers_proxy": None}, 401),
        ({"x_koers_proxy": "iets anders"}, 401),
        ({"x_client_subject": None}, 401),
        ({"x_client_subject": subject(OTHER)}, 401),
        ({"bron": OTHER}, 403),
        ({"bron": None}, 403),
        ({"doel": OTHER}, 403),
        ({"doel": None}, 403),
        ({"berichtId": "nummer 1"}, 400),
        ({"berichtId": None}, 400),
        ({"content_type": "text/plain"}, 400),
    ],
)
def test_a_sender_that_is_not_duo_is_refused_in_the_error_format_of_duo(
    session: Session, call: Call, headers: dict[str, str | None], code: int
) -> None:
    a_caseworker(session)

    answer = call(**headers)

    assert answer.status_code == code
    assert set(answer.json()) == {"fouttekst"}
    assert notifications(session) == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {**NOTIFICATION, "bsn": "12345678"},
        {**NOTIFICATION, "bsn": 123456782},
        {**NOTIFICATION, "vNummer": "2712345678"},
        {**NOTIFICATION, "vNummer": -1},
        {**NOTIFICATION, "gebeurtenisId": "SS-139"},
        {**NOTIFICATION, "registratieDatumTijd": "2026-11-20"},
        {**NOTIFICATION, "registratieDatumTijd": "2026-11-20T09:30:00"},
        {**NOTIFICATION, "registratieDatumTijd": "0001-01-01T00:00:00+14:00"},
        {"gebeurtenisId": "SS139", "bsn": BSN},
    ],
)
def test_a_body_that_breaks_the_contract_is_refused_without_repeating_it(
    session: Session, call: Call, body: object
) -> None:
    a_caseworker(session)

    answer = call(body)

    assert answer.status_code == 400
    assert len(answer.json()["fouttekst"]) <= 200
    assert BSN not in answer.text
    assert notifications(session) == []


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 5000, b'{"a": "' + b"x" * 20_000 + b'"}'])
def test_a_body_that_is_not_json_or_too_large_is_refused(session: Session, call: Call, content: bytes) -> None:
    a_caseworker(session)

    assert call(content=content).status_code == 400
    assert notifications(session) == []


def test_without_the_settings_the_route_for_duo_does_not_exist(
    session: Session, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOERS_DUO_PROXY_SECRET", "")
    the_settings.settings.cache_clear()

    answers = [call(), call(x_koers_proxy="")]

    assert [each.status_code for each in answers] == [404, 404]
    assert notifications(session) == []


@pytest.mark.parametrize(
    ("written", "oin"),
    [
        (f"CN=duo,serialNumber={DUO},C=NL", DUO),
        (f"SERIALNUMBER={DUO},CN=duo", DUO),
        (f"C=NL, O=DUO, serialNumber={DUO}", DUO),
        (f"CN=duo,2.5.4.5={DUO}", DUO),
        (f"CN=duo+serialNumber={DUO}", DUO),
        # a name in a certificate that says to be an OIN
        (f"CN=x\\,serialNumber={DUO},serialNumber={OTHER}", OTHER),
        (f'CN="x,serialNumber={DUO}",C=NL', ""),
        (f"serialNumber={DUO},serialNumber={OTHER}", ""),
        (f"CN=serialNumber={DUO}", ""),
        (f"CN=duo,serialNumber={DUO}1", ""),
        ("", ""),
    ],
)
def test_the_oin_is_read_only_from_the_right_field_of_a_certificate(written: str, oin: str) -> None:
    assert oin_of(written) == oin


@pytest.mark.skipif(not CONTRACT.is_file(), reason="DUO's contracts do not lie beside the repository (../shared/duo)")
def test_accepted_requests_and_their_answers_pass_an_openapi_validator(session: Session, call: Call) -> None:
    a_caseworker(session)
    message_id = str(uuid4())
    request = MockRequest(
        "http://localhost",
        "post",
        "/notificaties",
        headers={"bron": DUO, "doel": OURS, "berichtId": message_id},
        data=json.dumps(NOTIFICATION).encode(),
    )
    contract = openapi_core.OpenAPI.from_file_path(str(CONTRACT))

    contract.validate_request(request)
    for answer in (call(berichtId=message_id), call({}), call(bron=OTHER), call(x_koers_proxy=None)):
        contract.validate_response(
            request,
            MockResponse(
                answer.content,
                status_code=answer.status_code,
                headers=dict(answer.headers),
                content_type=answer.headers.get("content-type", ""),
            ),
        )

"""DUO's notifications: POST /duo/v1/notificaties, by DUO's contract Notificatie 1.8; 404 unless configured.

Who calls is proved by the proxy: it asks for a client certificate of PKIoverheid, checks it, and sends along its
subject and a secret that only the proxy and Koers know. Both headers are needed; the OIN in the subject must be DUO's.
"""

import json
import logging
import re
from hmac import compare_digest
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.duo.inbox import receive_notification
from database import open_session
from doors.clock import now
from refusals import NotFound, Unavailable
from rules.duo import MalformedMessage
from rules.duo.answers import Notificatie
from settings import Settings, settings

VERSION = "1.8.0"
PROOF, SUBJECT = "x-koers-proxy", "x-client-subject"
MOST_BYTES = 10_000
FIRST_YEAR, LAST_YEAR = 2000, 2200
LONGEST_WORDS = 200  # Foutmelding.fouttekst
# An attribute of a subject as RFC 2253 writes it: a comma within a value has a backslash before it.
_OIN = re.compile(r"(?:^|(?<!\\)[,+])\s*(?:serialNumber|2\.5\.4\.5)=([0-9]{20})(?=$|[,+])", re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)

log = logging.getLogger("koers.duo")


class _Refused(Exception):
    """Why a notification is not taken: the code, and the words for DUO. Never what was sent."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code, self.words = code, words


def oin_of(subject: str) -> str:
    """The OIN in the subject of a certificate (its serialNumber); empty when there is none, or more than one."""
    serial_numbers = _OIN.findall(subject)
    return serial_numbers[0] if len(serial_numbers) == 1 and '"' not in subject else ""


async def _notificaties(request: Request) -> Response:
    configured = settings()
    if not configured.hears_from_duo:
        return Response(status_code=404)
    try:
        _admit(request, configured)
        message_id = _message_id(request)
        notification = _notification(await _body(request))
        new = await run_in_threadpool(_keep, message_id, notification)
    except _Refused as refused:
        log.warning("notification refused: %s %s", refused.code, refused.words)
        return _answer(refused.code, {"fouttekst": refused.words[:LONGEST_WORDS]})
    log.info("notification %s: %s%s", message_id, notification.gebeurtenis, "" if new else " (again)")
    return _answer(201, None)


def _admit(request: Request, configured: Settings) -> None:
    from_proxy = compare_digest(_only(request, PROOF).encode(), configured.duo_proxy_secret.get_secret_value().encode())
    if not from_proxy or oin_of(_only(request, SUBJECT)) != configured.duo_target_oin or not configured.duo_target_oin:
        raise _Refused(401, "De afzender is niet bekend.")
    if _only(request, "bron") != configured.duo_target_oin:
        raise _Refused(403, "De bron is niet de organisatie van het certificaat.")
    if not configured.duo_oin or _only(request, "doel") != configured.duo_oin:
        raise _Refused(403, "Dit bericht is niet voor deze gemeente.")


def _only(request: Request, name: str) -> str:
    """A header that came once; of two, one may be the caller's own beside that of the proxy, so neither is believed."""
    values = request.headers.getlist(name)
    return values[0] if len(values) == 1 else ""


def _message_id(request: Request) -> UUID:
    written = _only(request, "berichtId")
    if not _ID.fullmatch(written):
        raise _Refused(400, "Het berichtId ontbreekt of is geen UUID.")
    return UUID(written)


async def _body(request: Request) -> bytes:
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != "application/json":
        raise _Refused(400, "De inhoud moet application/json zijn.")
    raw = b""
    try:
        async for part in request.stream():
            raw += part
            if len(raw) > MOST_BYTES:
                raise _Refused(400, "De inhoud is te groot.")
    except ClientDisconnect as disconnect:
        raise _Refused(400, "De inhoud is niet compleet.") from disconnect
    return raw


def _notification(raw: bytes) -> Notificatie:
    try:
        notification = Notificatie.from_json(json.loads(raw))
    except MalformedMessage as wrong:
        raise _Refused(400, str(wrong)) from wrong
    except (ValueError, RecursionError) as wrong:
        raise _Refused(400, "De inhoud is geen JSON.") from wrong
    if not FIRST_YEAR <= notification.registratie.year <= LAST_YEAR:
        raise _Refused(400, "registratieDatumTijd ligt te ver weg")
    return notification


def _keep(message_id: UUID, notification: Notificatie) -> bool:
    try:
        with open_session() as session:
            return receive_notification(session, message_id=message_id, notification=notification, at=now())
    except (Unavailable, NotFound) as away:
        raise _Refused(503, "Koers is nu niet bereikbaar. Probeer het later opnieuw.") from away


def _answer(code: int, body: object) -> Response:
    headers = {"API-Version": VERSION}
    return Response(status_code=code, headers=headers) if body is None else JSONResponse(body, code, headers)


ROUTES = [Route("/duo/v1/notificaties", _notificaties, methods=["POST"])]

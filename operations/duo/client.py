"""The line to DUO: certificates, headers with OIN and berichtId, time-outs. It knows messages, not what they mean.

Nothing here is logged with an address or a body: both hold a person.
"""

import json
import logging
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from actions.duo.sending import Outgoing
from rules.duo import ENDPOINTS
from settings import SHORTEST_SECRET, Settings

TIMEOUT = httpx.Timeout(30, connect=10)  # seconds; well within the lease of a message
LONGEST_ANSWER = 1_000_000  # bytes
OIN_DIGITS = 20
_HERE = ("127.0.0.1", "localhost", "::1")

for noisy in ("httpx", "httpcore"):
    logging.getLogger(noisy).setLevel(logging.WARNING)  # they log each address, with the BSN in it


@dataclass(frozen=True, kw_only=True)
class DuoReply:
    """What came back: the HTTP code and the JSON (None: none). Without a code nothing came, and `fault` says what."""

    code: int | None
    body: object = None
    fault: str = ""


def faults(settings: Settings) -> Iterator[str]:
    """What is missing or wrong in the settings for DUO, in Dutch; nothing when DUO is off or all is well."""
    if not (settings.sends_to_duo or settings.hears_from_duo):
        return
    for name in ("duo_oin", "duo_target_oin"):
        if not _is_oin(getattr(settings, name)):
            yield f"KOERS_{name.upper()} moet een OIN van {OIN_DIGITS} cijfers zijn; de koppeling met DUO werkt niet."
    if settings.sends_to_duo:
        yield from _sending_faults(settings)
    secret = settings.duo_proxy_secret.get_secret_value()
    if secret and len(secret) < SHORTEST_SECRET:
        yield f"KOERS_DUO_PROXY_SECRET is te kort: minstens {SHORTEST_SECRET} tekens. Maak er een: openssl rand -hex 32"


def connect(settings: Settings) -> httpx.Client:
    """A client with our certificate. Follows no redirect: DUO sends none, and a BSN goes nowhere else.

    Raises OSError (ssl.SSLError too) when a certificate file cannot be used.
    """
    return httpx.Client(
        verify=_trust(settings),
        timeout=TIMEOUT,
        follow_redirects=False,
        trust_env=False,
        headers={"bron": settings.duo_oin, "doel": settings.duo_target_oin, "accept": "application/json"},
    )


def deliver(client: httpx.Client, base: str, message: Outgoing) -> DuoReply:
    """Send one message and give what came back; never raises for what can go wrong on the way."""
    endpoint = ENDPOINTS[message.kind]
    address = f"{base.replace('{api}', endpoint.api).rstrip('/')}/v{endpoint.major}{message.path}"
    headers = {"berichtId": str(message.id)}
    content = message.body.encode() if message.body else None
    if content is not None:
        headers["content-type"] = "application/json"
    try:
        with client.stream(message.method, address, headers=headers, content=content) as response:
            return DuoReply(code=response.status_code, body=_json(response))
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        # Only the kind of fault: its words may hold the address.
        return DuoReply(code=None, fault=type(fault).__name__)


def _json(response: httpx.Response) -> object:
    raw = b""
    for part in response.iter_bytes():
        raw += part
        if len(raw) > LONGEST_ANSWER:
            return None
    try:
        content: object = json.loads(raw)
        json.dumps(content, ensure_ascii=False).encode()  # half a character of UTF-16 could not be kept
    except (ValueError, RecursionError):  # also a text that is no UTF-8
        return None
    return content


def _is_oin(text: str) -> bool:
    return len(text) == OIN_DIGITS and text.isascii() and text.isdigit()


def _sending_faults(settings: Settings) -> Iterator[str]:
    try:
        address = urlsplit(settings.duo_url)
        scheme, host = address.scheme, address.hostname
    except ValueError:
        scheme, host = "", None
    if not host or scheme not in ("http", "https"):
        yield "KOERS_DUO_URL is geen adres dat met https:// begint."
        return
    if scheme == "http" and host not in _HERE:
        yield "KOERS_DUO_URL moet met https:// beginnen: zonder versleuteling gaat er geen BSN weg."
    if scheme == "https":
        for name in ("duo_certificate", "duo_key", "duo_ca"):
            file = getattr(settings, name)
            if not file:
                yield f"KOERS_{name.upper()} ontbreekt; de koppeling met DUO werkt niet."
            elif not Path(file).is_file():
                yield f"Het bestand van KOERS_{name.upper()} is er niet: {file}"


def _trust(settings: Settings) -> ssl.SSLContext | bool:
    if urlsplit(settings.duo_url).scheme != "https":
        return True
    context = ssl.create_default_context(cafile=settings.duo_ca)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(settings.duo_certificate, settings.duo_key)
    return context

"""Which requests are let in: those for an address of ours, from a page of ours, for something that Koers uses."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from settings import Settings, settings

# Of Streamlit, and not used here: its own login, figures about the process, a way in for programs.
CLOSED = ("/auth/login", "/auth/logout", "/oauth2callback", "/_stcore/metrics", "/_stcore/agent")
OUR_OWN = ("localhost", "127.0.0.1", "::1")
PLAIN = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
STRANGE = "Koers kent dit adres niet. De beheerder zet het adres dat mensen intypen in KOERS_BASE_URL."


def host_of(header: str) -> str:
    """The name in a Host header or an address, without its port; empty when it is no name."""
    try:
        parts = urlsplit(header if "//" in header else f"//{header}")
        _ = parts.port
    except ValueError:
        return ""
    odd = parts.username or parts.password or parts.query or parts.fragment
    return "" if odd or parts.path.strip("/") else (parts.hostname or "").rstrip(".")


def known_host(header: str, configured: Settings) -> bool:
    """Whether this Host is ours: that of KOERS_BASE_URL, or this machine. Without that setting any number goes too.

    A number in the address bar cannot have been pointed here by somebody else's name server; a name can.
    """
    host = host_of(header)
    if host in OUR_OWN:
        return True
    if configured.base_url:
        return bool(host) and host == host_of(configured.base_url)
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def of_our_page(connection: HTTPConnection) -> bool:
    """Whether the Origin header, which a browser sends, names this host; False without that header."""
    origin = urlsplit(connection.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc == connection.headers.get("host", "")


class Admission:
    """ASGI middleware that refuses what is not let in, before anything else looks at it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, or refuse: 404 for what is closed, 421 for an address that is not ours."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
        elif not known_host(Headers(scope=scope).get("host", ""), settings()):
            await _refuse(scope, receive, send, 421, STRANGE)
        elif scope["path"].startswith(CLOSED):
            await _refuse(scope, receive, send, 404, "Dit adres is er niet.")
        elif scope["type"] == "websocket" and _foreign(HTTPConnection(scope)):
            await _refuse(scope, receive, send, 403, "")
        else:
            await self.app(scope, receive, send)


def _foreign(connection: HTTPConnection) -> bool:
    """A page of another host. Programs say nothing; a browser always does."""
    return "origin" in connection.headers and not of_our_page(connection)


async def _refuse(scope: Scope, receive: Receive, send: Send, code: int, sentence: str) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse(sentence, status_code=code, headers=PLAIN)(scope, receive, send)

"""The HTML around the screens: language, our script and style, and the security headers of every answer."""

import secrets
from pathlib import Path

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from settings import Settings, settings

STATIC = Path(__file__).parent / "static"
OURS = (
    '<link rel="stylesheet" href="/koers/style.css"><script defer src="/koers/koers.js"></script>'
    '<script defer src="/koers/keeping.js"></script></head>'
)
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    # 'unsafe-inline'/'unsafe-eval': Streamlit's own bundle and Vega need them; no other host is ever allowed.
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' {websocket}; worker-src 'self' blob:; "
        "frame-ancestors 'none'; base-uri 'self'; form-action 'self'"
    ),
}


HTTPS_ONLY = "max-age=31536000"  # a year, in seconds
BROWSER = "koers_browser"  # cookie: a secret of this browser, without which a login ticket is worth nothing


def security(host: str, *, https: bool) -> dict[str, str]:
    """The security headers of an answer at this host; `https`: that people reach Koers over https only."""
    websocket = f"{'wss' if https else 'ws'}://{host}"  # not every browser counts it under 'self'
    headers = {name: value.replace("{websocket}", websocket) for name, value in SECURITY.items()}
    return headers | ({"Strict-Transport-Security": HTTPS_ONLY} if https else {})


def over_https(configured: Settings, scheme: str) -> bool:
    """Whether people reach Koers over https. A demo on this machine goes without."""
    return configured.secure_cookie and not (configured.demo and scheme in {"http", "ws"})


class Shell:
    """ASGI middleware: adds the headers, and on the one HTML page sets the language and loads our two files.

    A browser that has no secret of its own yet is given one with the page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; change the answer on its way out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        if b"text/html" in dict(scope["headers"]).get(b"accept", b""):
            scope = {**scope, "headers": plain}  # a compressed page could not be changed
        await self.app(scope, receive, _Outgoing(send, Request(scope)))


class _Outgoing:
    def __init__(self, send: Send, request: Request) -> None:
        self.send = send
        self.head_only = request.method == "HEAD"
        self.known = BROWSER in request.cookies
        self.https = over_https(settings(), request.url.scheme)
        self.security = security(request.headers.get("host", ""), https=self.https)
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in self.security.items():
                headers[name] = value
            if headers.get("content-type", "").startswith("text/html") and not self.head_only:
                self.start = message  # its length is known only after the change
                return
            await self.send(message)
        elif self.start is None or message["type"] != "http.response.body":
            await self.send(message)
        else:
            await self._page(self.start, message)

    async def _page(self, start: Message, message: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        page = (
            self.body.decode()
            .replace('<html lang="en">', '<html lang="nl">')
            .replace("<title>Streamlit<", "<title>Koers<")
        )
        page = page.replace("./favicon.png", "/koers/favicon.png").replace("</head>", OURS, 1)
        headers = MutableHeaders(raw=start["headers"])
        headers["content-length"] = str(len(page.encode()))
        for stale in ("etag", "last-modified"):
            if stale in headers:
                del headers[stale]
        headers["cache-control"] = "no-store"
        if not self.known:
            headers.append("set-cookie", _browser_cookie(secure=self.https))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": page.encode()})


def _browser_cookie(*, secure: bool) -> str:
    cookie = f"{BROWSER}={secrets.token_urlsafe(32)}; Path=/; HttpOnly; SameSite=Lax"
    return f"{cookie}; Secure" if secure else cookie


def _file(name: str, kind: str) -> Route:
    async def answer(_request: object) -> FileResponse:
        return FileResponse(STATIC / name, media_type=kind, headers={"cache-control": "no-cache"})

    return Route(f"/koers/{name}", answer)


ROUTES = [
    _file("koers.js", "text/javascript"),
    _file("keeping.js", "text/javascript"),
    _file("style.css", "text/css"),
    _file("favicon.png", "image/png"),
]

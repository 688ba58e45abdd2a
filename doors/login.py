"""The login cookie: issued for a one-time ticket, renewed, deleted. The rest of logging in is in actions."""

from datetime import timedelta
from html import escape
from urllib.parse import urlsplit
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from actions.beheer.login import LoginRules, enter, keep_alive, leave
from database import open_session
from doors.admission import of_our_page
from doors.clock import now
from doors.shell import BROWSER, over_https
from exports.pip.zip_store import ZIP_STORE
from queries.scope.login import current_login, seconds_left
from refusals import LoggedOut, Unavailable
from settings import Settings, settings

COOKIE = "koers_login"
AWAY = (
    "U bent nog niet uitgelogd: de database is nu niet bereikbaar. Probeer het zo nog eens. "
    "Sluit op een computer van iemand anders ook alle vensters van deze browser."
)


def rules(configured: Settings) -> LoginRules:
    """How strict logging in is, from the settings."""
    return LoginRules(
        tries=configured.login_tries,
        tries_per_address=configured.login_tries_per_address,
        lockout=timedelta(minutes=configured.lockout_minutes),
        idle=timedelta(minutes=configured.idle_minutes),
        life=timedelta(hours=configured.session_hours),
    )


def login_of(token: str) -> UUID | None:
    """The open login with this token; None when there is none. Raises Unavailable."""
    with open_session() as session:
        login = current_login(session, token=token, idle=rules(settings()).idle, at=now()) if token else None
    return login.user.login_id if login else None


def own_path(path: str) -> str:
    """`path` if it is a path of ours, else "/": a link may not send somebody to another site after login."""
    parts = urlsplit(path)
    if parts.scheme or parts.netloc or not path.startswith("/") or path.startswith(("//", "/\\", "/auth/")):
        return "/"
    return path


def address_of(forwarded: str, direct: str, trusted_proxies: int) -> str:
    """The address that a request came from.

    `forwarded` is the X-Forwarded-For header, of which only what our own proxies added is believed: the entry that
    stands `trusted_proxies` from the end. Without trusted proxies the header is not read at all.
    """
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    if trusted_proxies and len(hops) >= trusted_proxies:
        return hops[-trusted_proxies]
    return direct


def _enter(request: Request) -> Response:
    next_path = own_path(request.query_params.get("next", "/"))
    browser = request.cookies.get(BROWSER, "")
    try:
        if not browser:
            raise LoggedOut
        with open_session() as session:
            token = enter(session, ticket=request.query_params.get("ticket", ""), browser=browser, at=now())
    except (LoggedOut, Unavailable):
        return RedirectResponse(next_path, status_code=303)
    response = RedirectResponse(next_path, status_code=303)
    secure = over_https(settings(), request.url.scheme)  # a browser drops a Secure cookie on plain http
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure, path="/")
    return response


def _leave(request: Request) -> Response:
    """Log out: only for a press on a page of ours. A link, which anybody can make, does nothing."""
    next_path = own_path(request.query_params.get("next", "/"))
    if request.method != "POST" or not of_our_page(request):
        return RedirectResponse(next_path, status_code=303)
    try:
        _end(request.cookies.get(COOKIE, ""))
    except Unavailable:
        return _page_of(AWAY)
    response = RedirectResponse(next_path, status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


def _end(token: str) -> None:
    if not token:
        return
    with open_session() as session:
        login = current_login(session, token=token, idle=rules(settings()).idle, at=now())
        leave(session, token=token, at=now())
    if login is not None and login.user.login_id is not None:
        ZIP_STORE.drop_all_of(login.user.login_id)


def _page_of(sentence: str) -> Response:
    """A page with one sentence and the way back, when the screens cannot say it."""
    body = f"<p>{escape(sentence)}</p><p><a href='/'>Terug naar Koers</a></p>"
    head = "<meta charset='utf-8'><meta name='viewport' content='width=device-width'><title>Koers</title>"
    return HTMLResponse(
        f"<!doctype html><html lang='nl'><head>{head}</head><body>{body}</body></html>", status_code=503
    )


def _alive(request: Request) -> Response:
    try:
        with open_session() as session:
            keep_alive(session, token=request.cookies.get(COOKIE, ""), rules=rules(settings()), at=now())
    except LoggedOut:
        return JSONResponse({"seconds": 0}, status_code=401)
    except Unavailable:
        return JSONResponse({}, status_code=503)
    return JSONResponse({"seconds": settings().idle_minutes * 60})


def _left(request: Request) -> Response:
    try:
        with open_session() as session:
            idle = rules(settings()).idle
            seconds = seconds_left(session, token=request.cookies.get(COOKIE, ""), idle=idle, at=now())
    except Unavailable:
        return JSONResponse({}, status_code=503)
    return JSONResponse({"seconds": seconds, "warn": settings().idle_warning_minutes * 60})


ROUTES = [
    Route("/auth/enter", _enter),
    Route("/auth/uitloggen", _leave, methods=["GET", "POST"]),
    Route("/auth/actief", _alive, methods=["POST"]),
    Route("/auth/rest", _left),
]

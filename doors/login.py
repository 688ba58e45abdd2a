"""The login cookie: made from a one-time ticket, kept alive, taken away. The rest of logging in is in actions."""

from datetime import timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from actions.beheer.login import LoginRules, enter, keep_alive, leave
from database import open_session
from doors.clock import now
from exports.pip.zip_store import ZIP_STORE
from queries.scope.login import current_login, seconds_left
from refusals import LoggedOut, Unavailable
from settings import Settings, settings

COOKIE = "koers_login"


def rules(given: Settings) -> LoginRules:
    """How strict logging in is, from the settings."""
    return LoginRules(
        tries=given.login_tries,
        tries_per_address=given.login_tries_per_address,
        lockout=timedelta(minutes=given.lockout_minutes),
        idle=timedelta(minutes=given.idle_minutes),
        life=timedelta(hours=given.session_hours),
    )


def own_path(wanted: str) -> str:
    """`wanted` if it is a path of ours, else "/": a link may not send somebody to another site after login."""
    parts = urlsplit(wanted)
    if parts.scheme or parts.netloc or not wanted.startswith("/") or wanted.startswith(("//", "/\\", "/auth/")):
        return "/"
    return wanted


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
    wanted = own_path(request.query_params.get("next", "/"))
    try:
        with open_session() as session:
            token = enter(session, ticket=request.query_params.get("ticket", ""), at=now())
    except (LoggedOut, Unavailable):
        return RedirectResponse(wanted, status_code=303)
    response = RedirectResponse(wanted, status_code=303)
    response.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=_secure(request), path="/")
    return response


def _secure(request: Request) -> bool:
    # A browser drops a Secure cookie on plain http; that is meant for real use and not for a demo on localhost.
    return settings().secure_cookie and not (settings().demo and request.url.scheme == "http")


def _leave(request: Request) -> Response:
    token = request.cookies.get(COOKIE)
    if token:
        with open_session() as session:
            login = current_login(session, token=token, idle=rules(settings()).idle, at=now())
            leave(session, token=token, at=now())
        if login is not None and login.user.login_id is not None:
            ZIP_STORE.drop_all_of(login.user.login_id)
    wanted = own_path(request.query_params.get("next", "/"))
    response = RedirectResponse(wanted, status_code=303)
    response.delete_cookie(COOKIE, path="/")
    return response


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
    Route("/auth/uitloggen", _leave),
    Route("/auth/actief", _alive, methods=["POST"]),
    Route("/auth/rest", _left),
]

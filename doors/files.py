"""Files that Streamlit holds for a while, what is uploaded and what is downloaded: for whom they are, and how many.

Streamlit itself hands a download to whoever has its address, and takes uploads for any session, logged in or not.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sized
from pathlib import PurePosixPath
from threading import Lock
from typing import Any, Protocol
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from refusals import Unavailable

MEDIA, UPLOAD = "/media/", "/_stcore/upload_file/"
MOST_REMEMBERED = 5_000  # sessions, and files; the oldest are forgotten first, and then belong to no login
LARGEST = 6 * 1024 * 1024  # bytes of one upload with its envelope; maxUploadSize is that of the file in it
MOST_FILES, MOST_BYTES = 12, 30 * 1024 * 1024  # held for one session at one time

GONE = "Dit bestand is er niet (meer). Log in en download het opnieuw."
NOT_YOURS = "U bent niet meer ingelogd. Laad de pagina opnieuw."
TOO_LARGE = "Dit bestand is te groot."
TOO_MANY = "Er staan al te veel bestanden klaar. Laad de pagina opnieuw."

AWAY = "De database is nu niet bereikbaar. Probeer het zo nog eens."

UploadsBySession = Callable[[], Mapping[str, Mapping[str, Any]]]  # by session and file, each with its `data`
LoginOf = Callable[[str], UUID | None]  # of a token


class Manager(Protocol):
    """The part of Streamlit's media file manager that gives out addresses; each call is made for one session."""

    def add(self, *args: Any, **kwargs: Any) -> str: ...
    def add_deferred(self, *args: Any, **kwargs: Any) -> str: ...
    def execute_deferred(self, file_id: str) -> str: ...


class Owners:
    """Which login is behind which session of Streamlit, and which sessions were given which download."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._logins: OrderedDict[str, UUID] = OrderedDict()
        self._sessions: OrderedDict[str, set[str]] = OrderedDict()

    def note_login(self, session_id: str, login_id: UUID | None) -> None:
        """This session is of this login now; of none when nobody is logged in."""
        with self._lock:
            self._logins.pop(session_id, None)
            if login_id is not None:
                self._logins[session_id] = login_id
            _bound(self._logins)

    def note_file(self, address: str, session_id: str) -> None:
        """This session was given a file at this address."""
        with self._lock:
            self._sessions.setdefault(_name(address), set()).add(session_id)
            self._sessions.move_to_end(_name(address))
            _bound(self._sessions)

    def sessions_of(self, address: str) -> set[str]:
        """The sessions that were given the file at this address."""
        with self._lock:
            return set(self._sessions.get(_name(address), ()))

    def is_of(self, session_id: str, login_id: UUID) -> bool:
        """Whether this session is of this login."""
        with self._lock:
            return self._logins.get(session_id) == login_id

    def may_read(self, address: str, login_id: UUID) -> bool:
        """Whether a session of this login was given the file at this address."""
        return any(self.is_of(each, login_id) for each in self.sessions_of(address))

    def watch(self, manager: Manager, session_id: Callable[[], str]) -> None:
        """Note from now on for which session this manager gives out an address; `session_id` says which one asks.

        A download made on its click has an id of its own first, and is made outside the session that drew the button.
        """
        add, add_deferred, execute = manager.add, manager.add_deferred, manager.execute_deferred

        def added(*args: Any, **kwargs: Any) -> str:
            return self._noted(add(*args, **kwargs), {session_id()})

        def deferred(*args: Any, **kwargs: Any) -> str:
            return self._noted(add_deferred(*args, **kwargs), {session_id()})

        def executed(file_id: str) -> str:
            return self._noted(execute(file_id), self.sessions_of(file_id))

        for name, watched in {"add": added, "add_deferred": deferred, "execute_deferred": executed}.items():
            setattr(manager, name, watched)

    def _noted(self, address: str, sessions: set[str]) -> str:
        for each in sessions:
            self.note_file(address, each)
        return address


def _name(address: str) -> str:
    return PurePosixPath(address).stem


def _bound(remembered: OrderedDict[str, Any]) -> None:
    while len(remembered) > MOST_REMEMBERED:
        remembered.popitem(last=False)


OWNERS = Owners()


class Files:
    """ASGI middleware: passes a request for a file on only for the login that it belongs to, and keeps none behind."""

    def __init__(self, app: ASGIApp, owners: Owners, login_of: LoginOf, uploads: UploadsBySession, cookie: str) -> None:
        self.app, self.owners, self.login_of, self.uploads, self.cookie = app, owners, login_of, uploads, cookie

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it in a sentence."""
        if scope["type"] != "http" or not scope["path"].startswith((MEDIA, UPLOAD)):
            await self.app(scope, receive, send)
            return
        refused = await self._refusal(Request(scope))
        if refused is not None:
            await refused(scope, receive, send)
            return
        await self.app(scope, receive, _without_caching(send))

    async def _refusal(self, request: Request) -> Response | None:
        try:
            login_id = await run_in_threadpool(self.login_of, request.cookies.get(self.cookie, ""))
        except Unavailable:
            return _no(503, AWAY)
        path = request.url.path
        if path.startswith(MEDIA):
            allowed = login_id is not None and self.owners.may_read(path, login_id)
            return None if allowed else _no(404, GONE)
        session_id, _, file_id = path.removeprefix(UPLOAD).partition("/")
        if login_id is None or not self.owners.is_of(session_id, login_id):
            return _no(403, NOT_YOURS)
        return self._too_much(request, session_id, file_id) if request.method == "PUT" else None

    def _too_much(self, request: Request, session_id: str, file_id: str) -> Response | None:
        length = request.headers.get("content-length", "")
        if not length.isdigit():
            return _no(411, TOO_LARGE)
        if int(length) > LARGEST:
            return _no(413, TOO_LARGE)
        others = [each.data for name, each in self.uploads().get(session_id, {}).items() if name != file_id]
        if len(others) >= MOST_FILES or _size(others) + int(length) > MOST_BYTES:
            return _no(429, TOO_MANY)
        return None


def _size(files: list[Sized]) -> int:
    return sum(len(each) for each in files)


def _no(code: int, sentence: str) -> Response:
    return PlainTextResponse(sentence, status_code=code, headers={"cache-control": "no-store"})


def _without_caching(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(raw=message["headers"])["cache-control"] = "no-store"
        await send(message)

    return sent

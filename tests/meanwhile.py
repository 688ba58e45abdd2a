"""A colleague who is busy with the same thing at the same moment."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import wait as wait_for
from types import ModuleType
from typing import Any

import pytest
from sqlmodel import Session

from database import open_session
from tests.databases import Database

WAIT = 0.5  # seconds: long enough to come first when nothing holds the colleague back


def meanwhile(
    monkeypatch: pytest.MonkeyPatch, database: Database, place: tuple[ModuleType, str], deed: Callable[[Session], Any]
) -> Future[Any]:
    """Let a colleague run this action in a session of their own as soon as ours reaches a function of its module.

    The colleague gets half a second before ours goes on: who is held back by ours ends after it. Gives what the deed
    of the colleague gave, or the refusal.
    """
    module, name = place
    real, ended = getattr(module, name), Future[Any]()
    began: list[str] = []

    def theirs() -> Any:
        with open_session(database.engine) as own:
            return deed(own)

    def both(*args: Any, **kwargs: Any) -> Any:
        if not began:
            began.append(name)
            pool = ThreadPoolExecutor(1)
            running = pool.submit(theirs)
            running.add_done_callback(lambda done: _pass_on(done, ended))
            pool.shutdown(wait=False)
            wait_for([running], WAIT)
        return real(*args, **kwargs)

    monkeypatch.setattr(module, name, both)
    return ended


def _pass_on(done: Future[Any], ended: Future[Any]) -> None:
    fault = done.exception()
    if fault is not None:
        ended.set_exception(fault)
    else:
        ended.set_result(done.result())

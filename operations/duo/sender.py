"""Send what waits for DUO: take a message, send it, note the answer, until nothing is due."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime

import httpx
from sqlmodel import Session

from actions.duo.sending import note_answer, take_message
from operations.duo.client import DuoReply, deliver
from rules.duo.verdict import BerichtStatus

log = logging.getLogger("koers.duo")

BUSY = (429, 503)  # too many requests; away for maintenance

OpenSession = Callable[[], AbstractContextManager[Session]]


@dataclass(kw_only=True)
class Sent:
    """What one pass did."""

    accepted: int = 0
    refused: int = 0
    later: int = 0

    def count(self, status: BerichtStatus) -> None:
        """Count what became of one message."""
        if status is BerichtStatus.AANGENOMEN:
            self.accepted += 1
        elif status is BerichtStatus.GEWEIGERD:
            self.refused += 1
        else:
            self.later += 1

    @property
    def nothing(self) -> bool:
        """Whether there was nothing to send."""
        return not (self.accepted or self.refused or self.later)


def send_due(open_session: OpenSession, client: httpx.Client, base: str, now: Callable[[], datetime]) -> Sent:
    """One pass over what is due. The database is let go while DUO is spoken with.

    Stops at the first message without an answer, or when DUO is busy or away: the next ones would only wait for the
    same time-out, or make it busier. Raises refusals.Unavailable when the database is away; a message that is then
    under way is sent again after its lease.
    """
    sent = Sent()
    while True:
        with open_session() as session:
            message = take_message(session, at=now())
        if message is None:
            return sent
        answer = deliver(client, base, message)
        with open_session() as session:
            outcome = note_answer(session, sent=message, code=answer.code, body=answer.body, at=now())
        log.info("DUO %s %s: %s", message.kind.value, message.id, _result_text(answer))
        if outcome is not None:
            sent.count(outcome.status)
        if answer.code is None or answer.code in BUSY:
            return sent


def _result_text(answer: DuoReply) -> str:
    return str(answer.code) if answer.code is not None else answer.fault

"""`koers duo`: send what waits for DUO, and see how it stands."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Annotated

import sqlalchemy as sa
import typer
from sqlmodel import Session, col, select

from database import connect as connect_database
from database import open_session
from models import DuoBericht, DuoNotificatie
from operations.duo.client import connect, faults
from operations.duo.sender import send_due
from operations.keys_command import AWAY
from operations.migrate import is_current
from operations.terminal import aside, say, stop
from refusals import Unavailable
from rules.duo.verdict import BerichtStatus
from secrecy import WrongKeys
from settings import Settings, settings
from texts.duo.outbox import STATUSES
from texts.wording.formats import moment

duo = typer.Typer(no_args_is_help=True, help="De berichten aan en van DUO.")

EVERY = 10.0  # seconds between two looks for messages
OFF = "Koers is niet verbonden met DUO: KOERS_DUO_URL is leeg. Er wordt niets verzonden."


@duo.command("send")
def send(once: Annotated[bool, typer.Option("--once", help="Eén keer, en dan stoppen.")] = False) -> None:
    """De berichten verzenden die voor DUO klaarstaan, en blijven verzenden."""
    configured = settings()
    if not configured.sends_to_duo:
        stop(OFF)
    if all_faults := list(faults(configured)):
        stop(*all_faults)
    logging.basicConfig(level=configured.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    with _database(configured) as engine:
        if once:
            _pass(configured, engine, once=True)
            return
        while True:
            try:
                _pass(configured, engine, once=False)
            except Unavailable:
                aside.print("De database is nu niet bereikbaar. Koers probeert het opnieuw.")
            threading.Event().wait(EVERY)


def _pass(configured: Settings, engine: sa.Engine, *, once: bool) -> None:
    # A client for each pass: a certificate that was renewed counts from the next one on.
    try:
        client = connect(configured)
    except OSError as fault:
        stop(f"Het certificaat voor DUO is niet te gebruiken: {fault}")
    with client:
        sent = send_due(lambda: open_session(engine), client, configured.duo_url, lambda: datetime.now(UTC))
    if once or not sent.nothing:
        say.print(f"Aangenomen: {sent.accepted}. Geweigerd: {sent.refused}. Later opnieuw: {sent.later}.")


@duo.command("status")
def status() -> None:
    """Hoe het staat met de berichten aan en van DUO."""
    configured = settings()
    say.print("Verzenden: aan" if configured.sends_to_duo else OFF)
    say.print("Meldingen van DUO ontvangen: aan" if configured.hears_from_duo else "Meldingen van DUO ontvangen: uit")
    for each in faults(configured):
        say.print(f"Let op: {each}", markup=False)
    with _database(configured) as engine, open_session(engine) as session:
        for line in queue_lines(session):
            say.print(line, markup=False)


def queue_lines(session: Session) -> Iterator[str]:
    """How many messages there are of each state, since when one waits, and what DUO told that nobody handled."""
    rows = session.connection().execute(
        sa.select(col(DuoBericht.status), sa.func.count(), sa.func.min(col(DuoBericht.created_at))).group_by(
            col(DuoBericht.status)
        )
    )
    by_status = {BerichtStatus(code): (count, first) for code, count, first in rows}
    for each in BerichtStatus:
        if each in by_status:
            count, first = by_status[each]
            waits = each in (BerichtStatus.KLAAR, BerichtStatus.BEZIG, BerichtStatus.MISLUKT)
            yield f"{STATUSES[each]}: {count}" + (f" (oudste van {moment(_aware(first))})" if waits else "")
    if not by_status:
        yield "Er zijn geen berichten voor DUO."
    open_ones = session.exec(
        select(sa.func.count()).select_from(DuoNotificatie).where(col(DuoNotificatie.handled_at).is_(None))
    ).one()
    yield f"Meldingen van DUO die niemand heeft afgehandeld: {open_ones}"


def _aware(at: datetime) -> datetime:
    return at if at.tzinfo else at.replace(tzinfo=UTC)


@contextmanager
def _database(configured: Settings) -> Iterator[sa.Engine]:
    engine = connect_database(configured.url)
    try:
        with open_session(engine) as session:
            if not is_current(session.connection()):
                stop("Deze database is nog niet klaar voor gebruik. Voer eerst uit: koers migrate")
        yield engine
    except Unavailable:
        stop(AWAY)
    except WrongKeys as wrong:
        stop(str(wrong))
    finally:
        engine.dispose()

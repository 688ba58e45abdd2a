"""`koers keys`: the keys with which the BSN and the sensitive answers are encrypted."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa
import typer
from rich.progress import Progress
from sqlalchemy.exc import OperationalError

from database import connect, open_session
from operations.keys import old_keys, rotate, wrong_keys
from operations.migrate import is_current
from operations.reencryption import Differs, Then, not_under_the_first, plain, unreadable, waiting
from operations.serve import answers
from operations.terminal import aside, say, stop
from refusals import Unavailable
from secrecy import WrongKeys, new_keys
from settings import settings

keys = typer.Typer(no_args_is_help=True, help="De sleutels van wat versleuteld is.")

AWAY = "De database is bezet of niet bereikbaar. Draait Koers nog? Stop het en probeer het opnieuw."


@keys.command("new")
def new() -> None:
    """Een nieuwe sleutel maken, voor in .env."""
    print(f"KOERS_DATA_KEYS={new_keys()}")
    aside.print(
        "Zet deze regel in .env en bewaar de sleutel ook buiten deze machine, apart van de reservekopieën: zonder "
        "sleutel zijn de versleutelde gegevens weg. Wisselt u van sleutel, zet dan de nieuwe vooraan, dan een komma, "
        "dan de oude, en voer uit: koers keys rotate"
    )


@keys.command("rotate")
def go_over() -> None:
    """Alles opnieuw versleutelen met de eerste sleutel van KOERS_DATA_KEYS."""
    if answers(settings().port):
        stop("Koers draait nog en kent de nieuwe sleutel niet. Stop Koers eerst.")
    with _database() as engine:
        with engine.connect() as connection:
            rows = waiting(connection, not_under_the_first)
        with _progress("Opnieuw versleutelen …", rows) as after_each:
            resealed = rotate(engine, datetime.now(UTC), after_each)
        if resealed.unreadable:
            stop(
                f"{resealed.unreadable} gegevens zijn niet te openen; daar is niets aan veranderd. "
                "Laat alle sleutels in KOERS_DATA_KEYS staan.",
                code=1,
            )
    say.print(f"{resealed.rows} gegevens zijn opnieuw versleuteld. Alleen de eerste sleutel is nog nodig.")


@keys.command("check")
def look() -> None:
    """Controleren of alles wat versleuteld is, met deze sleutels te openen is."""
    with _database() as engine, engine.connect() as connection:
        faults = list(wrong_keys(connection))
        if faults:
            stop(*faults, code=1)
        total, unreadable_rows = unreadable(connection)
        readable, old = waiting(connection, plain), old_keys(connection)
    if readable:
        stop(f"{readable} gevoelige gegevens zijn nog niet versleuteld. Voer uit: koers migrate", code=1)
    if unreadable_rows:
        stop(f"{unreadable_rows} van de {total} versleutelde gegevens zijn niet te openen.", code=1)
    say.print(f"Alle {total} versleutelde gegevens zijn te openen.")
    if old:
        say.print(f"Nog nodig naast de eerste sleutel: {', '.join(old)}. Overgaan op de eerste: koers keys rotate")


@contextmanager
def _database() -> Iterator[sa.Engine]:
    engine = connect(settings().url)
    try:
        with open_session(engine) as session:
            current = is_current(session.connection())
        if not current:
            stop("Deze database is nog niet klaar voor gebruik. Voer eerst uit: koers migrate")
        yield engine
    except WrongKeys as wrong:
        stop(str(wrong))
    except Differs as differs:
        stop(f"ALARM: in de tabel {differs} zou iets veranderen. Daarvan is niets bewaard; meld dit.", code=1)
    except (Unavailable, OperationalError):
        stop(AWAY)
    finally:
        engine.dispose()


@contextmanager
def _progress(label: str, total: int) -> Iterator[Then]:
    with Progress(console=say, transient=True) as progress:
        bar = progress.add_task(label, total=total)

        def then(rows: int) -> None:
            progress.advance(bar, rows)

        yield then

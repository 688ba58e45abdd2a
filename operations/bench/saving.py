"""One answer kept, with its history and its audit row, against a bare commit of one row to the same disk."""

import gc
import sqlite3
import time
from collections.abc import Callable
from contextlib import ExitStack

import psycopg

from actions.answering.answers import save_answer
from actions.answering.field_kind import Edit
from database import connect, open_session
from operations.bench.bench_gemeente import BenchGemeente, make_gemeente
from operations.bench.databases import postgresql, sqlite_in
from operations.bench.figures import BenchFigure, middle, ratio
from operations.bench.scale import Scale
from operations.bench.writing import begun_intake, talk_fields, writing

GOAL = 2.0
TABLE = "CREATE TABLE bare (number INTEGER PRIMARY KEY, said TEXT)"

Deed = Callable[[int], None]


def saving(scale: Scale) -> list[BenchFigure]:
    """On SQLite."""
    gemeente = make_gemeente(sqlite_in(scale.folder)("saving"), dossiers=10, people=2, at=scale.at)
    with ExitStack() as stack:
        bare = sqlite3.connect(scale.folder / "bare.db")
        stack.callback(bare.close)
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):  # as database.py opens ours
            bare.execute(f"PRAGMA {pragma}")
        bare.execute(TABLE)

        def commit(number: int) -> None:
            with bare:
                bare.execute("INSERT INTO bare VALUES (?, ?)", (number, f"Antwoord {number}"))

        return _compare(stack, scale, gemeente, commit, "SQLite")


def saving_postgresql(scale: Scale) -> list[BenchFigure]:
    """On PostgreSQL."""
    with ExitStack() as stack:
        url = stack.enter_context(postgresql())("saving")
        gemeente = make_gemeente(url, dossiers=10, people=2, at=scale.at)
        bare = stack.enter_context(psycopg.connect(url, autocommit=True))
        bare.execute(TABLE)

        def commit(number: int) -> None:
            with bare.transaction():
                bare.execute("INSERT INTO bare VALUES (%s, %s)", (number, f"Antwoord {number}"))

        return _compare(stack, scale, gemeente, commit, "PostgreSQL")


def _compare(stack: ExitStack, scale: Scale, gemeente: BenchGemeente, commit: Deed, kind: str) -> list[BenchFigure]:
    """In turns, so that what slows the disk slows both."""
    save, ours, floor = _saver(stack, gemeente), [], []
    gc.collect()
    gc.freeze()  # as app.py does at its start
    stack.callback(gc.unfreeze)
    for number in range(scale.saves):
        ours.append(_ms(save, number))
        floor.append(_ms(commit, number))
    skipped = scale.saves // 10  # until caches are warm
    ours, floor = ours[skipped:], floor[skipped:]
    return [
        ratio(f"antwoord bewaren, {kind}: t.o.v. een kale commit", ours, floor, GOAL),
        middle(f"antwoord bewaren, {kind}", ours),
        middle(f"kale commit, {kind}", floor),
    ]


def _ms(deed: Deed, number: int) -> float:
    began = time.perf_counter()
    deed(number)
    return (time.perf_counter() - began) * 1000


def _saver(stack: ExitStack, gemeente: BenchGemeente) -> Deed:
    with writing(gemeente) as session:
        _, sheet_id = begun_intake(session, gemeente, gemeente.people[1])
    engine = connect(gemeente.url)
    stack.callback(engine.dispose)
    fields = talk_fields()

    def save(number: int) -> None:
        # What the page does: one unit of work for one answer.
        with open_session(engine) as session:
            save_answer(
                session,
                sheet_id=sheet_id,
                edit=Edit(
                    field=fields[number % len(fields)],
                    value=f"Antwoord {number}",
                    seen_version=number // len(fields),
                    by=gemeente.people[1],
                    at=gemeente.at,
                ),
            )

    return save
